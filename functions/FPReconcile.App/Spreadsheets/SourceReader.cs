using System.Security.Cryptography;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Versions;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Spreadsheets;

/// <summary>
/// Reads the files of a source into records. A file that cannot be read becomes a <see cref="FileProblem"/> and the others are
/// still read; of a damaged file nothing is taken in, for half a month looks like a month.
/// </summary>
internal static class SourceReader
{
    private const string DeathsName = "deaths";

    /// <summary>Reads a file, or every file below a folder in ordinal order of its name.</summary>
    public static SourceIntake ReadSource(SourceKind source, string path, IntakeSettings settings) =>
        ReadSource(path, new SourceIntakeBuilder(source, settings), (source, settings));

    /// <summary>
    /// Reads a file only to tell what would become of its rows. No more of its records is held than those that share an id with
    /// another one, so that memory does not grow with the length of a file; such a file is read twice.
    /// </summary>
    public static SourceIntake CheckSource(SourceKind source, string path, IntakeSettings settings)
    {
        var ids = new RepeatedIds();
        var intake = ReadSource(path, new SourceIntakeBuilder(source, settings, NoteOnly), (source, settings));
        return ids.Any ? ReadSource(path, new SourceIntakeBuilder(source, settings, ids.Contains), (source, settings)) : intake;

        bool NoteOnly(string id)
        {
            ids.Note(id);
            return false;
        }
    }

    private static SourceIntake ReadSource(string path, SourceIntakeBuilder builder, (SourceKind Kind, IntakeSettings Settings) source)
    {
        var files = FindFiles(path, source.Kind.Name(), builder.Add)
            .Select(file => (File: file, Input: Hash(file, builder.Add), Mapping: source.Settings.MappingFor(source.Kind, RelativePath(file), null)))
            .Where(static file => file.Input is not null)
            .ToList();
        // Of one file sent twice the one with the highest vintage counts, if their names tell any.
        var read = files.GroupBy(static file => file.Input!.Sha256, StringComparer.Ordinal)
            .ToDictionary(static same => same.Key, static same => same.MaxBy(static file => file.Mapping?.VintageOf(file.File.Name), VintageComparer.Instance).File, StringComparer.Ordinal);
        foreach (var (file, input, mapping) in files)
        {
            builder.Add(input!);

            // Two files without a byte are not one file sent twice: each is told.
            if (input!.Bytes > 0 && read[input.Sha256] is var same && same != file)
            {
                builder.AddRepeatedFile(file.Name, same.Name);
                continue;
            }

            var intake = builder.Open(file.Name);
            if (Read(file, intake, mapping) is { } problem)
                builder.Refuse(intake, problem);
            else
                builder.Add(intake);
        }

        return builder.Build();
    }

    /// <summary>Reads lists of deaths and stillbirths in the same way; every row counts.</summary>
    public static DeathIntake ReadDeaths(string path, IntakeSettings settings)
    {
        var builder = new DeathIntakeBuilder(settings);
        foreach (var file in FindFiles(path, DeathsName, builder.Add))
        {
            if (Hash(file, builder.Add) is not { } input)
                continue;
            builder.Add(input);
            var intake = builder.Open(file.Name);
            if (Read(file, intake, settings.MappingFor(null, RelativePath(file), null)) is { } problem)
                builder.Add(problem);
            else
                builder.Add(intake);
        }

        return builder.Build();
    }

    private static IReadOnlyList<SourceFile> FindFiles(string path, string prefix, Action<FileProblem> report)
    {
        try
        {
            var files = SourceFiles.Find(path, prefix);
            if (files is null)
                report(new FileProblem(prefix, FileProblemCode.NotFound, "the file or folder is not there: check the path"));
            else if (files.Count == 0)
                report(new FileProblem(prefix, FileProblemCode.NotFound, "the folder holds no file: check the path"));
            return files ?? [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            report(new FileProblem(prefix, FileProblemCode.Unreadable, "the folder or a folder below it cannot be opened: check its permissions"));
            return [];
        }
    }

    private static InputFile? Hash(SourceFile file, Action<FileProblem> report)
    {
        try
        {
            using var stream = InputStreams.Open(file.Path);
            var hash = SHA256.HashData(stream);
            return new InputFile(file.Name, stream.Length, Convert.ToHexStringLower(hash));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            report(ProblemOf(file, FileProblems.Unreadable()));
            return null;
        }
    }

    private static FileProblem? Read(SourceFile file, FileIntake intake, ColumnMapping? mapping)
    {
        try
        {
            using var workbook = TabularFiles.Open(file.Path, OptionsOf(mapping));
            foreach (var sheet in workbook.Sheets)
                ReadSheet(sheet, intake);
            if (intake.HasKnownHeading)
                intake.AddNotes(workbook.Notes);
        }
        catch (TabularFileException exception)
        {
            return ProblemOf(file, exception);
        }

        return ProblemOf(file, intake);
    }

    private static void ReadSheet(ITabularSheet sheet, FileIntake intake)
    {
        if (sheet.IsHidden)
        {
            intake.PassOverHidden(sheet.Name);
            return;
        }

        intake.ReadSheet(sheet.Name, sheet.ReadRows(), sheet.ReadMergedRanges());
        intake.AddNotes(sheet.Name, sheet.ReadNotes());
    }

    private static FileProblem? ProblemOf(SourceFile file, FileIntake intake)
    {
        if (intake.IsReturned)
        {
            return new FileProblem(file.Name, FileProblemCode.ReturnedFile,
                "the file is the one that check gave back, and names in it are masked: correct your own file and send that");
        }

        if (intake.IsMappedTwice)
        {
            return new FileProblem(file.Name, FileProblemCode.ColumnMappedTwice,
                "the mapping names one column of the file twice, by its heading and by its letter: keep one of them");
        }

        if (intake.ContradictingColumns is { } columns)
        {
            return new FileProblem(file.Name, FileProblemCode.DuplicateColumn,
                $"columns {columns} have the same heading and say different things: rename one of them, or name the right one by its letter in the mapping");
        }

        if (intake.HasKnownHeading || intake.StatesNoBirths)
            return null;
        return intake.IsEmpty
            ? new FileProblem(file.Name, FileProblemCode.Empty, "no visible sheet of the file holds anything: ask the sender for it again")
            : new FileProblem(file.Name, FileProblemCode.NoKnownHeading,
                "no row of the file holds headings that are known: name them in the mapping, or use the column names of this program");
    }

    private static FileProblem ProblemOf(SourceFile file, TabularFileException exception) => new(file.Name, exception.Code, exception.Message);

    /// <summary>How the files of a mapping are opened.</summary>
    public static TabularFileOptions OptionsOf(ColumnMapping? mapping) => new()
    {
        Encoding = mapping?.Encoding,
        Delimiter = mapping?.Delimiter,
        IsKnownHeader = HeadingDictionary.IsHeader,
        RowsAreReadOnce = true,
    };

    private static string RelativePath(SourceFile file) => file.Name[(file.Name.IndexOf('/', StringComparison.Ordinal) + 1)..];
}

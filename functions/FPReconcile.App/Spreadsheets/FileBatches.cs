using System.Security.Cryptography;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Spreadsheets;

/// <summary>
/// Reads one file into a batch. A file that cannot be read becomes a <see cref="FileProblem"/>; of a damaged file nothing is taken in,
/// for half a month looks like a month.
/// </summary>
internal static class FileBatches
{
    /// <summary>Reads a file that was sent; nothing is thrown for what is wrong with it.</summary>
    /// <param name="source">The office; null: it is a list of deaths.</param>
    /// <param name="name">Path of the file below the folder of its source, with forward slashes: how results call it.</param>
    /// <param name="path">Where it is on this machine.</param>
    /// <param name="settings">What intake has to know beside the file.</param>
    public static FileBatch Read(SourceKind? source, string name, string path, IntakeSettings settings)
    {
        var intakes = new FileIntakes(source, settings);
        var file = SourceFiles.Named(path, source?.Name() ?? DeathIntake.Name, name);
        return TryHash(file, out var problem) is { } input ? Read(file, input, intakes) : intakes.Unreadable(problem!);
    }

    /// <summary>Reads a file whose bytes were hashed.</summary>
    public static FileBatch Read(SourceFile file, InputFile input, FileIntakes intakes)
    {
        var intake = intakes.Open(file.Name);
        return intake.Finish(input, ReadSheets(file, intake, intakes.MappingFor(file.Name)));
    }

    /// <summary>Length and hash of a file; null with a problem when it cannot be opened.</summary>
    public static InputFile? TryHash(SourceFile file, out FileProblem? problem)
    {
        problem = null;
        try
        {
            using var stream = InputStreams.Open(file.Path);
            var hash = SHA256.HashData(stream);
            return new InputFile(file.Name, stream.Length, Convert.ToHexStringLower(hash));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = ProblemOf(file, FileProblems.Unreadable());
            return null;
        }
    }

    /// <summary>How the files of a mapping are opened.</summary>
    public static TabularFileOptions OptionsOf(ColumnMapping? mapping) => new()
    {
        Encoding = mapping?.Encoding,
        Delimiter = mapping?.Delimiter,
        IsKnownHeader = HeadingDictionary.IsHeader,
        RowsAreReadOnce = true,
    };

    private static FileProblem? ReadSheets(SourceFile file, FileIntake intake, ColumnMapping? mapping)
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
}

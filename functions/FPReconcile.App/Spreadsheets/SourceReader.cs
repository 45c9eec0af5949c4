using FPReconcile.Core.Intake;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Spreadsheets;

/// <summary>
/// Reads the files of a source into records. A file that cannot be read becomes a <see cref="FileProblem"/> and the others are
/// still read.
/// </summary>
internal static class SourceReader
{
    /// <summary>Reads a file, or every file below a folder in ordinal order of its name.</summary>
    public static SourceIntake ReadSource(SourceKind source, string path, IntakeSettings settings) =>
        ReadSource(source, path, new FileIntakes(source, settings));

    /// <summary>
    /// Reads a file only to tell what would become of its rows. No more of its records is held than those that share an id with
    /// another one, so that memory does not grow with the length of a file; such a file is read twice.
    /// </summary>
    public static SourceIntake CheckSource(SourceKind source, string path, IntakeSettings settings)
    {
        var ids = new RepeatedIds();
        var intake = ReadSource(source, path, new FileIntakes(source, settings, NoteOnly));
        return ids.Any ? ReadSource(source, path, new FileIntakes(source, settings, ids.Contains)) : intake;

        bool NoteOnly(string id)
        {
            ids.Note(id);
            return false;
        }
    }

    private static SourceIntake ReadSource(SourceKind source, string path, FileIntakes intakes)
    {
        var builder = new SourceIntakeBuilder(source);
        var files = FindFiles(path, source.Name(), builder.Add)
            .Select(file => (File: file, Input: Hash(file, builder.Add)))
            .Where(static file => file.Input is not null)
            .ToList();
        var repeated = new RepeatedFiles(files.Select(file => (file.Input!, intakes.VintageOf(file.File.Name))));
        foreach (var (file, input) in files)
        {
            if (repeated.ReadInPlaceOf(input!) is { } same)
                builder.AddRepeated(input!, same);
            else
                builder.Add(FileBatches.Read(file, input!, intakes));
        }

        return builder.Build();
    }

    /// <summary>Reads lists of deaths and stillbirths in the same way; every row counts.</summary>
    public static DeathIntake ReadDeaths(string path, IntakeSettings settings)
    {
        var intakes = new FileIntakes(null, settings);
        var builder = new DeathIntakeBuilder();
        foreach (var file in FindFiles(path, DeathIntake.Name, builder.Add))
        {
            if (Hash(file, builder.Add) is { } input)
                builder.Add(FileBatches.Read(file, input, intakes));
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
                report(FileProblem.NoFile(prefix));
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
        var input = FileBatches.TryHash(file, out var problem);
        if (problem is not null)
            report(problem);
        return input;
    }
}

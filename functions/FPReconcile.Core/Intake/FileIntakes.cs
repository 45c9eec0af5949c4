using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Rows;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake;

/// <summary>Opens the files of one source for intake. What their texts were read as is shared among them.</summary>
/// <param name="source">The office; null for lists of deaths.</param>
/// <param name="settings">What intake has to know beside the files.</param>
/// <param name="keepsRecord">Says by its id whether a record is kept; null: all are. A check of a long file needs few of them.</param>
public sealed class FileIntakes(SourceKind? source, IntakeSettings settings, Func<string, bool>? keepsRecord = null)
{
    private readonly ValueCaches _caches = new();

    /// <summary>Begins a file; it becomes a batch by <see cref="FileIntake.Finish"/> once its sheets were read.</summary>
    /// <param name="file">Its path, prefixed with the source name.</param>
    public FileIntake Open(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new FileIntake(source, file, settings, _caches, keepsRecord ?? (static _ => true));
    }

    /// <summary>A file that cannot be opened.</summary>
    public FileBatch Unreadable(FileProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new FileBatch { Source = source, File = problem.File, AsOf = settings.AsOf, Problem = problem };
    }

    /// <summary>The mapping for a file as a whole: how to open it; null: none.</summary>
    public ColumnMapping? MappingFor(string file) => settings.MappingFor(source, RelativePath(file), null);

    /// <summary>The vintage that the mapping tells for a file as a whole; null: none.</summary>
    public string? VintageOf(string file) => MappingFor(file)?.VintageOf(file);

    internal static string RelativePath(string file) => file[(file.IndexOf('/', StringComparison.Ordinal) + 1)..];
}

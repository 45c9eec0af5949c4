using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake;

/// <summary>
/// One file as intake understood it, on the day it arrived: its records, what was set aside, and what rules across files need to know of
/// it. Nothing in it depends on another file, and nothing that intake dropped is in it.
/// </summary>
public sealed class FileBatch
{
    /// <summary>The office; null for a list of deaths.</summary>
    public required SourceKind? Source { get; init; }

    /// <summary>Path of the file, prefixed with the source name.</summary>
    public required string File { get; init; }

    /// <summary>The day the file was looked at from: rows dated after it are set aside, and two-digit years are read from it.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The file and the hash of its bytes; null when it could not be opened.</summary>
    public InputFile? Input { get; init; }

    /// <summary>The vintage that the mapping tells for the file as a whole: it chooses among files with the same bytes. Null: none.</summary>
    public string? FileVintage { get; init; }

    /// <summary>What is wrong with the file; null: nothing. With a problem there may be sheets all the same: those of a file without a usable row.</summary>
    public FileProblem? Problem { get; init; }

    /// <summary>The sheets that were read, in order of the file; none of a file that is not taken in.</summary>
    public IReadOnlyList<SheetBatch> Sheets { get; init; } = [];

    /// <summary>What is told of the sheets that were not read.</summary>
    public IReadOnlyList<SheetReport> PassedOver { get; init; } = [];

    /// <summary>Evidence of deaths in a file that is not taken in: it counts all the same.</summary>
    public IReadOnlyList<DeathRecord> DeathsOfRefusedFile { get; init; } = [];
}

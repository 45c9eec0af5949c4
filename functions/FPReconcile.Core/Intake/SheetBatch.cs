using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake;

/// <summary>One sheet of a <see cref="FileBatch"/>.</summary>
public sealed class SheetBatch
{
    /// <summary>Its line of intake.csv, as far as the file alone tells it.</summary>
    public required SheetReport Report { get; init; }

    /// <summary>What the mapping says of its rows; null: no mapping is for it.</summary>
    public ExtractDeclaration? Declared { get; init; }

    /// <summary>In order of row; empty for a list of deaths.</summary>
    public IReadOnlyList<BirthRecord> Records { get; init; } = [];

    /// <summary>Rows of a list of deaths, or evidence of rows that were set aside; in order of row.</summary>
    public IReadOnlyList<DeathRecord> Deaths { get; init; } = [];

    /// <summary>In order of row; of one row in order of its columns.</summary>
    public IReadOnlyList<RowRejection> Rejections { get; init; } = [];

    /// <summary>Counts of the rows that can be used.</summary>
    public RecordCounts Counts { get; init; } = new();
}

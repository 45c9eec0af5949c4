namespace FPReconcile.App.Review.Vintages;

/// <summary>Completeness as a vintage tells it.</summary>
internal sealed record VintageCompleteness
{
    public required VintageTable All { get; init; }

    public IReadOnlyList<VintageTable>? Strata { get; init; }

    public IReadOnlyList<string>? NotPublished { get; init; }

    public IReadOnlyList<OddsRatioPoint>? OddsRatioSensitivity { get; init; }

    public LinkageFigures? LinkageCorrection { get; init; }
}

/// <summary>Capture histories by one property.</summary>
/// <param name="Stratum">all, area, month, quarter, year, sex or facility_type.</param>
/// <param name="Grouping">How much of the histories is told.</param>
/// <param name="Rows">Ordered by label, never by a count.</param>
/// <param name="Total">Of all rows; null when there is one.</param>
internal sealed record VintageTable(string Stratum, string Grouping, IReadOnlyList<VintageRow> Rows, VintageRow? Total)
{
    /// <summary>The rows with their total at the end.</summary>
    public IEnumerable<VintageRow> All => Total is null ? Rows : Rows.Append(Total);
}

/// <summary>One row of it.</summary>
internal sealed record VintageRow
{
    // A key that is left out is null for the reader that is made at compile time.

    /// <summary>Code; empty for the total.</summary>
    public string Label { get; init => field = value ?? ""; } = "";

    /// <summary>A count for each group of histories, in the order of the file; null when it is hidden.</summary>
    public OrderedDictionary<string, long?> Counts { get; init => field = value ?? []; } = [];

    public long? Observed { get; init; }

    public PercentRange? FoundOfNotified { get; init; }

    public PercentRange? RegisteredOfNotified { get; init; }

    public VintageEstimate? Base { get; init; }

    public int? CompletenessByBasePercent { get; init; }

    public IReadOnlyList<VintageEstimate>? Models { get; init; }

    public CountRange? RangeOverModels { get; init; }

    public CountRange? RangeOverOddsRatios { get; init; }
}

/// <summary>An estimated number of births, or why it is not shown.</summary>
internal sealed record VintageEstimate
{
    /// <summary>Name of the model; null of the base.</summary>
    public string? Model { get; init; }

    public long? Births { get; init; }

    public long? StandardError { get; init; }

    public long? Low { get; init; }

    public long? High { get; init; }

    public string? NotShown { get; init; }
}

/// <summary>Births if being in one list changed the odds of being in the other.</summary>
internal sealed record OddsRatioPoint(double Theta, long? Births);

/// <summary>The base with the errors of linkage that the run expects.</summary>
internal sealed record LinkageFigures(double ExpectedPrecision, double ExpectedRecallAtMost, long? Births, long? Low, long? High);

namespace FPReconcile.Core.Intake;

/// <summary>The rows of one sheet after reading, before the dates of its file are decided.</summary>
internal sealed class SheetDraft
{
    public required SheetTally Tally { get; init; }

    public required SheetLayout Layout { get; init; }

    /// <summary>Letters of two columns with one heading that contradict each other; null when there are none.</summary>
    public string? ContradictingColumns { get; set; }

    public List<RowDraft> Rows { get; } = [];

    /// <summary>In order of row; columns of a row in order of the sheet.</summary>
    public List<PendingRejection> Rejections { get; } = [];

    /// <summary>Column from 0 of a canonical column, -1 when the sheet has none.</summary>
    public int IndexOf(CanonicalColumn column)
    {
        foreach (var planned in Layout.Plan.Columns)
        {
            if (planned.Meaning.IsColumn(column))
                return planned.Index;
        }

        return -1;
    }
}

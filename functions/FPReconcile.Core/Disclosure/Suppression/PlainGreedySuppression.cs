namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>
/// Plain greedy suppression: as long as a hidden cell is too well known, the smallest cell of its row and the smallest of its
/// column that are still shown are hidden too. What the search is measured against, and one of its starting points.
/// </summary>
internal static class PlainGreedySuppression
{
    /// <summary>The cells to hide; null when it runs out of cells.</summary>
    public static IReadOnlyList<int>? Find(SuppressionTask task)
    {
        var hidden = task.NothingHidden();
        hidden.Set([.. Enumerable.Range(0, task.Shape.Cells).Where(cell => task.MustHide[cell])]);
        Extend(task, hidden, task.MayHide);
        return hidden.IsSafe() ? hidden.ToArray() : null;
    }

    /// <summary>Hides more until every hidden cell is protected, or nothing is left to hide.</summary>
    public static void Extend(SuppressionTask task, HiddenCells hidden, bool[] mayHide)
    {
        for (var isExtended = true; isExtended;)
        {
            isExtended = false;
            foreach (var cell in hidden.ToArray().Where(cell => hidden.WeaknessOf(cell) is not null))
            {
                foreach (var node in (ReadOnlySpan<int>)[task.Shape.RowNode(cell), task.Shape.ColumnNode(cell)])
                    isExtended |= TryHideSmallest(task, hidden, mayHide, node);
            }
        }
    }

    // Totals are cells of their row and column: the largest ones, so they come last.
    private static bool TryHideSmallest(SuppressionTask task, HiddenCells hidden, bool[] mayHide, int node)
    {
        int? smallest = null;
        foreach (var cell in task.Shape.CellsOf(node).Where(cell => mayHide[cell] && !hidden.IsHidden(cell)))
        {
            if (smallest is not { } best || task.Table.Values[cell] < task.Table.Values[best])
                smallest = cell;
        }

        if (smallest is { } found)
            hidden.Hide(found);
        return smallest is not null;
    }
}

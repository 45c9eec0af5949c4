using FPReconcile.Core.Blocking;

namespace FPReconcile.Core.Runs.Incremental;

/// <summary>
/// Finds out which candidate pairs changes of the tables take away and bring: pairs of the changed rows, of rows whose blocks became
/// too large or no longer are, and of rows that the later stages now look at or no longer do.
/// </summary>
internal sealed class PairUpdate
{
    private readonly KeptLinkageParts _parts;
    private readonly RowWorkers _workers;
    private readonly RowSearch _before;
    private readonly RowSet _touched = new();
    private readonly ChangedPairs _pairs;

    public PairUpdate(KeptLinkageParts parts, RowWorkers workers)
    {
        (_parts, _workers) = (parts, workers);
        _before = new RowSearch(workers, isNew: false);
        After = new RowSearch(workers, isNew: true);
        _pairs = new ChangedPairs(parts);
    }

    /// <summary>Finds the pairs that are there after the changes.</summary>
    public RowSearch After { get; }

    /// <summary>Runs the stages, and gives the pairs that are lost and those that are new; a pair that comes in another place is both.</summary>
    public ChangedPairs Run()
    {
        var changed = ChangedRows();
        for (BlockingStage? stage = BlockingStage.Narrow; stage is { } current;)
        {
            _touched.Add(changed);
            AddLeftRowsOfBlocks(changed, current);
            AddChanges(current);
            stage = _parts.Rules.Next(current);
            if (stage is { } next)
                changed = UpdateOpenRows(current, next, changed);
        }

        return _pairs;
    }

    private RowSet ChangedRows()
    {
        var rows = new RowSet();
        foreach (var (isLeft, table) in new[] { (true, _parts.Left), (false, _parts.Right) })
        {
            foreach (var row in table.RemovedNow.Concat(table.AddedNow))
                rows.Add(new RowRef(isLeft, row));
        }

        return rows;
    }

    private void AddLeftRowsOfBlocks(RowSet changed, BlockingStage stage)
    {
        var lefts = new List<int>?[changed.Count];
        _workers.Run(changed.Count, (finder, i) => lefts[i] = changed[i].IsLeft ? null : BlockChanges.LeftRows(_parts, finder, changed[i].Row, stage));
        foreach (var rows in lefts)
        {
            foreach (var row in rows ?? [])
                _touched.Add(new RowRef(true, row));
        }
    }

    /// <summary>
    /// Adds the changes of a stage. Those of earlier stages are known: what changes there are pairs of rows that were touched there.
    /// </summary>
    private void AddChanges(BlockingStage stage)
    {
        _before.Find(_touched, 0, stage);
        After.Find(_touched, 0, stage);
        var changes = new RowChange?[_touched.Count];
        _workers.Run(changes.Length, (finder, i) =>
        {
            var row = _touched[i];
            var unweighed = _parts.TableOf(row).IsThere(row.Row, isNew: true) ? finder.Comparer : null;
            changes[i] = _pairs.Of(_before.Of(row).Of(stage), After.Of(row).Of(stage), unweighed);
        });
        foreach (var change in changes)
            _pairs.Add(change);
    }

    /// <summary>Finds out which rows the next stage looks at, and gives those of which this has changed.</summary>
    private RowSet UpdateOpenRows(BlockingStage stage, BlockingStage next, RowSet changed)
    {
        var rows = RowsOfLikelyPairs(stage, changed);
        var isOpen = new bool[rows.Count];
        var partners = SettlingPartners(rows, stage);
        After.Find(partners, 0, stage);
        for (var i = 0; i < isOpen.Length; i++)
            isOpen[i] = !IsSettled(rows[i], stage);
        var opened = new RowSet();
        for (var i = 0; i < isOpen.Length; i++)
        {
            var (row, table) = (rows[i], _parts.TableOf(rows[i]));
            if (table.IsThere(row.Row, isNew: true))
                table.SetOpen(row.Row, next, isOpen[i]);
            if (table.IsWanted(row.Row, next, false) != table.IsWanted(row.Row, next, true))
                opened.Add(row);
        }

        return opened;
    }

    /// <summary>The rows of likely pairs that changed, and those of all likely pairs of these.</summary>
    private RowSet RowsOfLikelyPairs(BlockingStage stage, RowSet changed)
    {
        var rows = new RowSet();
        rows.Add(changed);
        for (var i = 0; i < _pairs.Count; i++)
        {
            if (!IsLikely(_pairs[i]))
                continue;
            rows.Add(_pairs[i].LeftRow);
            rows.Add(_pairs[i].RightRow);
        }

        var count = rows.Count;
        After.Find(rows, 0, stage);
        for (var i = 0; i < count; i++)
        {
            foreach (ref readonly var pair in After.PairsOf(rows[i], stage))
            {
                if (IsLikely(pair))
                    rows.Add(pair.Other(rows[i].IsLeft));
            }
        }

        After.Find(rows, count, stage);
        return rows;
    }

    /// <summary>The other rows of pairs that settle rows unless they have likely pairs of their own.</summary>
    private RowSet SettlingPartners(RowSet rows, BlockingStage stage)
    {
        var partners = new RowSet();
        for (var i = 0; i < rows.Count; i++)
        {
            if (CountLikely(rows[i], stage, out var only) == 1 && only.Score.IsSure)
                partners.Add(only.Other(rows[i].IsLeft));
        }

        return partners;
    }

    /// <summary>The same as <see cref="Linkage.TableLinker"/> says it for all rows: one likely pair, sure, that is the only one of its other row.</summary>
    private bool IsSettled(RowRef row, BlockingStage stage) =>
        CountLikely(row, stage, out var only) == 1 && only.Score.IsSure && CountLikely(only.Other(row.IsLeft), stage, out _) == 1;

    private int CountLikely(RowRef row, BlockingStage stage, out FoundPair last)
    {
        (var count, last) = (0, default);
        foreach (ref readonly var pair in After.PairsOf(row, stage))
        {
            if (!IsLikely(pair))
                continue;
            last = pair;
            count++;
        }

        return count;
    }

    private static bool IsLikely(in FoundPair pair) => pair.Score.MatchBits >= 0;
}

using FPReconcile.Core.Blocking;
using FPReconcile.Core.Runs.Incremental.Index;
using FPReconcile.Core.Runs.Incremental.Kept;

namespace FPReconcile.Core.Runs.Incremental.Pairs;

/// <summary>
/// Finds out which candidate pairs changes of the tables take away and bring: pairs of the changed rows, of rows whose blocks became
/// too large or no longer are, and of rows that the later stages now look at or no longer do.
/// </summary>
internal sealed class PairUpdate(KeptLinkageParts parts, RowWorkers workers)
{
    private readonly RowSet _touched = new();
    private readonly ChangedPairs _pairs = new(parts);

    /// <summary>The pairs before the changes.</summary>
    public PairsBefore Before { get; } = new(parts, workers);

    /// <summary>Runs the stages, and gives the pairs that are lost and those that are new; a pair that comes in another place is both.</summary>
    public ChangedPairs Run()
    {
        var changed = ChangedRows();
        for (BlockingStage? stage = BlockingStage.Narrow; stage is { } current;)
        {
            _touched.Add(changed);
            AddLeftRowsOfBlocks(changed, current);
            AddChanges(current);
            stage = parts.Rules.Next(current);
            if (stage is { } next)
                changed = new OpenRows(parts, new PairsNow(workers, Before, _pairs, current), _pairs).Update(next, changed);
        }

        return _pairs;
    }

    private RowSet ChangedRows()
    {
        var rows = new RowSet();
        foreach (var (isLeft, table) in new[] { (true, parts.Left), (false, parts.Right) })
        {
            foreach (var row in table.RemovedNow.Concat(table.AddedNow))
                rows.Add(new RowRef(isLeft, row));
        }

        return rows;
    }

    private void AddLeftRowsOfBlocks(RowSet changed, BlockingStage stage)
    {
        var lefts = new List<int>?[changed.Count];
        workers.Run(changed.Count, (finder, i) => lefts[i] = changed[i].IsLeft ? null : BlockChanges.LeftRows(parts, finder, changed[i].Row, stage));
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
        Before.Find(_touched, 0);
        var ofStage = new StageChanges(parts, Before, _pairs, stage);
        var changes = new RowChange?[_touched.Count];
        workers.Run(changes.Length, (finder, i) => changes[i] = ofStage.Of(_touched[i], finder));
        foreach (var change in changes)
            _pairs.Add(change);
    }
}

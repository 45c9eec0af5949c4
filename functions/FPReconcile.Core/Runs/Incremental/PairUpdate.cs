using FPReconcile.Core.Blocking;

namespace FPReconcile.Core.Runs.Incremental;

/// <summary>
/// Finds out which candidate pairs changes of the tables take away and bring: pairs of the changed rows, of rows whose blocks became
/// too large or no longer are, and of rows that the later stages now look at or no longer do.
/// </summary>
internal sealed class PairUpdate
{
    private readonly KeptLinkageParts _parts;
    private readonly PairScores _scores;
    private readonly BlockChanges _blocks;
    private readonly HashSet<RowRef> _touched = [];

    public PairUpdate(KeptLinkageParts parts, PairScores scores)
    {
        _parts = parts;
        _scores = scores;
        Before = new RowSearch(parts.Left, parts.Right, parts.Rules, isNew: false);
        After = new RowSearch(parts.Left, parts.Right, parts.Rules, isNew: true);
        _blocks = new BlockChanges(parts, Before, After);
    }

    /// <summary>Finds the pairs that were there before the changes.</summary>
    public RowSearch Before { get; }

    /// <summary>Finds the pairs that are there after them.</summary>
    public RowSearch After { get; }

    /// <summary>Runs the stages, and gives the pairs that are lost and those that are new; a pair that comes in another place is both.</summary>
    public (HashSet<FoundPair> Lost, HashSet<FoundPair> New) Run()
    {
        var changed = ChangedRows();
        for (BlockingStage? stage = BlockingStage.Narrow; stage is { } current;)
        {
            _touched.UnionWith(changed);
            foreach (var row in changed.Where(row => !row.IsLeft))
                _blocks.AddLeftRows(row.Row, current, _touched);
            stage = _parts.Rules.Next(current);
            if (stage is { } next)
                changed = UpdateOpenRows(current, next, changed);
        }

        return Changes(BlockingStage.Wide);
    }

    private List<RowRef> ChangedRows() =>
    [
        .. _parts.Left.RemovedNow.Concat(_parts.Left.AddedNow).Select(row => new RowRef(true, row)),
        .. _parts.Right.RemovedNow.Concat(_parts.Right.AddedNow).Select(row => new RowRef(false, row)),
    ];

    private (HashSet<FoundPair> Lost, HashSet<FoundPair> New) Changes(BlockingStage upTo)
    {
        var (lost, gained) = (new HashSet<FoundPair>(), new HashSet<FoundPair>());
        foreach (var row in _touched)
        {
            lost.UnionWith(Before.PairsOf(row, upTo));
            gained.UnionWith(After.PairsOf(row, upTo));
        }

        var unchanged = lost.Where(gained.Contains).ToList();
        lost.ExceptWith(unchanged);
        gained.ExceptWith(unchanged);
        return (lost, gained);
    }

    /// <summary>Finds out which rows the next stage looks at, and gives those of which this has changed.</summary>
    private List<RowRef> UpdateOpenRows(BlockingStage stage, BlockingStage next, List<RowRef> changed)
    {
        var (lost, gained) = Changes(stage);
        var rows = changed.ToHashSet();
        foreach (var pair in lost.Concat(gained).Where(IsLikely))
        {
            rows.Add(new RowRef(true, pair.Left));
            rows.Add(new RowRef(false, pair.Right));
        }

        foreach (var row in rows.ToList())
            rows.UnionWith(LikelyPairs(row, stage).Select(pair => pair.Other(row.IsLeft)));
        foreach (var row in rows)
        {
            if (_parts.TableOf(row).IsThere(row.Row, isNew: true))
                _parts.TableOf(row).SetOpen(row.Row, next, !IsSettled(row, stage));
        }

        return [.. rows.Where(row => _parts.TableOf(row).IsWanted(row.Row, next, false) != _parts.TableOf(row).IsWanted(row.Row, next, true))];
    }

    /// <summary>The same as <see cref="Linkage.TableLinker"/> says it for all rows: one likely pair, sure, that is the only one of its other row.</summary>
    private bool IsSettled(RowRef row, BlockingStage stage) =>
        LikelyPairs(row, stage) is [var only] && _scores.Of(only).IsSure && LikelyPairs(only.Other(row.IsLeft), stage).Count == 1;

    private List<FoundPair> LikelyPairs(RowRef row, BlockingStage stage) => [.. After.PairsOf(row, stage).Where(IsLikely)];

    private bool IsLikely(FoundPair pair) => _scores.Of(pair).MatchBits >= 0;
}

using FPReconcile.Core.Blocking;

namespace FPReconcile.Core.Runs.Incremental;

/// <summary>The pairs of one row, as far as its stages were run: those of a stage after those of the stages before it.</summary>
internal sealed class RowPairs
{
    private readonly PairList _pairs = new();
    private int _endOfNarrow;
    private int _endOfMiddle;

    /// <summary>The first stage that was not run.</summary>
    public BlockingStage Next { get; private set; }

    public ReadOnlySpan<FoundPair> All => _pairs.First(_pairs.Count);

    public void Add(in FoundPair pair) => _pairs.Add(pair);

    /// <summary>All pairs of the stage are there.</summary>
    public void EndStage()
    {
        if (Next == BlockingStage.Narrow)
            _endOfNarrow = _pairs.Count;
        if (Next <= BlockingStage.Middle)
            _endOfMiddle = _pairs.Count;
        Next++;
    }

    /// <summary>The pairs of the stages up to one that was run.</summary>
    public ReadOnlySpan<FoundPair> UpTo(BlockingStage stage) => _pairs.First(EndOf(stage));

    /// <summary>The pairs of one stage that was run.</summary>
    public ReadOnlySpan<FoundPair> Of(BlockingStage stage) =>
        _pairs.First(EndOf(stage))[(stage == BlockingStage.Narrow ? 0 : EndOf(stage - 1))..];

    private int EndOf(BlockingStage stage) => stage switch
    {
        BlockingStage.Narrow => _endOfNarrow,
        BlockingStage.Middle => _endOfMiddle,
        _ => _pairs.Count,
    };
}

using FPReconcile.Core.Blocking;
using FPReconcile.Core.Runs.Incremental.Kept;

namespace FPReconcile.Core.Runs.Incremental.Pairs;

/// <summary>A candidate pair, where a search of the whole tables comes upon it, and its weights.</summary>
/// <param name="Left">Left row.</param>
/// <param name="Right">Right row.</param>
/// <param name="Order">Where it comes, the order of the rows aside.</param>
/// <param name="Score">Its weights.</param>
internal readonly record struct FoundPair(int Left, int Right, PairOrder Order, PairScore Score)
{
    public ulong Key => KeyOf(Left, Right);

    /// <summary>The key of a pair of a row of one side with one of the other.</summary>
    public static ulong KeyOf(RowRef row, int partner) => row.IsLeft ? KeyOf(row.Row, partner) : KeyOf(partner, row.Row);

    public RowRef LeftRow => new(true, Left);

    public RowRef RightRow => new(false, Right);

    public static ulong KeyOf(int left, int right) => ((ulong)left << 32) | (uint)right;

    /// <summary>The row of the other side.</summary>
    public RowRef Other(bool isLeft) => isLeft ? RightRow : LeftRow;
}

/// <summary>
/// The order of <see cref="PairFinder"/>: stage by stage, inside groups (group by group, rule by rule) before across them (rule by
/// rule, part by part), blocks that were refined after those that were not. Left rows, then right rows come after it.
/// </summary>
internal readonly record struct PairOrder
{
    private const int StageShift = 33;
    private const int AcrossShift = 32;
    private const int HalfShift = 32;

    // Packed, so that millions of pairs take little room and are compared in one go.
    private readonly ulong _first;
    private readonly ulong _second;

    private PairOrder(BlockingStage stage, ulong first, ulong second) => (_first, _second) = (((ulong)stage << StageShift) | first, second);

    /// <summary>The stage that finds the pair.</summary>
    public BlockingStage Stage => (BlockingStage)(_first >> StageShift);

    public static PairOrder Inside(BlockingStage stage, int group, int rule, int depth) =>
        new(stage, Ascending(group), ((ulong)rule << HalfShift) | (uint)depth);

    public static PairOrder Across(BlockingStage stage, int rule, int part, int depth) =>
        new(stage, (1UL << AcrossShift) | Ascending(rule), ((ulong)part << HalfShift) | (uint)depth);

    public static int Compare(PairOrder a, PairOrder b) => a._first != b._first ? a._first.CompareTo(b._first) : a._second.CompareTo(b._second);

    public bool IsSame(PairOrder other) => _first == other._first && _second == other._second;

    /// <summary>Values of groups may be negative.</summary>
    private static uint Ascending(int value) => unchecked((uint)value) ^ 0x8000_0000;
}

/// <summary>Weights of a pair.</summary>
/// <param name="MatchBits">By the model.</param>
/// <param name="Raw">Without what fields agree on together by chance.</param>
/// <param name="Weight">The same with the prior after the first assignment.</param>
/// <param name="IsSure">Whether it can settle its rows.</param>
internal readonly record struct PairScore(double MatchBits, double Raw, double Weight, bool IsSure);

using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Incremental.Kept;
using FPReconcile.Core.Runs.TwoTables;

namespace FPReconcile.Core.Runs.Incremental.Image;

/// <summary>
/// What the weights and the search for pairs take from the tables as a whole: how frequent values are, which fields agree together
/// by chance, the prior after the first assignment, how wide the rules are. It stays as it was in the first run of a series, because
/// otherwise one new row would change the weights of all links.
/// </summary>
public sealed class LinkFrame
{
    internal LinkFrame()
    {
    }

    /// <summary>The rules with their stages and limits.</summary>
    internal IReadOnlyList<BlockingRule> Rules { get; init; } = [];

    /// <summary>See <see cref="PairFinder.Parts"/>.</summary>
    internal int Parts { get; init; } = 1;

    /// <summary>The column that groups the rows; null: none.</summary>
    internal string? GroupColumn { get; init; }

    internal IReadOnlyList<DependenceEdge> Dependence { get; init; } = [];

    /// <summary>Bits by which the prior differs from that of the model.</summary>
    internal double PriorShift { get; init; }

    /// <summary>How often values occurred, for the comparisons with term frequencies.</summary>
    internal IReadOnlyList<KeptCounts> Counts { get; init; } = [];

    /// <summary>The texts that the counts are for; null in a frame that is being made.</summary>
    internal KeptPool? Texts { get; init; }

    internal ChanceDependence DependenceOf(IReadOnlyList<Comparison> comparisons) => new(comparisons, Dependence);

    /// <summary>The plan of a run over whole tables with this frame.</summary>
    internal LinkagePlan Plan(TwoTableInput input) =>
        new(input.Comparisons, Rules) { Parts = Parts, Counts = column => CountsIn(input.Left.Pool, column) };

    /// <summary>The counts of a column by the numbers that values have in a pool.</summary>
    internal TermCounts CountsIn(ValuePool pool, string column)
    {
        var counts = Counts.First(kept => kept.Column == column);
        return counts.IsPooled
            ? new TermCounts(counts.Total, value => counts.CountOf(Texts!.Find(pool.Text(value).ToString())))
            : new TermCounts(counts.Total, counts.CountOf);
    }

    /// <summary>The same frame for an image of another run, whose pool gets all texts that were counted.</summary>
    internal LinkFrame For(ValuePool pool)
    {
        for (var number = 0; number < Texts!.Count; number++)
            pool.Intern(Texts[number]);
        return new LinkFrame
        {
            Rules = Rules, Parts = Parts, GroupColumn = GroupColumn, Dependence = Dependence, PriorShift = PriorShift,
            Counts = [.. Counts.Select(counts => counts.IsPooled ? counts with { Least = 0, Counts = CountsOfAll(pool, counts.Column) } : counts)],
        };
    }

    private int[] CountsOfAll(ValuePool pool, string column)
    {
        var countOf = CountsIn(pool, column).CountOf;
        var counts = new int[pool.Count];
        for (var value = 0; value < counts.Length; value++)
            counts[value] = countOf(value);
        return counts;
    }
}

/// <summary>How often the values of one column occurred in both tables.</summary>
/// <param name="Column">The column.</param>
/// <param name="IsPooled">Whether its values are texts.</param>
/// <param name="Total">Values that were there.</param>
/// <param name="Least">The least value.</param>
/// <param name="Counts">For each value from the least on how often it occurred.</param>
internal sealed record KeptCounts(string Column, bool IsPooled, int Total, int Least, ReadOnlyMemory<int> Counts)
{
    public int CountOf(int value)
    {
        var place = (long)value - Least;
        return place >= 0 && place < Counts.Length ? Counts.Span[(int)place] : 0;
    }

    public static KeptCounts Of(EncodedTable left, EncodedTable right, string column, bool isPooled)
    {
        var (inLeft, inRight) = (left.Frequencies(column), right.Frequencies(column));
        var isEmpty = inLeft.Span == 0 && inRight.Span == 0;
        var least = inLeft.Span == 0 ? inRight.Least : inRight.Span == 0 ? inLeft.Least : Math.Min(inLeft.Least, inRight.Least);
        var end = Math.Max(inLeft.Span == 0 ? least : inLeft.Least + inLeft.Span, inRight.Span == 0 ? least : inRight.Least + inRight.Span);
        var counts = new int[isEmpty ? 0 : end - least];
        for (var i = 0; i < counts.Length; i++)
            counts[i] = inLeft.CountOf(least + i) + inRight.CountOf(least + i);
        return new KeptCounts(column, isPooled, inLeft.Total + inRight.Total, least, counts);
    }
}

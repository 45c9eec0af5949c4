namespace FPReconcile.Core.Completeness;

/// <summary>How many births have each capture history over two or three lists; what was not counted is none.</summary>
public sealed class CaptureCounts
{
    /// <summary>Largest count: far above all births of the world, far below where sums of counts overflow.</summary>
    public const long LargestCount = 1_000_000_000_000;

    private readonly long[] _counts;

    /// <exception cref="ArgumentException">A history is of another number of lists, is of nobody, is there twice, or a count is out of range.</exception>
    public CaptureCounts(int lists, IEnumerable<KeyValuePair<CaptureHistory, long>> counts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lists, CaptureHistory.FewestLists);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lists, CaptureHistory.MostLists);
        ArgumentNullException.ThrowIfNull(counts);
        Lists = lists;
        _counts = new long[1 << lists];
        var seen = new HashSet<CaptureHistory>();
        foreach (var (history, count) in counts)
        {
            if (history.Lists != lists || history.IsInNone || !seen.Add(history))
                throw new ArgumentException("a history is of another number of lists, of nobody, or there twice", nameof(counts));
            if (count is < 0 or > LargestCount)
                throw new ArgumentException("a count is negative or too large", nameof(counts));
            _counts[history.Bits] = count;
        }
    }

    /// <summary>Two or three.</summary>
    public int Lists { get; }

    /// <summary>Births that are in at least one list.</summary>
    public long Observed => _counts.Sum();

    public long this[CaptureHistory history] => history.Lists == Lists
        ? _counts[history.Bits]
        : throw new ArgumentException("the history is of another number of lists", nameof(history));

    /// <summary>Births of a list, numbered from 1.</summary>
    public long InList(int list) => Where(history => history.IsIn(list));

    /// <summary>Births that are in so many lists.</summary>
    public long InExactly(int lists) => Where(history => history.Captures == lists);

    /// <summary>Two of the lists alone, whatever the others know.</summary>
    public TwoListCounts Between(int first, int second) => new(
        Where(history => history.IsIn(first) && history.IsIn(second)),
        Where(history => history.IsIn(first) && !history.IsIn(second)),
        Where(history => !history.IsIn(first) && history.IsIn(second)));

    /// <summary>
    /// The first list against all others as one. With facilities first this is H x (R or P), the base of every figure about births: the
    /// certificate of a registration is the ticket into the population register, so R and P are one source and not two.
    /// </summary>
    public TwoListCounts FirstAgainstOthers() => new(
        Where(history => history.IsIn(1) && history.Captures > 1),
        Where(history => history.IsIn(1) && history.Captures == 1),
        Where(history => !history.IsIn(1)));

    private long Where(Func<CaptureHistory, bool> condition) => CaptureHistory.Observable(Lists).Where(condition).Sum(history => _counts[history.Bits]);
}

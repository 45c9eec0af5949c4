using FPReconcile.Core.Completeness;
using FPReconcile.Core.Completeness.Indicators;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>
/// How much of the capture histories a table tells. Each grouping puts groups of the one before together, so that tables of different groupings
/// differ by no count that is not shown.
/// </summary>
public sealed class HistoryGrouping
{
    /// <summary>Notified, and known to registration or register.</summary>
    public const string Found = "found";

    /// <summary>Notified and registered.</summary>
    public const string Registered = "registered";

    /// <summary>Notified and in the register, but not registered.</summary>
    public const string OnlyEntered = "only_entered";

    /// <summary>Notified, and known to nobody else.</summary>
    public const string NotFound = "not_found";

    /// <summary>Known to registration or register, not notified.</summary>
    public const string NotNotified = "not_notified";

    private readonly Func<CaptureHistory, string?> _group;

    private HistoryGrouping(string name, IReadOnlyList<string> groups, Func<CaptureHistory, string?> group) => (Name, Groups, _group) = (name, groups, group);

    /// <summary>Every history by itself: all models can be estimated.</summary>
    public static HistoryGrouping Histories { get; } = new("histories", ["111", "110", "101", "100", "011", "010", "001"], static history => history.ToString());

    /// <summary>Notified births by whether they are registered: the share registered and the base model.</summary>
    public static HistoryGrouping ByRegistration { get; } = new(
        "by_registration", [Registered, OnlyEntered, NotFound, NotNotified], static history => history.IsIn(1) && history.IsIn(2) ? Registered : history.ToString() == "101" ? OnlyEntered : Coarse(history));

    /// <summary>Facilities against the other offices: the base model.</summary>
    public static HistoryGrouping Base { get; } = new("base", [Found, NotFound, NotNotified], Coarse);

    /// <summary>Notified births alone, by whether anybody else knows them: no estimate, but the share that needs none.</summary>
    public static HistoryGrouping Notified { get; } = new("notified", [Found, NotFound], static history => history.IsIn(1) ? Coarse(history) : null);

    public string Name { get; }

    public IReadOnlyList<string> Groups { get; }

    /// <summary>From the one that tells most to the one that tells least. Without a register two lists have three histories.</summary>
    public static IReadOnlyList<HistoryGrouping> Ladder(bool hasRegister) => hasRegister ? [Histories, ByRegistration, Base, Notified] : [Base, Notified];

    /// <summary>Of this and another grouping the one that tells less.</summary>
    public HistoryGrouping Coarser(HistoryGrouping other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Ladder(hasRegister: true).Last(grouping => grouping == this || grouping == other);
    }

    /// <summary>The count of a group of a coarser grouping; null while one of the counts in it is hidden.</summary>
    public long? CountOf(IReadOnlyList<long?> counts, string group, HistoryGrouping coarser)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(coarser);
        var parts = CaptureHistory.Observable(CaptureHistory.MostLists).Where(history => coarser._group(history) == group).Select(_group).ToHashSet();
        return Groups.Index().Where(part => parts.Contains(part.Item)).Aggregate((long?)0, (sum, part) => sum + counts[part.Index]);
    }

    /// <summary>Whether registered births are told from those in the register alone.</summary>
    public bool TellsRegistered => this == Histories || this == ByRegistration;

    /// <summary>Whether births that are not notified are in it, without whom nothing can be estimated.</summary>
    public bool TellsNotNotified => this != Notified;

    /// <summary>The group of a birth; null when the grouping leaves it out.</summary>
    public string? GroupOf(FrameBirth birth) => GroupOf(birth.History);

    /// <summary>The group of a history; null when the grouping leaves it out.</summary>
    public string? GroupOf(CaptureHistory history) => _group(history);

    /// <summary>Births of both sides of the base, and of either alone; null while a count that it needs is hidden.</summary>
    public TwoListCounts? BaseCounts(IReadOnlyList<long?> counts)
    {
        if (!TellsNotNotified)
            return null;
        var (found, notFound, notNotified) = (Sum(counts, "111", "110", "101", Registered, OnlyEntered, Found), Sum(counts, "100", NotFound), Sum(counts, "011", "010", "001", NotNotified));
        return found is { } both && notFound is { } first && notNotified is { } second ? new TwoListCounts(both, first, second) : null;
    }

    /// <summary>Notified births that registration or register know; null while a count that it needs is hidden.</summary>
    public ListCompleteness? FoundOf(IReadOnlyList<long?> counts) => Share(Sum(counts, "111", "110", "101", Registered, OnlyEntered, Found), Sum(counts, "100", NotFound));

    /// <summary>Notified births that are registered; null while a count that it needs is hidden, or the groups do not tell.</summary>
    public ListCompleteness? RegisteredOf(IReadOnlyList<long?> counts) =>
        TellsRegistered ? Share(Sum(counts, "111", "110", Registered), Sum(counts, "101", "100", OnlyEntered, NotFound)) : null;

    /// <summary>The counts of all histories; null while one is hidden, or the groups do not tell.</summary>
    public CaptureCounts? AllHistories(IReadOnlyList<long?> counts) => this == Histories && counts.All(static count => count is not null)
        ? new CaptureCounts(CaptureHistory.MostLists, Groups.Select((group, i) => KeyValuePair.Create(CaptureHistory.Parse(group), counts[i]!.Value)))
        : null;

    /// <summary>Births of a list, numbered from 1; null while it cannot be told from the groups.</summary>
    public long? InList(IReadOnlyList<long?> counts, int list) => list switch
    {
        1 => FoundOf(counts)?.Of,
        _ => AllHistories(counts)?.InList(list),
    };

    private long? Sum(IReadOnlyList<long?> counts, params ReadOnlySpan<string> groups)
    {
        long sum = 0;
        for (var i = 0; i < Groups.Count; i++)
        {
            if (!groups.Contains(Groups[i]))
                continue;
            if (counts[i] is not { } count)
                return null;
            sum += count;
        }

        return sum;
    }

    private static ListCompleteness? Share(long? part, long? rest) => part is { } found && rest is { } others ? new ListCompleteness(found, found + others) : null;

    private static string Coarse(CaptureHistory history) => !history.IsIn(1) ? NotNotified : history.Captures > 1 ? Found : NotFound;
}

using FPReconcile.App.Identity;
using FPReconcile.App.Nightly.Publishing;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review;

/// <summary>Goes over the open rows once: counts them, and keeps those that a query finds.</summary>
internal sealed class WorklistFilter(WorklistQuery query, DateOnly asOf, AskingUser user)
{
    private readonly Dictionary<DiscrepancyKind, int> _byKind = [];
    private readonly Dictionary<CaseStage, int> _byStage = [];
    private readonly Dictionary<AgeBand, int> _byAge = [];
    private readonly SortedSet<string> _facilities = new(StringComparer.Ordinal);
    private readonly HashSet<(AreaIndex, int)> _seenFacilities = [];
    private readonly List<OpenRow> _found = [];

    /// <summary>Whether a case is on somebody's list unless they ask for others: there is something for them to do.</summary>
    public static bool IsListed(CaseStage stage, AskingUser user) => stage switch
    {
        CaseStage.Decided or CaseStage.WithSender or CaseStage.Later => false,
        CaseStage.Escalated => user.Has(Roles.Supervisor),
        _ => true,
    };

    public static int? DaysOverdue(IndexRow row, DateOnly asOf) => row.DueDay == IndexRow.NoDay ? null : asOf.DayNumber - row.DueDay;

    public static AgeBand BandOf(IndexRow row, DateOnly asOf) => DaysOverdue(row, asOf) switch
    {
        null or <= 0 => AgeBand.NotOverdue,
        <= 30 => AgeBand.Days30,
        <= 90 => AgeBand.Days90,
        <= 365 => AgeBand.Year,
        _ => AgeBand.Longer,
    };

    public void Add(OpenRow open)
    {
        if (query.IsMineOnly && open.State.AssignedTo != user.Id)
            return;
        var facility = open.Index.Facilities[open.Row.Facility];
        if (_seenFacilities.Add((open.Index, open.Row.Facility)) && facility.Length > 0)
            _facilities.Add(facility);
        if (query.Facility is { } wanted && facility != wanted)
            return;
        var age = BandOf(open.Row, asOf);
        var (isKind, isAge) = (query.Kinds.Count == 0 || query.Kinds.Contains(open.Row.Kind), query.Ages.Count == 0 || query.Ages.Contains(age));
        var isStage = query.Stages.Count == 0 ? IsListed(open.State.Stage, user) : query.Stages.Contains(open.State.Stage);
        Count(_byKind, open.Row.Kind, isAge && isStage);
        Count(_byStage, open.State.Stage, isKind && isAge);
        Count(_byAge, age, isKind && isStage);
        if (isKind && isAge && isStage)
            _found.Add(open);
    }

    public WorklistCounts Counts() => new(_found.Count, _byKind, _byStage, _byAge, [.. _facilities]);

    /// <summary>The rows after a place, in the order of the query. Only the page is sorted: 100,000 rows are looked at once.</summary>
    public (IReadOnlyList<OpenRow> Rows, string? Continuation) Page(WorklistPlace? after)
    {
        var first = new PriorityQueue<OpenRow, WorklistPlace>(Comparer<WorklistPlace>.Create(static (a, b) => b.CompareTo(a)));
        foreach (var open in _found)
        {
            var place = PlaceOf(open);
            if (after is { } from && place.CompareTo(from) <= 0)
                continue;
            if (first.Count <= query.PageSize)
                first.Enqueue(open, place);
            else
                first.EnqueueDequeue(open, place);
        }

        var hasMore = first.Count > query.PageSize;
        if (hasMore)
            first.Dequeue();
        var rows = new OpenRow[first.Count];
        for (var i = rows.Length - 1; i >= 0; i--)
            rows[i] = first.Dequeue();
        return (rows, hasMore ? PlaceOf(rows[^1]).Write() : null);
    }

    /// <summary>All rows in the order of the query.</summary>
    public IReadOnlyList<OpenRow> All() => [.. _found.Select(open => (open, place: PlaceOf(open))).OrderBy(row => row.place).Select(row => row.open)];

    private WorklistPlace PlaceOf(OpenRow open) => new(
        query.Sort switch
        {
            WorklistSort.YoungestBirth => -open.Row.BirthDay,
            WorklistSort.OldestBirth => open.Row.BirthDay,
            WorklistSort.Kind => (int)open.Row.Kind,
            WorklistSort.Facility => 0,
            _ => open.Row.DueDay,
        },
        query.Sort == WorklistSort.Facility ? open.Index.Facilities[open.Row.Facility] : "", open.Row.CaseId, (int)open.Row.Kind, open.Row.Records);

    private static void Count<T>(Dictionary<T, int> counts, T what, bool isCounted)
        where T : notnull
    {
        counts.TryGetValue(what, out var count);
        counts[what] = count + (isCounted ? 1 : 0);
    }
}

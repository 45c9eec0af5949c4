using FPReconcile.App.Identity;
using FPReconcile.App.Nightly.Publishing;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review;

/// <summary>
/// Goes over the open rows once: counts them, and keeps those of the page. It holds no more rows than a page has, and counts in arrays: a
/// reader of every area has 100,000 rows, and every page asks for all of them.
/// </summary>
/// <param name="query">What is wanted.</param>
/// <param name="of">The day that the run looked from, and who asks.</param>
/// <param name="after">Where the page before ended; null: from the start.</param>
internal sealed class WorklistFilter(WorklistQuery query, (DateOnly AsOf, AskingUser User) of, WorklistPlace? after)
{
    private readonly int[] _byKind = new int[Enum.GetValues<DiscrepancyKind>().Length];
    private readonly bool[] _kinds = new bool[Enum.GetValues<DiscrepancyKind>().Length];
    private readonly int[] _byStage = new int[Enum.GetValues<CaseStage>().Length];
    private readonly int[] _byAge = new int[Enum.GetValues<AgeBand>().Length];
    private readonly SortedSet<string> _facilities = new(StringComparer.Ordinal);
    private readonly Dictionary<AreaIndex, bool[]> _seenFacilities = new(ReferenceEqualityComparer.Instance);
    private readonly PriorityQueue<OpenRow, WorklistPlace> _first = new(Comparer<WorklistPlace>.Create(static (a, b) => b.CompareTo(a)));
    private (AreaIndex? Index, bool[] Seen) _facilitiesOf = (null, []);
    private int _total;

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

    /// <summary>Counts by the places of their values; values without any are left out.</summary>
    public static Dictionary<T, int> CountsOf<T>(int[] counts)
        where T : struct, Enum => Enum.GetValues<T>().Zip(counts).Where(count => count.Second > 0).ToDictionary(count => count.First, count => count.Second);

    public void Add(OpenRow open)
    {
        if (query.IsMineOnly && open.State.AssignedTo != of.User.Id)
            return;
        NoteFacility(open);
        if (query.Facility is { } wanted && open.Index.Facilities[open.Row.Facility] != wanted)
            return;
        var age = BandOf(open.Row, of.AsOf);
        var (isKind, isAge) = (query.Kinds.Count == 0 || query.Kinds.Contains(open.Row.Kind), query.Ages.Count == 0 || query.Ages.Contains(age));
        var isStage = query.Stages.Count == 0 ? IsListed(open.State.Stage, of.User) : query.Stages.Contains(open.State.Stage);
        _kinds[(int)open.Row.Kind] = true;
        _byKind[(int)open.Row.Kind] += isAge && isStage ? 1 : 0;
        _byStage[(int)open.State.Stage] += isKind && isAge ? 1 : 0;
        _byAge[(int)age] += isKind && isStage ? 1 : 0;
        if (!isKind || !isAge || !isStage)
            return;
        _total++;
        Keep(open);
    }

    public WorklistCounts Counts() => new(
        _total, DiscrepancyKinds.All.Where(kind => _kinds[(int)kind]).ToDictionary(kind => kind, kind => _byKind[(int)kind]), CountsOf<CaseStage>(_byStage), CountsOf<AgeBand>(_byAge), [.. _facilities]);

    /// <summary>The rows of the page, in the order of the query, and where to go on.</summary>
    public (IReadOnlyList<OpenRow> Rows, string? Continuation) Page()
    {
        var hasMore = _first.Count > query.PageSize;
        if (hasMore)
            _first.Dequeue();
        var rows = new OpenRow[_first.Count];
        for (var i = rows.Length - 1; i >= 0; i--)
            rows[i] = _first.Dequeue();
        return (rows, hasMore ? PlaceOf(rows[^1]).Write() : null);
    }

    // Only the page is sorted, and one row more, which tells that there is a next one.
    private void Keep(OpenRow open)
    {
        var place = PlaceOf(open);
        if (after is { } from && place.CompareTo(from) <= 0)
            return;
        if (_first.Count <= query.PageSize)
            _first.Enqueue(open, place);
        else
            _first.EnqueueDequeue(open, place);
    }

    private void NoteFacility(OpenRow open)
    {
        // Rows of one area come one after another.
        if (!ReferenceEquals(_facilitiesOf.Index, open.Index))
        {
            if (!_seenFacilities.TryGetValue(open.Index, out var known))
                _seenFacilities[open.Index] = known = new bool[open.Index.Facilities.Count];
            _facilitiesOf = (open.Index, known);
        }

        if (_facilitiesOf.Seen[open.Row.Facility])
            return;
        _facilitiesOf.Seen[open.Row.Facility] = true;
        if (open.Index.Facilities[open.Row.Facility] is { Length: > 0 } facility)
            _facilities.Add(facility);
    }

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
}

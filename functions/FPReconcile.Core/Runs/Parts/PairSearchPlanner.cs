using FPReconcile.Core.Blocking;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Births;

namespace FPReconcile.Core.Runs.Parts;

/// <summary>Answers what linkers ask for from the pairs that were found before, and plans the search for those that were not.</summary>
internal sealed class PairSearchPlanner(EncodedBirths tables, FoundPairsSet known, int leastRows)
{
    private readonly List<PairSearchPlan> _pending = [];

    /// <summary>What must be found next, in the order of <see cref="LinkedSources.All"/>.</summary>
    public IReadOnlyList<PairSearchPlan> Pending => [.. LinkedSources.All.SelectMany(sources => _pending.Where(plan => plan.Sources == sources))];

    /// <summary>The pairs of a request; null when they are not all there. Called by several threads.</summary>
    public StagePairs? Find(LinkedSources sources, (SourceTable Left, SourceTable Right) of, PairSearchRequest request)
    {
        var planned = new PlannedTables(tables.Hash, Planned(of.Left), Planned(of.Right));
        var plan = new PairSearchPlan(sources, planned, request, Parts(sources, request.Stage));
        var found = known.Find(plan);
        if (found is null)
        {
            lock (_pending)
                _pending.Add(plan);
        }

        return found;
    }

    private static PlannedTable Planned(SourceTable table) => new(table.Count, table.InferredOrders);

    private List<PairSearchPart> Parts(LinkedSources sources, BlockingStage stage)
    {
        var (left, right) = (tables.MonthsOf(sources.Left), tables.MonthsOf(sources.Right));
        var parts = new List<PairSearchPart>();
        if (left.Count == 0 || right.Count == 0)
            return parts;
        foreach (var (first, last) in Joined(left))
        {
            var partners = right.Where(month => month.Month >= first.Month && month.Month <= last.Month).ToList();
            if (partners.Count > 0)
                parts.Add(Part(parts.Count, isAcross: false, (first, last), (partners[0], partners[^1])));
        }

        if (LooksAcrossDates(sources, stage))
            parts.Add(Part(parts.Count, isAcross: true, (left[0], left[^1]), (right[0], right[^1])));
        return parts;
    }

    /// <summary>Months that follow each other, until they have enough rows together.</summary>
    private IEnumerable<(MonthRows First, MonthRows Last)> Joined(IReadOnlyList<MonthRows> months)
    {
        var first = 0;
        for (var month = 0; month < months.Count; month++)
        {
            if (months[month].To - months[first].From < leastRows && month < months.Count - 1)
                continue;
            yield return (months[first], months[month]);
            first = month + 1;
        }
    }

    private static PairSearchPart Part(int number, bool isAcross, (MonthRows First, MonthRows Last) left, (MonthRows First, MonthRows Last) right) =>
        new(number, isAcross, new RowRange(left.First.From, left.Last.To), new RowRange(right.First.From, right.Last.To))
        {
            LeftBytes = EncodedBirths.BytesOf(left.First, left.Last), RightBytes = EncodedBirths.BytesOf(right.First, right.Last),
        };

    private static bool LooksAcrossDates(LinkedSources sources, BlockingStage stage) =>
        PairSearchPlan.LinkageOf(sources).Rules.Any(rule => rule.Stage == stage && !rule.Columns.Contains(BirthColumns.BirthDate));
}

using FPReconcile.App.Identity;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review;

/// <summary>Counts what somebody sees first in the morning.</summary>
internal sealed class DashboardService(ReviewNights nights, WorklistService worklists)
{
    public async Task<ReviewAnswer<Dashboard>> ReadAsync(AskingUser user, CancellationToken cancellation)
    {
        if (!AccessRules.May(user, Operation.ReadDashboard))
            return ReviewAnswer<Dashboard>.Refuse(ReviewOutcome.NotAllowed);
        if (await nights.CurrentAsync(cancellation) is not { } night)
            return ReviewAnswer<Dashboard>.Refuse(ReviewOutcome.NoNight);
        var tallies = night.AreasOf(user).ToDictionary(area => area, _ => new Tally(), StringComparer.Ordinal);
        foreach (var open in await worklists.OpenAsync(user, null, night, cancellation))
            tallies[open.AreaCode].Add(open, (WorklistFilter.BandOf(open.Row, night.AsOf), WorklistFilter.IsListed(open.State.Stage, user)));
        var areas = tallies.Select(area => area.Value.ToFigures(area.Key, night.Areas.NameOf(area.Key))).OrderBy(area => area.AreaCode, StringComparer.Ordinal).ToList();
        var turnaround = new TurnaroundFigures(areas.Sum(area => area.ByStage.GetValueOrDefault(CaseStage.Decided)), areas.Sum(area => area.ByStage.GetValueOrDefault(CaseStage.SecondCheck)));

        // What the night counted over all areas is not for those who see some of them.
        var seesAll = night.AreasWithRows.All(area => night.Areas.IsWithin(area, user.Areas));
        var cases = await night.CasesAsync(cancellation);
        return ReviewAnswer<Dashboard>.Of(new Dashboard(night.Run.Published, seesAll ? night.Figures : null, night.AsOf, areas, turnaround)
        {
            Reporting = FacilityReporting.Of(night, await night.ReportsAsync(cancellation), area => night.Areas.IsWithin(area, user.Areas)),
            Times = CaseTimes.Of([.. cases.Where(area => night.Areas.IsWithin(area.Key, user.Areas)).SelectMany(area => area)], night.AsOf),
        });
    }

    /// <summary>Counts of one area, made in one pass over its rows.</summary>
    private sealed class Tally
    {
        private readonly int[] _byKind = new int[Enum.GetValues<DiscrepancyKind>().Length];
        private readonly int[] _byAge = new int[Enum.GetValues<AgeBand>().Length];
        private readonly int[] _byStage = new int[Enum.GetValues<CaseStage>().Length];

        public void Add(OpenRow open, (AgeBand Age, bool IsListed) row)
        {
            _byStage[(int)open.State.Stage]++;
            if (!row.IsListed)
                return;
            _byKind[(int)open.Row.Kind]++;
            _byAge[(int)row.Age]++;
        }

        public AreaFigures ToFigures(string code, string name) =>
            new(code, name, _byAge.Sum(), WorklistFilter.CountsOf<DiscrepancyKind>(_byKind), WorklistFilter.CountsOf<AgeBand>(_byAge), WorklistFilter.CountsOf<CaseStage>(_byStage));
    }
}

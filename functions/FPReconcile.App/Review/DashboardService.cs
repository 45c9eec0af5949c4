using FPReconcile.App.Identity;

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
        var byArea = (await worklists.OpenAsync(user, null, night, cancellation)).ToLookup(open => open.AreaCode, StringComparer.Ordinal);
        var areas = night.AreasOf(user).Select(area => FiguresOf(user, (area, night), byArea[area])).ToList();
        var turnaround = new TurnaroundFigures(areas.Sum(area => area.ByStage.GetValueOrDefault(CaseStage.Decided)), areas.Sum(area => area.ByStage.GetValueOrDefault(CaseStage.SecondCheck)));

        // What the night counted over all areas is not for those who see some of them.
        var seesAll = night.AreasWithRows.All(area => night.Areas.IsWithin(area, user.Areas));
        return ReviewAnswer<Dashboard>.Of(new Dashboard(night.Run.Published, seesAll ? night.Figures : null, night.AsOf, areas, turnaround));
    }

    private static AreaFigures FiguresOf(AskingUser user, (string Area, ReviewNight Night) of, IEnumerable<OpenRow> rows)
    {
        var (area, night) = of;
        var all = rows.ToList();
        var open = all.Where(row => WorklistFilter.IsListed(row.State.Stage, user)).ToList();
        return new AreaFigures(
            area, night.Areas.NameOf(area), open.Count, open.CountBy(row => row.Row.Kind).ToDictionary(), open.CountBy(row => WorklistFilter.BandOf(row.Row, night.AsOf)).ToDictionary(),
            all.CountBy(row => row.State.Stage).ToDictionary());
    }
}

using System.Globalization;
using FPReconcile.Core.Completeness.Indicators;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>The part of the report about recorded outcomes.</summary>
internal static class OutcomesSection
{
    public static ReportSection Of(PublishedStatistics statistics, StatisticsNames names)
    {
        var words = names.Words;
        if (statistics.Outcomes is not { } outcomes)
            return new ReportSection("outcomes", words["section.outcomes"], [words["outcomes.purpose"], words["outcomes.nothing"]], []);
        var lines = new List<string> { words["outcomes.purpose"], words.Format("outcomes.rule", OutcomeFigures.DaysToRecord) };
        lines.Add(outcomes.Overall is { } overall
            ? words.Format("outcomes.overall", ReportCell.Count(overall.Found).Text, ReportCell.Count(overall.Of).Text, CompletenessSections.Percent(WholePercent.Of(overall)).Text)
            : words["outcomes.no_overall"]);
        var table = new ReportTable(
            words["table.outcomes"], [words["column.facility"], words["column.quarter"], words["column.not_recorded"], words["column.registrations"], words["column.share"], words["column.limits_95"], words["column.limits_998"]],
            [.. outcomes.Rows.Select(row => Row(row, names))]);
        return new ReportSection("outcomes", words["section.outcomes"], lines, [table]);
    }

    private static IReadOnlyList<ReportCell> Row(OutcomeRow row, StatisticsNames names) =>
    [
        ReportCell.Of(names.Facility(row.Facility)), ReportCell.Of(row.Quarter), ReportCell.Count(row.NotRecorded), ReportCell.Count(row.Registrations), CompletenessSections.Percent(row.Share),
        Limits(row.Limits, static limits => (limits.Lower95, limits.Upper95)), Limits(row.Limits, static limits => (limits.Lower998, limits.Upper998)),
    ];

    private static ReportCell Limits(FunnelLimits? limits, Func<FunnelLimits, (double Lower, double Upper)> ends)
    {
        if (limits is not { } known)
            return ReportCell.Of("–");
        var (lower, upper) = ends(known);
        return ReportCell.Of(string.Create(CultureInfo.InvariantCulture, $"{WholePercent.Rounded(lower)}–{WholePercent.Rounded(upper)} %"));
    }
}

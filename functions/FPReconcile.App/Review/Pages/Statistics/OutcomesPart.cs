using System.Globalization;
using FPReconcile.App.Charts;
using FPReconcile.App.Review.Pages.Figures;
using FPReconcile.App.Review.Vintages;

namespace FPReconcile.App.Review.Pages.Statistics;

/// <summary>Recorded outcomes of antenatal registrations, from an upload of counts alone.</summary>
internal static class OutcomesPart
{
    public static StatisticsPart? Of(VintageFigures vintage, VintageWords words)
    {
        if (vintage.RecordedOutcomes is not { } outcomes)
            return null;
        if (outcomes is not { IsPublished: true, Rows: { Count: > 0 } rows })
            return new StatisticsPart("outcomes", words["section.outcomes"], [words["outcomes.purpose"], words["outcomes.nothing"]], []);
        var overall = outcomes is { NotRecorded: { } missing, Registrations: { } all }
            ? words.Format("outcomes.overall", words.Site.Count(missing), words.Site.Count(all), VintageWords.Percent(outcomes.Share))
            : words["outcomes.no_overall"];
        return new StatisticsPart("outcomes", words["section.outcomes"], [words["outcomes.purpose"], words.Format("outcomes.rule", outcomes.DaysToRecord), overall], [Funnel(outcomes, Table(rows, words), words)]);
    }

    private static Figure Funnel(VintageOutcomes outcomes, FigureTable table, VintageWords words)
    {
        var figure = new Figure("outcomes", words["chart.funnel"], [table]) { Description = words["chart.description"] };
        if (outcomes is not { NotRecorded: { } missing, Registrations: > 0 and var all })
            return figure;
        var data = new FunnelData(missing / (double)all, [.. outcomes.Rows!.Where(row => row is { Registrations: > 0, NotRecorded: not null }).Select(row => (row.Registrations!.Value, row.NotRecorded!.Value))]);
        return FunnelPlot.Fits(data)
            ? figure with { Draw = (html, text) => FunnelPlot.Write(html, text, data, (words["chart.registrations"], words["chart.percent"])) }
            : figure;
    }

    private static FigureTable Table(IReadOnlyList<VintageOutcome> rows, VintageWords words) => new(
        "outcomes", words["table.outcomes"],
        [
            words["column.facility"], words["column.quarter"], words["column.not_recorded"], words["column.registrations"], .. words.Columns($"{words["column.not_recorded"]} (%)"),
            words["column.limits_95"], words["column.limits_998"],
        ],
        [.. rows.Select(row => Row(row, words))]);

    private static IReadOnlyList<FigureCell> Row(VintageOutcome row, VintageWords words) =>
    [
        FigureCell.Of(words.Places.Facility(row.Facility)), FigureCell.Of(row.Quarter), FigureCell.Count(words.Site, row.NotRecorded), FigureCell.Count(words.Site, row.Registrations),
        .. words.Cells(row.Share), Limits(row.Limits95), Limits(row.Limits998),
    ];

    private static FigureCell Limits(IReadOnlyList<double>? limits) => limits is [var low, var high]
        ? FigureCell.Of(string.Create(CultureInfo.InvariantCulture, $"{100 * low:0}–{100 * high:0} %"))
        : FigureCell.Hidden;
}

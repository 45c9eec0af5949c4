using FPReconcile.App.Charts;
using FPReconcile.App.Review.Pages.Figures;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Review.Vintages;
using FPReconcile.Core.Disclosure.Statistics;

namespace FPReconcile.App.Review.Pages.Statistics;

/// <summary>Completeness: the whole, and by area, time, sex and type of facility.</summary>
internal static class CompletenessPart
{
    private static readonly string[] TellRegistered = [HistoryGrouping.Histories.Name, HistoryGrouping.ByRegistration.Name];

    public static StatisticsPart Summary(VintageFigures vintage, VintageWords words)
    {
        var facts = vintage.Metadata;
        var lines = new List<string> { words.Format("summary.as_of", vintage.Vintage, words.Site.Date(vintage.AsOf)), words["summary.frozen"] };
        if (facts is { FirstMonth: { } first, LastMonth: { } last })
            lines.Add(words.Format("summary.months", first, last, facts.RegistrationDays, facts.DataLagDays));
        if (facts.EarlierVintage is { } earlier)
            lines.Add(words.Format("summary.earlier", earlier));
        if (vintage.Completeness is not { All.Rows: [var all, ..] })
            return new StatisticsPart("summary", words["section.summary"], [.. lines, words["summary.nothing"]], []);
        return new StatisticsPart("summary", words["section.summary"], lines, [new Figure("key", words["table.key"], [Key(all, words), Counts(vintage.Completeness.All, words)])]);
    }

    public static StatisticsPart Strata(Visit visit, VintageFigures vintage, VintageWords words)
    {
        if (vintage.Completeness is not { } completeness)
            return new StatisticsPart("completeness", words["section.completeness"], [words["summary.nothing"]], []);
        var lines = new List<string> { words["completeness.base"] };
        lines.AddRange((completeness.NotPublished ?? []).Select(name => words.Format("completeness.not_published", words.Of("stratum", name))));
        return new StatisticsPart("completeness", words["section.completeness"], lines, [.. (completeness.Strata ?? []).Select(table => Stratum(visit, table, words))]);
    }

    private static Figure Stratum(Visit visit, VintageTable table, VintageWords words)
    {
        var stratum = words.Of("stratum", table.Stratum);
        var rows = table.All.Select(row => Dot(words.Row(table.Stratum, row.Label), row.FoundOfNotified)).ToList();
        return new Figure($"completeness-{table.Stratum}", visit.Words.Format("statistics.found-by", stratum), [Shares(table, words), Counts(table, words)])
        {
            Description = words["chart.description"],
            Draw = DotPlot.Fits(rows) ? (html, text) => DotPlot.Write(html, text, rows, new PlotAxis(words["chart.percent"], ReportCell.Mark)) : null,
        };
    }

    internal static PlotRow Dot(string label, PercentRange? percent) => percent is null ? PlotRow.Hidden(label) : new PlotRow(label, percent.Percent, percent.Low, percent.High);

    private static FigureTable Key(VintageRow all, VintageWords words) => new("key", words["table.key"], [words["column.figure"], words["column.value"], words["column.low"], words["column.high"]],
    [
        [FigureCell.Of(words["key.observed"]), FigureCell.Count(words.Site, all.Observed), FigureCell.Blank, FigureCell.Blank],
        [FigureCell.Of($"{words["key.found"]}, %"), .. words.Cells(all.FoundOfNotified)],
        [FigureCell.Of($"{words["key.registered"]}, %"), .. words.Cells(all.RegisteredOfNotified)],
        [FigureCell.Of(words["key.base"]), FigureCell.Count(words.Site, all.Base?.Births), FigureCell.Count(words.Site, all.Base?.Low), FigureCell.Count(words.Site, all.Base?.High)],
        [FigureCell.Of(words[all.RangeOverModels is null ? "key.range_odds" : "key.range"]), FigureCell.Blank, .. Ends(all, words)],
        [FigureCell.Of($"{words["key.completeness"]}, %"), FigureCell.Blank, FigureCell.Blank, FigureCell.Count(words.Site, all.CompletenessByBasePercent)],
    ]);

    private static FigureTable Counts(VintageTable table, VintageWords words)
    {
        var groups = table.Rows is [var first, ..] ? first.Counts.Keys.ToList() : [];
        var observed = table.Grouping == HistoryGrouping.Notified.Name ? "column.notified" : "column.observed";
        return new FigureTable(
            $"births-{table.Stratum}", words.Format("table.stratum", words.Of("stratum", table.Stratum)), [words.Of("stratum", table.Stratum), .. groups.Select(group => words.Of("group", group)), words[observed]],
            [.. table.All.Select(row => (IReadOnlyList<FigureCell>)[FigureCell.Of(words.Row(table.Stratum, row.Label)), .. groups.Select(group => FigureCell.Count(words.Site, row.Counts.GetValueOrDefault(group))), FigureCell.Count(words.Site, row.Observed)])]);
    }

    private static FigureTable Shares(VintageTable table, VintageWords words)
    {
        var (hasRegistered, hasBase) = (TellRegistered.Contains(table.Grouping, StringComparer.Ordinal), table.Grouping != HistoryGrouping.Notified.Name);
        List<string> columns = [words.Of("stratum", table.Stratum), .. words.Columns($"{words["column.found"]} (%)")];
        if (hasRegistered)
            columns.AddRange(words.Columns($"{words["column.registered"]} (%)"));
        if (hasBase)
            columns.AddRange([.. words.Columns(words["column.base"]), .. words.Columns(words["column.range"]).Skip(1), $"{words["column.completeness"]} (%, ≤)", words["column.note"]]);
        return new FigureTable($"shares-{table.Stratum}", words.Format("table.figures", words.Of("stratum", table.Stratum)), columns, [.. table.All.Select(row => Shares(row, (table.Stratum, hasRegistered, hasBase), words))]);
    }

    private static List<FigureCell> Shares(VintageRow row, (string Stratum, bool HasRegistered, bool HasBase) table, VintageWords words)
    {
        List<FigureCell> cells = [FigureCell.Of(words.Row(table.Stratum, row.Label)), .. words.Cells(row.FoundOfNotified)];
        if (table.HasRegistered)
            cells.AddRange(words.Cells(row.RegisteredOfNotified));
        if (table.HasBase)
        {
            cells.AddRange([FigureCell.Count(words.Site, row.Base?.Births), FigureCell.Count(words.Site, row.Base?.Low), FigureCell.Count(words.Site, row.Base?.High)]);
            cells.AddRange([.. Ends(row, words), FigureCell.Count(words.Site, row.CompletenessByBasePercent), FigureCell.Of(Reason(row.Base?.NotShown, words))]);
        }

        return cells;
    }

    /// <summary>Why an estimate is not shown. That its counts are hidden is said by the mark alone.</summary>
    internal static string Reason(string? code, VintageWords words) => code is null or "counts_hidden" ? "" : words.Of("reason", code);

    private static FigureCell[] Ends(VintageRow row, VintageWords words) =>
        (row.RangeOverModels ?? row.RangeOverOddsRatios) is var range ? [FigureCell.Count(words.Site, range?.Low), FigureCell.Count(words.Site, range?.High)] : [];
}

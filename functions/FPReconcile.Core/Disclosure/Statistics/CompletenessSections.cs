using System.Globalization;
using FPReconcile.Core.Completeness;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>The parts of the report about completeness.</summary>
internal static class CompletenessSections
{
    public static ReportSection Summary(PublishedStatistics statistics, StatisticsLabel label, StatisticsWords words)
    {
        var facts = statistics.Facts;
        var lines = new List<string> { words.Format("summary.as_of", label.Vintage, Iso(facts.AsOf)), words["summary.frozen"] };
        if (facts.Months is { } months)
            lines.Add(words.Format("summary.months", Month(months.First), Month(months.Last), facts.RegistrationDays, facts.Options.DataLagDays));
        if (label.EarlierVintage is { } earlier)
            lines.Add(words.Format("summary.earlier", earlier));
        if (statistics.All is not { } all)
            return new ReportSection("summary", words["section.summary"], [.. lines, words["summary.nothing"]], []);
        var figures = all.Rows[0].Figures;
        var rows = new List<IReadOnlyList<ReportCell>> { Line(words["key.observed"], ReportCell.Count(all.Rows[0].Observed)), Line(words["key.found"], Percent(figures.Found)) };
        if (figures.Registered is not null)
            rows.Add(Line(words["key.registered"], Percent(figures.Registered)));
        rows.Add(Line(words["key.base"], Base(figures, words)));
        if (figures.Range is { } range)
            rows.Add(Line(words["key.range"], ReportCell.Of(words.Format("range", Count(range.Lowest), Count(range.Highest), range.Models))));
        if (figures.RangeOverOddsRatios is { } odds)
            rows.Add(Line(words["key.range_odds"], ReportCell.Of(Ends(odds))));
        rows.Add(Line(words["key.completeness"], CompletenessByBase(figures, words)));
        return new ReportSection("summary", words["section.summary"], lines, [new ReportTable(words["table.key"], [words["column.figure"], words["column.value"]], rows)]);
    }

    public static ReportSection Completeness(PublishedStatistics statistics, StatisticsNames names)
    {
        var words = names.Words;
        if (statistics.All is not { } all)
            return new ReportSection("completeness", words["section.completeness"], [words["summary.nothing"]], []);
        var lines = new List<string> { words["completeness.base"], words["completeness.mark"] };
        lines.AddRange(statistics.NotPublished.Select(name => words.Format("completeness.not_published", words["stratum." + name])));
        return new ReportSection("completeness", words["section.completeness"], lines, [.. new[] { all }.Concat(statistics.Strata).SelectMany(table => new[] { Counts(table, names), Figures(table, names) })]);
    }

    public static ReportSection Models(PublishedStatistics statistics, StatisticsWords words)
    {
        var tables = new List<ReportTable>();
        if (statistics.All?.Rows[0].Figures is { Models.Count: > 0 } figures)
            tables.Add(new ReportTable(words["table.models"], [words["column.model"], words["column.births"], words["column.error"], words["column.low"], words["column.high"], words["column.note"]], [.. figures.Models.Select(model => Model(model, words))]));
        if (statistics.Sensitivity.Count > 0)
        {
            var second = statistics.All!.Rows[0].Figures.BaseCounts!.Value.Second;
            tables.Add(new ReportTable(words["table.theta"], [words["column.theta"], words["column.births"], words["column.completeness"]], [.. statistics.Sensitivity.Select(point => (IReadOnlyList<ReportCell>)
                [ReportCell.Of(point.Theta.ToString("0.#", CultureInfo.InvariantCulture)), ReportCell.Rounded(point.Estimate.Total), PercentOf(second / point.Estimate.Total)])]));
        }

        return new ReportSection("models", words["section.models"], [.. Lines(statistics, words)], tables);
    }

    private static IEnumerable<string> Lines(PublishedStatistics statistics, StatisticsWords words)
    {
        yield return words["models.range"];
        if (statistics.All is { } all && all.Grouping == HistoryGrouping.Histories && all.Grouping.AllHistories(all.Rows[0].Counts)?[CaptureHistory.Parse("001")] == 0)
            yield return words["models.no_place"];
        yield return words["models.theta"];
        yield return Linkage(statistics.Linkage, words);
    }

    private static string Linkage(LinkageCorrection? linkage, StatisticsWords words)
    {
        if (linkage is null)
            return words["linkage.none"];
        var (precision, recall) = (linkage.Expectation.Precision.Value.ToString("0.0000", CultureInfo.InvariantCulture), linkage.Expectation.Recall.Value.ToString("0.0000", CultureInfo.InvariantCulture));
        if (linkage.Estimate.Total is not { } total)
            return words.Format("linkage.refused", precision, recall);
        return linkage.Estimate.Interval is { } interval
            ? words.Format("linkage.interval", precision, recall, Count(total), Count(interval.Lower), Count(interval.Upper))
            : words.Format("linkage.plain", precision, recall, Count(total));
    }

    private static IReadOnlyList<ReportCell> Model(ModelFigure model, StatisticsWords words)
    {
        var name = ReportCell.Of(model.Name == LogLinearModel.Base.Name ? words.Format("model.base", model.Name) : model.Name);
        if (StatisticsCodes.Of(model.NotShown, model.Estimate.Refusal) is { } reason)
            return [name, ReportCell.Of(""), ReportCell.Of(""), ReportCell.Of(""), ReportCell.Of(""), ReportCell.Of(words["reason." + reason])];
        var estimate = model.Estimate;
        return [name, ReportCell.Rounded(estimate.Total), ReportCell.Rounded(estimate.StandardError), ReportCell.Rounded(estimate.Interval?.Lower), ReportCell.Rounded(estimate.Interval?.Upper), ReportCell.Of("")];
    }

    private static ReportTable Counts(StratumTable table, StatisticsNames names)
    {
        var words = names.Words;
        List<string> columns = [words["stratum." + table.Stratum], .. table.Grouping.Groups.Select(group => words["group." + group]), words[table.Grouping.TellsNotNotified ? "column.observed" : "column.notified"]];
        return new ReportTable(words.Format("table.stratum", words["stratum." + table.Stratum]), columns, [.. RowsOf(table).Select(row => (IReadOnlyList<ReportCell>)
            [ReportCell.Of(names.Row(table.Stratum, row.Label)), .. row.Counts.Select(ReportCell.Count), ReportCell.Count(row.Observed)])]);
    }

    private static ReportTable Figures(StratumTable table, StatisticsNames names)
    {
        var words = names.Words;
        List<string> columns = [words["stratum." + table.Stratum], words["column.found"]];
        if (table.Grouping.TellsRegistered)
            columns.Add(words["column.registered"]);
        if (table.Grouping.TellsNotNotified)
            columns.AddRange([words["column.base"], words["column.range"], words["column.completeness"]]);
        return new ReportTable(words.Format("table.figures", words["stratum." + table.Stratum]), columns, [.. RowsOf(table).Select(row => Figures(table, row, names))]);
    }

    private static IReadOnlyList<StratumRow> RowsOf(StratumTable table) => table.Stratum == "all" ? table.Rows : [.. table.Rows, table.Total];

    private static List<ReportCell> Figures(StratumTable table, StratumRow row, StatisticsNames names)
    {
        var figures = row.Figures;
        List<ReportCell> cells = [ReportCell.Of(names.Row(table.Stratum, row.Label)), Percent(figures.Found)];
        if (table.Grouping.TellsRegistered)
            cells.Add(Percent(figures.Registered));
        if (table.Grouping.TellsNotNotified)
            cells.AddRange([Base(figures, names.Words), ReportCell.Of((figures.Range ?? figures.RangeOverOddsRatios) is { } range ? Ends(range) : "–"), CompletenessByBase(figures, names.Words)]);
        return cells;
    }

    private static string Ends(ModelRange range) => $"{Count(range.Lowest)}–{Count(range.Highest)}";

    private static ReportCell Base(CompletenessFigures figures, StatisticsWords words)
    {
        if (figures.Base is not { } estimate)
            return ReportCell.Of(ReportCell.Mark);
        return figures.BaseNotShown is null && estimate is { Total: { } total, Interval: { } interval }
            ? ReportCell.Of($"{Count(total)} ({Count(interval.Lower)}–{Count(interval.Upper)})")
            : ReportCell.Of(words["reason." + StatisticsCodes.Of(figures.BaseNotShown, estimate.Refusal)]);
    }

    private static ReportCell CompletenessByBase(CompletenessFigures figures, StatisticsWords words) =>
        figures.CompletenessByBase is { } share ? ReportCell.Of(words.Format("at_most", WholePercent.Rounded(share))) : ReportCell.Of("–");

    internal static ReportCell Percent(WholePercent? percent) =>
        ReportCell.Of(percent is null ? "–" : string.Create(CultureInfo.InvariantCulture, $"{percent.Percent} % ({percent.Low}–{percent.High})"));

    private static ReportCell PercentOf(double? share) => ReportCell.Of(share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{WholePercent.Rounded(known)} %") : "–");

    private static IReadOnlyList<ReportCell> Line(string name, ReportCell value) => [ReportCell.Of(name), value];

    private static string Count(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Month(DateOnly date) => date.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

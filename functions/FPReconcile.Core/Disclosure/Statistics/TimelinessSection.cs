using System.Globalization;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>The part of the report about delays.</summary>
internal static class TimelinessSection
{
    public static ReportSection Of(PublishedStatistics statistics, StatisticsWords words)
    {
        var lines = new List<string> { words.Format("timeliness.legal", statistics.Facts.RegistrationDays) };
        if (statistics.Facts.IsYearOpen)
            lines.Add(words["timeliness.censored"]);
        lines.Add(words["timeliness.turnaround"]);
        var tables = new List<ReportTable>();
        foreach (var (name, delay) in new[] { ("registration", statistics.Registration), ("notification", statistics.Notification) })
        {
            if (delay is null)
            {
                lines.Add(words["timeliness.few." + name]);
                continue;
            }

            if (delay is { MedianDays: { } median, P90Days: { } late })
                lines.Add(words.Format("timeliness.quantiles." + name, median, late));
            tables.Add(Table(delay, words["table.delay." + name], words));
        }

        return new ReportSection("timeliness", words["section.timeliness"], lines, tables);
    }

    private static ReportTable Table(DelayFigures delay, string title, StatisticsWords words)
    {
        var shares = delay.Cumulative.Select(static point => point.Share).ToList();
        return new ReportTable(
            title, [words["column.days"], words["column.births"], words["column.until"]],
            [
                .. delay.Table.Rows.Index().Select(row => (IReadOnlyList<ReportCell>)
                    [ReportCell.Of(Name(row.Item.Codes, words)), ReportCell.Count(row.Item.Count), row.Index < shares.Count ? CompletenessSections.Percent(shares[row.Index]) : ReportCell.Of("–")]),
                [ReportCell.Of(words["row.all"]), ReportCell.Count(delay.Table.Total), ReportCell.Of("")],
            ]);
    }

    private static string Name(IReadOnlyList<string> codes, StatisticsWords words)
    {
        var days = codes.Where(static code => code != DelayFigures.ToCheck).ToList();
        var names = new List<string>();
        if (days.Count > 0)
            names.Add(DelayFigures.UpTo(days[^1]) is { } last ? string.Create(CultureInfo.InvariantCulture, $"{DelayFigures.From(days[0])}–{last}") : words.Format("days.more", DelayFigures.From(days[0])));
        if (days.Count < codes.Count)
            names.Add(words["days.to_check"]);
        return string.Join(" + ", names);
    }
}

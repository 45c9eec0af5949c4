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

        AddTurnaround(statistics.Turnaround, (lines, tables), words);
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

    private static void AddTurnaround(CaseFigures? cases, (List<string> Lines, List<ReportTable> Tables) section, StatisticsWords words)
    {
        if (cases is null)
        {
            section.Lines.Add(words["turnaround.none"]);
            return;
        }

        section.Lines.Add(words["turnaround.cases"]);
        if (cases.MedianDays is { } median)
            section.Lines.Add(cases.P90Days is { } late ? words.Format("turnaround.quantiles", median, late) : words.Format("turnaround.median", median));
        var shares = cases.Cumulative.ToDictionary(static point => point.UpTo, static point => point.Share);
        section.Tables.Add(new ReportTable(
            words["table.turnaround"], [words["column.turnaround"], words["column.births"], words["column.closed"]],
            [
                .. cases.Table.Rows.Select((row, place) => (IReadOnlyList<ReportCell>)
                    [ReportCell.Of(CaseName(row.Codes, words)), ReportCell.Count(row.Count), place > 0 && DelayFigures.UpTo(row.Codes[^1]) is { } day ? CompletenessSections.Percent(shares[day]) : ReportCell.Of("–")]),
                [ReportCell.Of(words["row.all"]), ReportCell.Count(cases.Table.Total), ReportCell.Of("")],
            ]));
    }

    private static string CaseName(IReadOnlyList<string> codes, StatisticsWords words)
    {
        var days = codes.Where(static code => code is not (CaseFigures.NoCase or CaseFigures.StillOpen)).ToList();
        var names = codes.Where(static code => code is CaseFigures.NoCase or CaseFigures.StillOpen).Select(code => words["turnaround." + code]).ToList();
        if (days.Count > 0)
            names.Insert(0, words.Format("turnaround.closed", Name(days, words)));
        return string.Join(" + ", names);
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

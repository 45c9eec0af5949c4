namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>The part of the report about which births are counted, and about those at home.</summary>
internal static class BirthsSection
{
    public static ReportSection Of(PublishedStatistics statistics, StatisticsWords words)
    {
        var lines = new List<string> { words["births.partition"], statistics.OtherMonthsBand is { } band ? words.Format("births.other_months", band) : words["births.other_months_few"], words["births.home"] };
        var tables = new List<ReportTable>();
        if (statistics.Births is { } births)
            tables.Add(Table(words["table.births"], births, "exclusion.", words));
        else
            lines.Add(words["births.few"]);
        if (statistics.HomeBirths is { } home)
            tables.Add(Table(words["table.home"], home, "home.", words));
        return new ReportSection("births", words["section.births"], lines, tables);
    }

    private static ReportTable Table(string title, OneWayTable table, string prefix, StatisticsWords words) => new(
        title, [words["column.group"], words["column.births"]],
        [
            .. table.Rows.Select(row => (IReadOnlyList<ReportCell>)[ReportCell.Of(string.Join(" + ", row.Codes.Select(code => words[prefix + code]))), ReportCell.Count(row.Count)]),
            [ReportCell.Of(words["row.all"]), ReportCell.Count(table.Total)],
        ]);
}

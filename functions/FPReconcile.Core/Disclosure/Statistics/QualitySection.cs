using System.Globalization;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>The part of the report about the quality of records.</summary>
internal static class QualitySection
{
    private static readonly string[] Groups = ["conflicts", "duplicates", "missing", "heaping", "reports"];

    public static ReportSection Of(PublishedStatistics statistics, StatisticsNames names)
    {
        var words = names.Words;
        var lines = new List<string> { words["quality.purpose"] };
        if (!statistics.Facts.HasFacilities)
            lines.Add(words["quality.no_facilities"]);
        lines.Add(statistics.Whipple is { } whipple ? words.Format("quality.whipple", whipple) : words["quality.no_whipple"]);
        var tables = Groups.Select(group => Shares(group, [.. statistics.Shares.Where(share => share.Group == group)], names)).OfType<ReportTable>().ToList();
        if (statistics.SexRatios.Count > 0)
            tables.Insert(0, SexRatios(statistics, words));
        else
            lines.Add(words["quality.no_sex_ratio"]);
        return new ReportSection("quality", words["section.quality"], lines, tables);
    }

    private static ReportTable SexRatios(PublishedStatistics statistics, StatisticsWords words) => new(
        words["table.sex_ratio"], [words["column.group"], words["column.ratio"], words["column.low"], words["column.high"], words["column.note"]],
        [
            .. statistics.SexRatios.Select(ratio => (IReadOnlyList<ReportCell>)
            [
                ReportCell.Of(words[ratio.Group == "all" ? "row.all" : "group." + ratio.Group]), Ratio(ratio.Ratio.Ratio), Ratio(ratio.Ratio.Lower), Ratio(ratio.Ratio.Upper),
                ReportCell.Of(ratio.Ratio.IsUnusual ? words["ratio.unusual"] : ""),
            ]),
        ]);

    private static ReportTable? Shares(string group, IReadOnlyList<ShareFigure> shares, StatisticsNames names)
    {
        if (shares.Count == 0)
            return null;
        var words = names.Words;
        var hasExpected = shares.Any(static share => share.Expected is not null);
        List<string> columns = [words["column." + group], words["column.numerator"], words["column.denominator"], words["column.share"]];
        if (hasExpected)
            columns.Add(words["column.expected"]);
        return new ReportTable(words["table." + group], columns, [.. shares.Select(share => Row(share, names.Share(share), hasExpected))]);
    }

    private static List<ReportCell> Row(ShareFigure share, string name, bool hasExpected)
    {
        List<ReportCell> cells =
        [
            ReportCell.Of(name), share.Band is null ? ReportCell.Count(share.Numerator) : ReportCell.Of("–"), share.Band is null ? ReportCell.Count(share.Denominator) : ReportCell.Of("–"),
            share.Band is { } band ? ReportCell.Of($"{band} %") : CompletenessSections.Percent(share.Percent),
        ];
        if (hasExpected)
            cells.Add(ReportCell.Of(share.Expected is { } expected ? (expected * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %" : "–"));
        return cells;
    }

    private static ReportCell Ratio(double ratio) => ReportCell.Of(ratio.ToString("0.0", CultureInfo.InvariantCulture));
}

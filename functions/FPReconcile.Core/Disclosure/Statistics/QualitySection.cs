using System.Globalization;
using FPReconcile.Core.Completeness.Indicators;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>The part of the report about the quality of records.</summary>
internal static class QualitySection
{
    private const double LeastChance = 0.0001;

    private static readonly string[] Groups = ["conflicts", "duplicates", "missing", "heaping", "reports"];

    public static ReportSection Of(PublishedStatistics statistics, StatisticsNames names)
    {
        var words = names.Words;
        var lines = new List<string> { words["quality.purpose"] };
        if (!statistics.Facts.HasFacilities)
            lines.Add(words["quality.no_facilities"]);
        lines.Add(statistics.Whipple is { } whipple ? words.Format("quality.whipple", whipple) : words["quality.no_whipple"]);
        var tables = Groups.Select(group => Shares(group, [.. statistics.Shares.Where(share => share.Group == group)], names)).OfType<ReportTable>().ToList();
        if (statistics.HeapingTests.Count > 0)
            tables.Add(Heaping(statistics, words));
        if (statistics.AreaSexRatios.Count > 0)
            tables.Insert(0, SexRatios(words["table.area_sex_ratio"], [.. statistics.AreaSexRatios.Select(ratio => (names.Row("area", ratio.Area), ratio.Ratio))], words));
        if (statistics.SexRatios.Count > 0)
            tables.Insert(0, SexRatios(words["table.sex_ratio"], [.. statistics.SexRatios.Select(ratio => (words[ratio.Group == "all" ? "row.all" : "group." + ratio.Group], ratio.Ratio))], words));
        else
            lines.Add(words["quality.no_sex_ratio"]);
        return new ReportSection("quality", words["section.quality"], lines, tables);
    }

    private static ReportTable SexRatios(string title, IReadOnlyList<(string Name, SexRatio Ratio)> ratios, StatisticsWords words) => new(
        title, [words["column.group"], words["column.ratio"], words["column.low"], words["column.high"], words["column.note"]],
        [
            .. ratios.Select(ratio => (IReadOnlyList<ReportCell>)
                [ReportCell.Of(ratio.Name), Ratio(ratio.Ratio.Ratio), Ratio(ratio.Ratio.Lower), Ratio(ratio.Ratio.Upper), ReportCell.Of(ratio.Ratio.IsUnusual ? words["ratio.unusual"] : "")]),
        ]);

    private static ReportTable Heaping(PublishedStatistics statistics, StatisticsWords words) => new(
        words["table.heaping_tests"], [words["column.heaping"], words["column.chi_square"], words["column.degrees"], words["column.chance"]],
        [
            .. statistics.HeapingTests.Select(heaping => (IReadOnlyList<ReportCell>)
                [ReportCell.Of(words["share." + heaping.Code]), ReportCell.Count(heaping.Test.Statistic), ReportCell.Count(heaping.Test.DegreesOfFreedom), Chance(heaping.Test.P)]),
        ]);

    private static ReportCell Chance(double p) => ReportCell.Of(p < LeastChance ? "< 0.0001" : p.ToString("0.0000", CultureInfo.InvariantCulture));

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

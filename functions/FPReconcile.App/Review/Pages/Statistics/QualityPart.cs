using System.Globalization;
using FPReconcile.App.Charts;
using FPReconcile.App.Review.Pages.Figures;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Review.Vintages;
using FPReconcile.Core.Disclosure.Statistics;

namespace FPReconcile.App.Review.Pages.Statistics;

/// <summary>Conflicts, duplicates, missing values, preferred dates, reports of facilities, sex ratio.</summary>
internal static class QualityPart
{
    private static readonly string[] Groups = ["reports", "conflicts", "missing", "duplicates", "heaping"];

    // Boys for each hundred girls: the words of the table say the same.
    private static readonly (double From, double To) UsualRatio = (103, 107);

    public static StatisticsPart Of(Visit visit, VintageFigures vintage, VintageWords words)
    {
        var lines = new List<string> { words["quality.purpose"] };
        var shares = vintage.Shares ?? [];
        if (!shares.Any(share => share.Group == "reports"))
            lines.Add(words["quality.no_facilities"]);
        lines.Add(vintage.AgeHeapingWhipple is { } whipple ? words.Format("quality.whipple", whipple) : words["quality.no_whipple"]);
        var figures = new List<Figure>();
        if (vintage.SexRatioAtBirth is { Count: > 0 } ratios)
            figures.Add(SexRatio(("sex-ratio", words["table.sex_ratio"]), ratios, words));
        else
            lines.Add(words["quality.no_sex_ratio"]);
        if (vintage.SexRatioByArea is { Count: > 0 } areas)
            figures.Add(SexRatio(("sex-ratio-area", words["table.area_sex_ratio"]), areas, words));
        figures.AddRange(Groups.Select(group => Shares(visit, group, [.. shares.Where(share => share.Group == group)], words)).OfType<Figure>());
        if (vintage.HeapingTests is { Count: > 0 } tests)
            figures.Add(Tests(tests, words));
        return new StatisticsPart("quality", words["section.quality"], lines, figures);
    }

    private static Figure Tests(IReadOnlyList<VintageTest> tests, VintageWords words) => new("heaping-tests", words["table.heaping_tests"],
    [
        new FigureTable("heaping-tests", words["table.heaping_tests"], [words["column.heaping"], words["column.chi_square"], words["column.degrees"], words["column.chance"]],
            [.. tests.Select(test => (IReadOnlyList<FigureCell>)[FigureCell.Of(words.Of("share", test.Code)), FigureCell.Count(words.Site, (long)Math.Round(test.ChiSquare)), FigureCell.Count(words.Site, test.DegreesOfFreedom), Chance(test.P)])]),
    ]);

    // The file has four decimals.
    private static FigureCell Chance(double p) => FigureCell.Of(p < 0.0001 ? "< 0.0001" : p.ToString("0.0000", CultureInfo.InvariantCulture));

    private static Figure SexRatio((string Name, string Title) of, IReadOnlyList<VintageSexRatio> ratios, VintageWords words)
    {
        var rows = ratios.Select(ratio => new PlotRow(Name(ratio, words), ratio.BoysPer100Girls, ratio.Low, ratio.High)).ToList();
        var table = new FigureTable(of.Name, of.Title, [words["column.group"], .. words.Columns(words["column.ratio"]), words["column.note"]],
        [
            .. ratios.Select(ratio => (IReadOnlyList<FigureCell>)
            [
                FigureCell.Of(Name(ratio, words)), FigureCell.Decimal(words.Site, ratio.BoysPer100Girls), FigureCell.Decimal(words.Site, ratio.Low), FigureCell.Decimal(words.Site, ratio.High),
                FigureCell.Of(ratio.IsUnusual ? words["ratio.unusual"] : ""),
            ]),
        ]);
        return new Figure(of.Name, of.Title, [table])
        {
            Description = words["chart.description"],
            Draw = DotPlot.Fits(rows) ? (html, text) => DotPlot.Write(html, text, rows, new PlotAxis(words["column.ratio"], ReportCell.Mark, UsualRatio)) : null,
        };
    }

    private static string Name(VintageSexRatio ratio, VintageWords words) => ratio switch
    {
        { Area: { } area } => words.Row("area", area),
        { Group: null or "all" } => words["row.all"],
        _ => words.Of("group", ratio.Group),
    };

    private static Figure? Shares(Visit visit, string group, IReadOnlyList<VintageShare> shares, VintageWords words)
    {
        if (shares.Count == 0)
            return null;
        var (hasBand, hasExpected) = (shares.Any(share => share.BandPercent is not null), shares.Any(share => share.ExpectedPercent is not null));
        List<string> columns = [words.Of("column", group), words["column.numerator"], words["column.denominator"], .. words.Columns($"{visit["statistics.share"]} (%)")];
        if (hasBand)
            columns.Add(visit["statistics.band"]);
        if (hasExpected)
            columns.Add($"{words["column.expected"]} (%)");
        var rows = shares.Select(share => CompletenessPart.Dot(words.Share(share), share.Share)).ToList();
        return new Figure($"quality-{group}", words.Of("table", group), [new FigureTable($"quality-{group}", words.Of("table", group), columns, [.. shares.Select(share => Row(share, (hasBand, hasExpected), words))])])
        {
            Description = words["chart.description"],
            Draw = DotPlot.Fits(rows) ? (html, text) => DotPlot.Write(html, text, rows, new PlotAxis(words["chart.percent"], ReportCell.Mark)) : null,
        };
    }

    private static List<FigureCell> Row(VintageShare share, (bool HasBand, bool HasExpected) table, VintageWords words)
    {
        List<FigureCell> cells = [FigureCell.Of(words.Share(share)), FigureCell.Count(words.Site, share.Numerator), FigureCell.Count(words.Site, share.Denominator), .. words.Cells(share.Share)];
        if (table.HasBand)
            cells.Add(FigureCell.Of(share.BandPercent ?? ""));
        if (table.HasExpected)
            cells.Add(share.ExpectedPercent is null ? FigureCell.Blank : FigureCell.Decimal(words.Site, share.ExpectedPercent));
        return cells;
    }
}

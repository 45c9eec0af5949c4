using FPReconcile.App.Charts;
using FPReconcile.App.Review.Pages.Figures;
using FPReconcile.App.Review.Vintages;
using FPReconcile.Core.Disclosure.Statistics;

namespace FPReconcile.App.Review.Pages.Statistics;

/// <summary>Which births are counted, and those at home.</summary>
internal static class BirthsPart
{
    public static StatisticsPart Of(VintageFigures vintage, VintageWords words)
    {
        var lines = new List<string> { words["births.partition"], words["births.home"] };
        var figures = new List<Figure>();
        if (vintage.Births is { Count: > 0 } births)
            figures.Add(Bars("births", words["table.births"], births, codes => words.Groups("exclusion", codes), words));
        else
            lines.Add(words["births.few"]);
        if (vintage.OtherMonthsBandPercent is { } band)
            lines.Add(words.Format("births.other_months", band));
        if (vintage.HomeBirths?.Counts is { Count: > 0 } home)
            figures.Add(Bars("home-births", words["table.home"], home, codes => words.Groups("home", codes), words));
        return new StatisticsPart("births", words["section.births"], lines, figures);
    }

    /// <summary>Counts of groups as bars.</summary>
    internal static Figure Bars(string name, string title, IReadOnlyList<GroupCount> groups, Func<IReadOnlyList<string>, string> label, VintageWords words)
    {
        var rows = groups.Select(group => group.Count is { } count
            ? BarRow.Of(label(group.Groups), words.Site.Count(count), count)
            : new BarRow(label(group.Groups), ReportCell.Mark, [])).ToList();
        var table = new FigureTable(name, title, [words["column.group"], words["column.births"]], [.. groups.Select(group => (IReadOnlyList<FigureCell>)[FigureCell.Of(label(group.Groups)), FigureCell.Count(words.Site, group.Count)])]);
        return new Figure(name, title, [table])
        {
            Description = words["chart.description"], Draw = BarChart.Fits(rows) ? (html, text) => BarChart.Write(html, text, rows) : null,
        };
    }
}

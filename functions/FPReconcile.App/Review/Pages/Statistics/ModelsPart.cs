using System.Globalization;
using FPReconcile.App.Charts;
using FPReconcile.App.Review.Pages.Figures;
using FPReconcile.App.Review.Vintages;
using FPReconcile.Core.Disclosure.Statistics;

namespace FPReconcile.App.Review.Pages.Statistics;

/// <summary>How much of the estimate is assumption.</summary>
internal static class ModelsPart
{
    public static StatisticsPart? Of(VintageFigures vintage, VintageWords words)
    {
        if (vintage.Completeness is not { All.Rows: [var all, ..] } completeness)
            return null;
        var figures = new List<Figure>();
        if (all.Models is { Count: > 0 } models)
            figures.Add(Models(models, vintage.Metadata.BaseModel, words));
        if (completeness.OddsRatioSensitivity is { Count: > 0 } points)
            figures.Add(OddsRatios(points, words));
        return new StatisticsPart("models", words["section.models"], [.. Lines(all, completeness.LinkageCorrection, words)], figures);
    }

    private static IEnumerable<string> Lines(VintageRow all, LinkageFigures? linkage, VintageWords words)
    {
        yield return words["models.range"];
        if (all.Counts.GetValueOrDefault("001", null) == 0)
            yield return words["models.no_place"];
        yield return words["models.theta"];
        yield return Linkage(linkage, words);
    }

    private static string Linkage(LinkageFigures? linkage, VintageWords words)
    {
        if (linkage is null)
            return words["linkage.none"];
        var (precision, recall) = (Rate(linkage.ExpectedPrecision), Rate(linkage.ExpectedRecallAtMost));
        return linkage switch
        {
            { Births: null } => words.Format("linkage.refused", precision, recall),
            { Low: { } low, High: { } high } => words.Format("linkage.interval", precision, recall, words.Site.Count(linkage.Births.Value), words.Site.Count(low), words.Site.Count(high)),
            _ => words.Format("linkage.plain", precision, recall, words.Site.Count(linkage.Births.Value)),
        };
    }

    private static Figure Models(IReadOnlyList<VintageEstimate> models, string baseModel, VintageWords words)
    {
        var rows = models.Select(model => model is { Births: { } births, Low: { } low, High: { } high } ? new PlotRow(model.Model ?? "", births, low, high) : PlotRow.Hidden(model.Model ?? "")).ToList();
        var table = new FigureTable(
            "models", words["table.models"], [words["column.model"], words["column.births"], words["column.error"], words["column.low"], words["column.high"], words["column.note"]],
            [.. models.Select(model => Row(model, model.Model == baseModel ? words.Format("model.base", baseModel) : model.Model ?? "", words))]);
        return Dots(new Figure("models", words["chart.models"], [table]), rows, words);
    }

    private static IReadOnlyList<FigureCell> Row(VintageEstimate model, string name, VintageWords words) =>
    [
        FigureCell.Of(name), FigureCell.Count(words.Site, model.Births), FigureCell.Count(words.Site, model.StandardError), FigureCell.Count(words.Site, model.Low), FigureCell.Count(words.Site, model.High),
        FigureCell.Of(CompletenessPart.Reason(model.NotShown, words)),
    ];

    private static Figure OddsRatios(IReadOnlyList<OddsRatioPoint> points, VintageWords words)
    {
        var rows = points.Select(point => point.Births is { } births ? new PlotRow(Name(point), births, births, births) : PlotRow.Hidden(Name(point))).ToList();
        var table = new FigureTable(
            "odds-ratios", words["table.theta"], [words["column.theta"], words["column.births"]], [.. points.Select(point => (IReadOnlyList<FigureCell>)[FigureCell.Of(Name(point)), FigureCell.Count(words.Site, point.Births)])]);
        return Dots(new Figure("odds-ratios", words["table.theta"], [table]), rows, words);
    }

    private static Figure Dots(Figure figure, IReadOnlyList<PlotRow> rows, VintageWords words) => figure with
    {
        Description = words["chart.description"],
        Draw = DotPlot.Fits(rows) ? (html, text) => DotPlot.Write(html, text, rows, new PlotAxis(words["chart.births"], ReportCell.Mark)) : null,
    };

    private static string Name(OddsRatioPoint point) => point.Theta.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Rate(double rate) => rate.ToString("0.0000", CultureInfo.InvariantCulture);
}

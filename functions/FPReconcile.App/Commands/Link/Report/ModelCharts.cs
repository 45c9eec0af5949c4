using FPReconcile.App.Charts;
using FPReconcile.Core.Linkage;

namespace FPReconcile.App.Commands.Link.Report;

/// <summary>Charts of a trained model: match weights, and the m and u probabilities behind them.</summary>
internal static class ModelCharts
{
    private const double RowHeight = 20;
    private const double HeaderHeight = 24;
    private const double Top = 8;
    private const double Foot = 44;
    private const double BarHeight = 12;
    private const double ValueWidth = 44;

    /// <summary>Bars left of zero are evidence against a match, right of it for one.</summary>
    public static void WriteWeights(HtmlWriter html, IReadOnlyList<TrainedComparison> comparisons)
    {
        var weights = comparisons.SelectMany(comparison => comparison.Levels).Select(level => level.WeightBits).ToList();
        var (from, to) = (Math.Min(-1, Math.Floor(weights.Min())), Math.Max(1, Math.Ceiling(weights.Max())));
        var text = new ChartText("weights-chart", "Match weight of each level of agreement",
            $"Bars from {ReportNumbers.Bits(from)} to {ReportNumbers.Bits(to)} bits; left of zero is evidence against a match, right of it for one. The numbers are in the table below.");
        Chart.Write(html, text, Height(comparisons), size =>
        {
            var x = new ChartScale(from, to, LabelWidth(size) + ValueWidth, size.Width - ValueWidth);
            Chart.XAxis(html, x, (Top, Height(comparisons) - Foot), (size.IsNarrow ? 4 : 10, tick => ReportNumbers.Format(tick, "0"), "match weight (bits)"));
            html.Write($"""<line class="axis" x1="{x.At(0)}" y1="{Top}" x2="{x.At(0)}" y2="{Height(comparisons) - Foot}"/>""");
            EachLevel(html, comparisons, size, (level, y) => WriteWeight(html, level, x, y));
        });
    }

    /// <summary>m on the left, u on the right: what agreement is worth is their quotient.</summary>
    public static void WriteProbabilities(HtmlWriter html, IReadOnlyList<TrainedComparison> comparisons)
    {
        var text = new ChartText("mu-chart", "m and u of each level of agreement",
            "Two bars for each level: the share of matches at that level (m), and the share of unrelated pairs (u). The numbers are in the table below.");
        Chart.Write(html, text, Height(comparisons), size =>
        {
            var (start, half) = (LabelWidth(size) + 8, (size.Width - LabelWidth(size) - 8) / 2);
            var m = new ChartScale(0, 1, start, start + half - ValueWidth);
            var u = new ChartScale(0, 1, start + half, start + (2 * half) - ValueWidth);
            var bottom = Height(comparisons) - Foot;
            foreach (var (scale, label) in new[] { (m, size.IsNarrow ? "m: matches" : "m: share of matches"), (u, size.IsNarrow ? "u: unrelated" : "u: share of unrelated pairs") })
                Chart.XAxis(html, scale, (Top, bottom), (size.IsNarrow ? 2 : 4, tick => ReportNumbers.Format(tick, "0.##"), label));
            EachLevel(html, comparisons, size, (level, y) =>
            {
                WriteProbability(html, "m", level.M, m, y);
                WriteProbability(html, "u", level.U, u, y);
            });
        });
    }

    private static double Height(IReadOnlyList<TrainedComparison> comparisons) =>
        Top + (comparisons.Count * HeaderHeight) + (comparisons.Sum(comparison => comparison.Levels.Count) * RowHeight) + Foot;

    private static double LabelWidth(ChartSize size) => size.IsNarrow ? 92 : 190;

    private static void EachLevel(HtmlWriter html, IReadOnlyList<TrainedComparison> comparisons, ChartSize size, Action<TrainedLevel, double> draw)
    {
        var y = Top;
        foreach (var comparison in comparisons)
        {
            html.Write($"""<text class="tick strong" x="2" y="{y + 16}">{Chart.Short(comparison.Column, size.IsNarrow ? 34 : 70)}</text>""");
            y += HeaderHeight;
            foreach (var level in comparison.Levels)
            {
                html.Write($"""<text class="tick end" x="{LabelWidth(size)}" y="{y + 12}">{Chart.Short(level.Name, size.IsNarrow ? 13 : 28)}</text>""");
                draw(level, y + 2);
                y += RowHeight;
            }
        }
    }

    private static void WriteWeight(HtmlWriter html, TrainedLevel level, ChartScale x, double y)
    {
        var (zero, end) = (x.At(0), x.At(level.WeightBits));
        html.Write($"""<rect class="{(level.WeightBits < 0 ? "against" : "for")}" x="{Math.Min(zero, end)}" y="{y}" width="{Math.Max(1, Math.Abs(end - zero))}" height="{BarHeight}"/>""");
        if (level.WeightBits < 0)
            html.Write($"""<text class="tick end" x="{end - 4}" y="{y + 10}">{ReportNumbers.Bits(level.WeightBits)}</text>""");
        else
            html.Write($"""<text class="tick" x="{end + 4}" y="{y + 10}">{ReportNumbers.Bits(level.WeightBits)}</text>""");
    }

    private static void WriteProbability(HtmlWriter html, string kind, double probability, ChartScale x, double y)
    {
        html.Write($"""<rect class="{kind}" x="{x.Start}" y="{y}" width="{Math.Max(1, x.At(probability) - x.Start)}" height="{BarHeight}"/>""");
        html.Write($"""<text class="tick" x="{x.At(probability) + 4}" y="{y + 10}">{(probability is > 0.9995 and < 1 ? "≈1" : ReportNumbers.Probability(probability))}</text>""");
    }
}

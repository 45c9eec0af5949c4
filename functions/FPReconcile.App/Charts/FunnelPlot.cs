using FPReconcile.Core.Completeness.Indicators;

namespace FPReconcile.App.Charts;

/// <summary>Shares of groups and the share of all of them together.</summary>
/// <param name="Share">The share of all, 0 to 1.</param>
/// <param name="Groups">How many each group has, and how many of them count.</param>
internal sealed record FunnelData(double Share, IReadOnlyList<(long Of, long Part)> Groups);

/// <summary>Shares against the number that they are of, between the limits of chance. Points bear no name: this is no ranking.</summary>
internal static class FunnelPlot
{
    private const double Height = 280;
    private const double Top = 30;
    private const double Bottom = Height - 44;
    private const double Left = 48;
    private const double MarginRight = 16;
    private const int PointsOfLine = 60;

    public static bool Fits(FunnelData data) => data.Groups.Count > 0;

    public static void Write(HtmlWriter html, ChartText text, FunnelData data, (string X, string Y) axes)
    {
        var points = data.Groups.Select(static group => (X: (double)group.Of, Y: 100.0 * group.Part / group.Of)).ToList();
        var most = points.Max(static point => point.X) * 1.05;
        var least = Math.Max(1, points.Min(static point => point.X) * 0.8);
        var highest = Math.Max(points.Max(static point => point.Y), 100 * FunnelLimits.Of(data.Share, (long)least).Upper998) * 1.05;
        Chart.Write(html, text, Height, size =>
        {
            var x = new ChartScale(0, most, Left, size.Width - MarginRight);
            var y = new ChartScale(0, Math.Min(100, highest), Bottom, Top);
            Chart.YAxis(html, y, (x.Start, x.End), (y.Ticks(5), static tick => ReportNumbers.Format(tick, "0"), axes.Y));
            Chart.XAxis(html, x, (Top, Bottom), (size.IsNarrow ? 4 : 8, static tick => ReportNumbers.Format(tick, "#,0"), axes.X));
            html.Write($"""<line class="axis" x1="{x.Start}" y1="{y.At(100 * data.Share)}" x2="{x.End}" y2="{y.At(100 * data.Share)}"/>""");
            foreach (var limit in new Func<FunnelLimits, double>[] { static limits => limits.Lower95, static limits => limits.Upper95 })
                WriteLimit(html, "curve", (x, y), size => limit(FunnelLimits.Of(data.Share, size)), (least, most));
            foreach (var limit in new Func<FunnelLimits, double>[] { static limits => limits.Lower998, static limits => limits.Upper998 })
                WriteLimit(html, "curve second", (x, y), size => limit(FunnelLimits.Of(data.Share, size)), (least, most));
            foreach (var point in points)
                html.Write($"""<circle class="linked" cx="{x.At(point.X)}" cy="{y.At(point.Y)}" r="4"/>""");
        });
    }

    private static void WriteLimit(HtmlWriter html, string style, (ChartScale X, ChartScale Y) scales, Func<long, double> limit, (double From, double To) range)
    {
        var points = Enumerable.Range(0, PointsOfLine + 1).Select(i => (long)Math.Ceiling(range.From + ((range.To - range.From) * i / PointsOfLine)))
            .Select(size => FormattableString.Invariant($"{scales.X.At(size):0.#},{scales.Y.At(100 * limit(size)):0.#}"));
        html.Write($"""<polyline class="{style}" points="{string.Join(' ', points)}"/>""");
    }
}

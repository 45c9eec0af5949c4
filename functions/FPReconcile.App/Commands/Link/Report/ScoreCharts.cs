using FPReconcile.App.Charts;
using FPReconcile.Core.Linkage;

namespace FPReconcile.App.Commands.Link.Report;

/// <summary>Charts of scores: their distribution, precision and recall, records that could not be linked.</summary>
internal static class ScoreCharts
{
    private const double Height = 270;
    private const double Top = 34;
    private const double Bottom = Height - 42;
    private const double Left = 48;
    private const double MarginRight = 14;

    // A logarithmic axis has no zero: bars stand on a third of a pair, so that a single one can be seen.
    private const double Foot = -0.5;

    // Points of a curve that are nearer to each other look like one.
    private const double LeastDistance = 0.7;

    /// <summary>Pairs by match weight on a logarithmic axis: there are far more pairs of different people than links.</summary>
    public static void WriteScores(HtmlWriter html, IReadOnlyList<ScoreBin> bins, double thresholdBits)
    {
        var text = new ChartText("scores-chart", "Compared pairs by match weight",
            $"Bars from {bins[0].Bits} to {bins[^1].Bits + 1} bits on a logarithmic axis; the dark part of a bar are links. The threshold is at {ReportNumbers.Bits(thresholdBits)} bits.");
        Chart.Write(html, text, Height, size =>
        {
            var x = new ChartScale(Math.Min(bins[0].Bits, Math.Floor(thresholdBits)), Math.Max(bins[^1].Bits + 1, Math.Ceiling(thresholdBits)), Left, size.Width - MarginRight);
            var y = new ChartScale(Foot, Math.Max(1, Math.Ceiling(Math.Log10(bins.Max(bin => bin.Count)))), Bottom, Top);
            Chart.YAxis(html, y, (x.Start, x.End), (Enumerable.Range(0, (int)y.To + 1).Select(i => (double)i), tick => ReportNumbers.Axis(Math.Pow(10, tick)), "pairs (each line ten times the one below)"));
            html.Write($"""<line class="axis" x1="{x.Start}" y1="{Bottom}" x2="{x.End}" y2="{Bottom}"/>""");
            Chart.XAxis(html, x, (Top, Bottom), (size.IsNarrow ? 6 : 12, tick => ReportNumbers.Format(tick, "0"), "match weight (bits)"));
            foreach (var bin in bins.Where(bin => bin.Count > 0))
            {
                WriteBar(html, "all", bin.Bits, (x, y), bin.Count);
                if (bin.Accepted > 0)
                    WriteBar(html, "linked", bin.Bits, (x, y), bin.Accepted);
            }

            Chart.Threshold(html, x.At(thresholdBits), (Top, Bottom), labelLeft: x.At(thresholdBits) > size.Width - 90);
        });
    }

    /// <summary>Precision against recall at every threshold, and where the links of the run are.</summary>
    public static void WriteCurve(HtmlWriter html, TruthQuality truth)
    {
        var at = new PrecisionRecallPoint(0, truth.Links, truth.TrueLinks, truth.Matches);
        var from = LowEnd(Math.Min(at.Precision, at.Recall));
        var text = new ChartText("curve-chart", "Precision against recall",
            $"Both axes start at {ReportNumbers.Format(from, "0.##")}. The links of the run have precision {ReportNumbers.Share(at.Precision)} and recall {ReportNumbers.Share(at.Recall)}.");
        Chart.Write(html, text, Height, size =>
        {
            var x = new ChartScale(from, 1, Left, size.Width - MarginRight - 4);
            var y = new ChartScale(from, 1, Bottom, Top);
            Chart.YAxis(html, y, (x.Start, x.End), (y.Ticks(5), Tick, "precision"));
            Chart.XAxis(html, x, (Top, Bottom), (size.IsNarrow ? 4 : 8, Tick, "recall"));
            var seen = truth.Curve.Points.Where(point => point.Recall >= from && point.Precision >= from);
            WriteLine(html, "first", Apart(seen.Select(point => (x.At(point.Recall), y.At(point.Precision)))));
            html.Write($"""<circle class="point" cx="{x.At(at.Recall)}" cy="{y.At(at.Precision)}" r="5"/>""");
            var isRight = x.At(at.Recall) > (x.Start + x.End) / 2;
            if (isRight)
                html.Write($"""<text class="tick end strong" x="{x.At(at.Recall) - 9}" y="{y.At(at.Precision) + 24}">links of this run</text>""");
            else
                html.Write($"""<text class="tick strong" x="{x.At(at.Recall) + 9}" y="{y.At(at.Precision) + 24}">links of this run</text>""");
        });
    }

    /// <summary>Share of records that would not be linked even to themselves, at every threshold.</summary>
    public static void WriteUnlinkable(HtmlWriter html, IReadOnlyList<SelfScores> tables, double thresholdBits)
    {
        var text = new ChartText("unlinkable-chart", "Records that cannot be linked, by threshold",
            string.Join(" ", tables.Select(table => $"Of the {table.Table} table, {ReportNumbers.Share(table.BelowThreshold, table.Records)} are below the threshold.")));
        var (first, last) = (tables.Min(table => table.Bins[0].Bits), tables.Max(table => table.Bins[^1].Bits) + 1);
        Chart.Write(html, text, Height, size =>
        {
            var x = new ChartScale(Math.Min(first, Math.Floor(thresholdBits)), Math.Max(last, Math.Ceiling(thresholdBits)), Left, size.Width - MarginRight);
            var y = new ChartScale(0, 1, Bottom, Top);
            Chart.YAxis(html, y, (x.Start, x.End), (y.Ticks(5), Tick, "share of records below the weight"));
            Chart.XAxis(html, x, (Top, Bottom), (size.IsNarrow ? 6 : 12, tick => ReportNumbers.Format(tick, "0"), "match weight of a record against itself (bits)"));
            for (var i = 0; i < tables.Count; i++)
                WriteLine(html, i == 0 ? "first" : "second", Cumulative(tables[i], x, y));
            Chart.Threshold(html, x.At(thresholdBits), (Top, Bottom), labelLeft: x.At(thresholdBits) > size.Width - 90);
        });
    }

    private static string Tick(double value) => ReportNumbers.Format(value, "0.####");

    private static void WriteBar(HtmlWriter html, string kind, int bits, (ChartScale X, ChartScale Y) scale, long count)
    {
        var (left, right, top) = (scale.X.At(bits), scale.X.At(bits + 1), scale.Y.At(Math.Log10(count)));
        html.Write($"""<rect class="{kind}" x="{left + 0.5}" y="{top}" width="{Math.Max(1, right - left - 1)}" height="{Bottom - top}"/>""");
    }

    private static IEnumerable<(double X, double Y)> Cumulative(SelfScores table, ChartScale x, ChartScale y)
    {
        var (below, records) = (0L, (double)table.Records);
        yield return (x.At(table.Bins[0].Bits), y.At(0));
        foreach (var bin in table.Bins)
        {
            below += bin.Count;
            yield return (x.At(bin.Bits + 1), y.At(below / records));
        }
    }

    /// <summary>The points without those that lie on the one before: a million pairs make a line of some hundred points.</summary>
    private static IEnumerable<(double X, double Y)> Apart(IEnumerable<(double X, double Y)> points)
    {
        (double X, double Y)? last = null;
        foreach (var point in points)
        {
            if (last is { } before && Math.Abs(point.X - before.X) + Math.Abs(point.Y - before.Y) < LeastDistance)
                continue;
            last = point;
            yield return point;
        }
    }

    private static void WriteLine(HtmlWriter html, string kind, IEnumerable<(double X, double Y)> points)
    {
        var places = string.Join(' ', points.Select(point => $"{ReportNumbers.Format(point.X, "0.#")},{ReportNumbers.Format(point.Y, "0.#")}"));
        html.Write($"""<polyline class="curve {kind}" points="{places}"/>""");
    }

    /// <summary>A round start of the axes that leaves four times the error of the run in sight: from 0 it would be one corner.</summary>
    private static double LowEnd(double worst)
    {
        double[] starts = [0.999, 0.995, 0.99, 0.98, 0.95, 0.9, 0.8, 0.5];
        return Array.Find(starts, start => 1 - start >= 4 * (1 - worst));
    }
}

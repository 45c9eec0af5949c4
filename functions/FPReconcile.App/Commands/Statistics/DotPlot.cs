using FPReconcile.App.Commands.Link.Report;

namespace FPReconcile.App.Commands.Statistics;

/// <summary>One value of a chart with its interval.</summary>
internal readonly record struct PlotRow(string Label, double Value, double Low, double High);

/// <summary>Draws values with their intervals below each other. The text for those who cannot see it holds no number: all are in a table.</summary>
internal static class DotPlot
{
    private const double RowHeight = 22;
    private const double Top = 10;
    private const double Foot = 44;
    private const double MarginRight = 16;
    private const double BarHeight = 4;
    private const int MostRows = 60;

    public static void Write(HtmlWriter html, ChartText text, IReadOnlyList<PlotRow> rows, string axis)
    {
        if (rows.Count is 0 or > MostRows)
            return;
        var (bottom, (from, to)) = (Top + (rows.Count * RowHeight), Range(rows));
        html.Write($"<figure><figcaption>{text.Title}</figcaption>");
        Chart.Write(html, text, bottom + Foot, size =>
        {
            var x = new ChartScale(from, to, size.IsNarrow ? 110 : 210, size.Width - MarginRight);
            Chart.XAxis(html, x, (Top, bottom), (size.IsNarrow ? 3 : 8, static tick => ReportNumbers.Format(tick, "#,0"), axis));
            foreach (var (place, row) in rows.Index())
                WriteRow(html, row, x, (Top + ((place + 0.5) * RowHeight), Chart.Short(row.Label, size.IsNarrow ? 15 : 30)));
        });
        html.Write($"</figure>");
    }

    private static void WriteRow(HtmlWriter html, PlotRow row, ChartScale x, (double Y, string Label) place)
    {
        html.Write($"""<text class="tick end" x="{x.Start - 8}" y="{place.Y + 4}">{place.Label}</text>""");
        html.Write($"""<rect class="all" x="{x.At(row.Low)}" y="{place.Y - (BarHeight / 2)}" width="{Math.Max(1, x.At(row.High) - x.At(row.Low))}" height="{BarHeight}"/>""");
        html.Write($"""<circle class="linked" cx="{x.At(row.Value)}" cy="{place.Y}" r="5"/>""");
    }

    private static (double From, double To) Range(IReadOnlyList<PlotRow> rows)
    {
        var (low, high) = (rows.Min(static row => row.Low), rows.Max(static row => row.High));
        var margin = Math.Max(1, (high - low) * 0.05);
        return (Math.Max(0, Math.Floor(low - margin)), Math.Ceiling(high + margin));
    }
}

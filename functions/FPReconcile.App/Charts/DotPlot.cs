namespace FPReconcile.App.Charts;

/// <summary>One value of a chart with its interval. A value that is not shown has none: all of those look alike.</summary>
internal readonly record struct PlotRow(string Label, double? Value, double Low, double High)
{
    public static PlotRow Hidden(string label) => new(label, null, 0, 0);
}

/// <summary>What the values of a chart are.</summary>
/// <param name="Label">What stands below the axis.</param>
/// <param name="Mark">What stands in place of a value that is not shown.</param>
/// <param name="Usual">Where values usually lie; null: nothing is said about it.</param>
internal sealed record PlotAxis(string Label, string Mark = "", (double From, double To)? Usual = null);

/// <summary>Draws values with their intervals below each other. The text for those who cannot see it holds no number: all are in a table.</summary>
internal static class DotPlot
{
    private const double RowHeight = 22;
    private const double Top = 10;
    private const double Foot = 44;
    private const double MarginRight = 16;
    private const double BarHeight = 4;
    private const int MostRows = 60;

    /// <summary>Whether there is anything to draw, and not more than fits a page.</summary>
    public static bool Fits(IReadOnlyList<PlotRow> rows) => rows.Count is > 0 and <= MostRows && rows.Any(static row => row.Value is not null);

    public static void Write(HtmlWriter html, ChartText text, IReadOnlyList<PlotRow> rows, PlotAxis axis)
    {
        var (bottom, (from, to)) = (Top + (rows.Count * RowHeight), Range(rows, axis.Usual));
        Chart.Write(html, text, bottom + Foot, size =>
        {
            var x = new ChartScale(from, to, size.IsNarrow ? 150 : 210, size.Width - MarginRight);
            if (axis.Usual is { } usual)
                html.Write($"""<rect class="usual" x="{x.At(usual.From)}" y="{Top}" width="{x.At(usual.To) - x.At(usual.From)}" height="{bottom - Top}"/>""");
            Chart.XAxis(html, x, (Top, bottom), (size.IsNarrow ? 4 : 8, static tick => ReportNumbers.Format(tick, "#,0.##"), axis.Label));
            foreach (var (place, row) in rows.Index())
                WriteRow(html, row, x, (Top + ((place + 0.5) * RowHeight), Chart.Short(row.Label, size.IsNarrow ? 18 : 29), axis.Mark));
        });
    }

    private static void WriteRow(HtmlWriter html, PlotRow row, ChartScale x, (double Y, string Label, string Mark) place)
    {
        html.Write($"""<text class="tick end" x="{x.Start - 8}" y="{place.Y + 4}">{place.Label}</text>""");
        if (row.Value is not { } value)
        {
            html.Write($"""<text class="tick" x="{x.Start + 4}" y="{place.Y + 4}">{place.Mark}</text>""");
            return;
        }

        html.Write($"""<rect class="all" x="{x.At(row.Low)}" y="{place.Y - (BarHeight / 2)}" width="{Math.Max(1, x.At(row.High) - x.At(row.Low))}" height="{BarHeight}"/>""");
        html.Write($"""<circle class="linked" cx="{x.At(value)}" cy="{place.Y}" r="5"/>""");
    }

    private static (double From, double To) Range(IReadOnlyList<PlotRow> rows, (double From, double To)? usual)
    {
        var shown = rows.Where(static row => row.Value is not null).ToList();
        var (low, high) = (shown.Min(static row => row.Low), shown.Max(static row => row.High));
        if (usual is { } range)
            (low, high) = (Math.Min(low, range.From), Math.Max(high, range.To));
        var margin = Math.Max(1, (high - low) * 0.05);
        return (Math.Max(0, Math.Floor(low - margin)), Math.Ceiling(high + margin));
    }
}

namespace FPReconcile.App.Charts;

/// <summary>A lying bar of one or more parts.</summary>
/// <param name="Label">What stands above it.</param>
/// <param name="Value">What stands behind it.</param>
/// <param name="Parts">Length and class of each part; none when the value is not shown.</param>
internal sealed record BarRow(string Label, string Value, IReadOnlyList<(double Length, string Style)> Parts)
{
    /// <summary>A bar of one part.</summary>
    public static BarRow Of(string label, string value, double length) => new(label, value, [(length, "linked")]);
}

/// <summary>
/// Draws lying bars: the names stand above the bars, so that it fits a telephone, and the number stands behind each bar, so that nobody
/// needs its color.
/// </summary>
internal static class BarChart
{
    private const double Step = 44;
    private const double BarHeight = 18;
    private const double NameLine = 16;
    private const double Foot = 4;
    private const double LetterWidth = 8;
    private const double Gap = 8;
    private const double LeastOfBar = 1;
    private const int MostRows = 60;

    public static bool Fits(IReadOnlyList<BarRow> rows) => rows.Count is > 0 and <= MostRows;

    public static void Write(HtmlWriter html, ChartText text, IReadOnlyList<BarRow> rows)
    {
        var most = Math.Max(1, rows.Max(Length));
        var valueWidth = (rows.Max(row => row.Value.Length) * LetterWidth) + (2 * Gap);
        Chart.Write(html, text, (Step * rows.Count) + Foot, size =>
        {
            var x = new ChartScale(0, most, 0, size.Width - valueWidth);
            foreach (var (place, row) in rows.Index())
                WriteRow(html, row, x, (place * Step, Chart.Short(row.Label, size.IsNarrow ? 46 : 96)));
        });
    }

    private static void WriteRow(HtmlWriter html, BarRow row, ChartScale x, (double Top, string Label) place)
    {
        html.Write($"""<text x="0" y="{place.Top + NameLine - 3}">{place.Label}</text>""");
        var sum = 0.0;
        foreach (var (length, style) in row.Parts)
        {
            html.Write($"""<rect class="{style}" x="{x.At(sum)}" y="{place.Top + NameLine}" width="{Math.Max(LeastOfBar, x.At(sum + length) - x.At(sum))}" height="{BarHeight}"/>""");
            sum += length;
        }

        html.Write($"""<text class="strong" x="{x.At(sum) + Gap}" y="{place.Top + NameLine + 14}">{row.Value}</text>""");
    }

    private static double Length(BarRow row) => row.Parts.Sum(part => part.Length);
}

namespace FPReconcile.App.Charts;

/// <summary>A range of values along a line of a drawing.</summary>
/// <param name="From">Value at <paramref name="Start"/>.</param>
/// <param name="To">Value at <paramref name="End"/>, another than <paramref name="From"/>.</param>
/// <param name="Start">Place of <paramref name="From"/>.</param>
/// <param name="End">Place of <paramref name="To"/>.</param>
internal readonly record struct ChartScale(double From, double To, double Start, double End)
{
    /// <summary>The place of a value; values out of the range are put at its end.</summary>
    public double At(double value) => Start + ((Math.Clamp(value, From, To) - From) / (To - From) * (End - Start));

    /// <summary>Round values in the range, about as many as asked for.</summary>
    public IEnumerable<double> Ticks(int about)
    {
        var step = RoundStep((To - From) / about);
        var last = (long)Math.Floor((To / step) + 1e-9);
        for (var i = (long)Math.Ceiling((From / step) - 1e-9); i <= last; i++)
            yield return i * step;
    }

    /// <summary>1, 2 or 5 times a power of ten.</summary>
    private static double RoundStep(double step)
    {
        // The width of a short range is a difference: off in its last digits, but not in its ninth.
        const double Off = 1e-9;
        var power = Math.Pow(10, Math.Floor(Math.Log10(step) + Off));
        return (step / power) switch
        {
            <= 1 + Off => power,
            <= 2 + Off => 2 * power,
            <= 5 + Off => 5 * power,
            _ => 10 * power,
        };
    }
}

/// <summary>The two sizes that every chart is drawn in: text keeps its size on a telephone, where the narrow one is shown.</summary>
internal sealed record ChartSize(string Name, double Width)
{
    public static ChartSize Wide { get; } = new("wide", 720);

    public static ChartSize Narrow { get; } = new("narrow", 340);

    public bool IsNarrow => this == Narrow;
}

/// <summary>What a chart is called and shows: for those who cannot see it, too.</summary>
internal sealed record ChartText(string Id, string Title, string Description);

/// <summary>Writes the frame of a chart, once for each size.</summary>
internal static class Chart
{
    private const char FirstWideLetter = '\u1100';

    public static void Write(HtmlWriter html, ChartText text, double height, Action<ChartSize> draw)
    {
        foreach (var size in new[] { ChartSize.Wide, ChartSize.Narrow })
        {
            var id = $"{text.Id}-{size.Name}";
            html.Write($"""<svg class="{size.Name}" viewBox="0 0 {size.Width} {height}" role="img" aria-labelledby="{id}-title {id}-desc">""");
            html.Write($"""<title id="{id}-title">{text.Title}</title><desc id="{id}-desc">{text.Description}</desc>""");
            draw(size);
            html.Write($"</svg>");
        }
    }

    /// <summary>Vertical lines with numbers below them, and what they count.</summary>
    public static void XAxis(HtmlWriter html, ChartScale x, (double Top, double Bottom) y, (int Ticks, Func<double, string> Name, string Label) axis)
    {
        foreach (var tick in x.Ticks(axis.Ticks))
        {
            html.Write($"""<line class="grid" x1="{x.At(tick)}" y1="{y.Top}" x2="{x.At(tick)}" y2="{y.Bottom}"/>""");
            html.Write($"""<text class="tick middle" x="{x.At(tick)}" y="{y.Bottom + 17}">{axis.Name(tick)}</text>""");
        }

        html.Write($"""<text class="label middle" x="{(x.Start + x.End) / 2}" y="{y.Bottom + 33}">{axis.Label}</text>""");
    }

    /// <summary>Horizontal lines with numbers beside them; what they count stands above.</summary>
    public static void YAxis(HtmlWriter html, ChartScale y, (double Left, double Right) x, (IEnumerable<double> Ticks, Func<double, string> Name, string Label) axis)
    {
        foreach (var tick in axis.Ticks)
        {
            html.Write($"""<line class="grid" x1="{x.Left}" y1="{y.At(tick)}" x2="{x.Right}" y2="{y.At(tick)}"/>""");
            html.Write($"""<text class="tick end" x="{x.Left - 6}" y="{y.At(tick) + 4}">{axis.Name(tick)}</text>""");
        }

        html.Write($"""<text class="label" x="2" y="{y.End - 12}">{axis.Label}</text>""");
    }

    /// <summary>A dashed line at the threshold of links.</summary>
    public static void Threshold(HtmlWriter html, double x, (double Top, double Bottom) y, bool labelLeft)
    {
        html.Write($"""<line class="threshold" x1="{x}" y1="{y.Top}" x2="{x}" y2="{y.Bottom}"/>""");
        if (labelLeft)
            html.Write($"""<text class="tick end strong" x="{x - 5}" y="{y.Top + 10}">threshold</text>""");
        else
            html.Write($"""<text class="tick strong" x="{x + 5}" y="{y.Top + 10}">threshold</text>""");
    }

    /// <summary>A text that fits: its end is left out when it does not. A letter as wide as those of East Asia counts twice.</summary>
    public static string Short(string text, int letters)
    {
        var (width, keep) = (0, 0);
        foreach (var (place, letter) in text.Index())
        {
            width += letter >= FirstWideLetter ? 2 : 1;
            if (width < letters)
                keep = place + 1;
        }

        return width <= letters ? text : string.Concat(text.AsSpan(0, keep).TrimEnd(), "…");
    }
}

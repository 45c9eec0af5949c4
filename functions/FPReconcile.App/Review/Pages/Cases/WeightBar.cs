using FPReconcile.App.Review.Pages.Frame;

namespace FPReconcile.App.Review.Pages.Cases;

/// <summary>The bar of one step of a waterfall, from the sum before to the sum after. The number stands beside it, so it has no text.</summary>
internal static class WeightBar
{
    private const double Width = 160;
    private const double Height = 14;
    private const double Least = 1;

    public static Html Of(double bits, double sum, Scale scale)
    {
        var (from, to) = (scale.At(sum - bits), scale.At(sum));
        return Html.Of($"""
            <svg viewBox="0 0 {Width} {Height}" aria-hidden="true" focusable="false"><line class="zero" x1="{scale.At(0)}" y1="0" x2="{scale.At(0)}" y2="{Height}"/>
            <rect class="{(bits < 0 ? "against" : "for")}" x="{Math.Min(from, to)}" y="3" width="{Math.Max(Least, Math.Abs(to - from))}" height="8"/></svg>
            """);
    }

    /// <summary>The sums that a waterfall goes through.</summary>
    internal readonly record struct Scale(double Lowest, double Highest)
    {
        public static Scale Over(IEnumerable<double> bits)
        {
            var (sum, lowest, highest) = (0.0, 0.0, 0.0);
            foreach (var step in bits)
            {
                sum += step;
                (lowest, highest) = (Math.Min(lowest, sum), Math.Max(highest, sum));
            }

            return new Scale(lowest, Math.Max(highest, lowest + Least));
        }

        public double At(double sum) => (sum - Lowest) / (Highest - Lowest) * Width;
    }
}

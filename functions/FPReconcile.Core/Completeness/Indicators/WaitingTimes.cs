namespace FPReconcile.Core.Completeness.Indicators;

/// <summary>Days until something ends, where some have not ended yet: the product-limit estimate of Kaplan and Meier (1958).</summary>
/// <param name="waits">Days so far, and whether the wait has ended.</param>
public sealed class WaitingTimes(IEnumerable<(int Days, bool HasEnded)> waits)
{
    // The product of the shares that remain is not exact to the last digit.
    private const double Tolerance = 1e-12;

    private readonly (int Days, bool HasEnded)[] _waits = [.. waits.OrderBy(static wait => wait.Days)];

    /// <summary>The days within which a share of all waits end; null when too many have not ended to tell.</summary>
    public int? Quantile(double share)
    {
        var (remaining, from) = (1.0, 0);
        foreach (var day in _waits.CountBy(static wait => wait.Days))
        {
            var ended = _waits.Skip(from).Take(day.Value).Count(static wait => wait.HasEnded);
            remaining *= 1 - ((double)ended / (_waits.Length - from));
            if (ended > 0 && remaining <= 1 - share + Tolerance)
                return day.Key;
            from += day.Value;
        }

        return null;
    }
}

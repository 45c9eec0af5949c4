namespace FPReconcile.Core.Completeness.Indicators;

/// <summary>Days from birth to an event, by groups; negative and missing ones are counted apart.</summary>
public sealed class Delays
{
    private readonly int[] _days;

    /// <param name="days">Whole days; null or negative: to be checked.</param>
    public Delays(IEnumerable<int?> days)
    {
        var all = days.ToList();
        _days = [.. all.Where(static day => day >= 0).Select(static day => day!.Value).Order()];
        ToCheck = all.Count - _days.Length;
    }

    /// <summary>Delays that are known.</summary>
    public int Known => _days.Length;

    /// <summary>Missing or before the birth.</summary>
    public int ToCheck { get; }

    /// <summary>How many of the known delays lie above one number of days, up to another.</summary>
    /// <param name="above">Days that do not count; -1 for all.</param>
    /// <param name="upTo">Last day that counts; null: no limit.</param>
    public long CountBetween(int above, int? upTo) => _days.LongCount(day => day > above && (upTo is not { } last || day <= last));

    /// <summary>The smallest number of days within which a share of the known delays lies; null without any.</summary>
    public int? Quantile(double share) => _days.Length == 0 ? null : _days[Math.Max(0, (int)Math.Ceiling(share * _days.Length) - 1)];
}

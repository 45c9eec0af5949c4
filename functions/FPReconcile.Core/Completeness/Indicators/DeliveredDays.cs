using System.Runtime.InteropServices;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Completeness.Indicators;

/// <summary>The days on which a source has births that it recorded within the legal time: late ones do not show that their month was delivered.</summary>
/// <param name="promptDays">The legal time.</param>
internal sealed class DeliveredDays(int promptDays)
{
    /// <summary>Births that days must be expected to have for their silence to tell something; as for whole months.</summary>
    private const int BirthsThatMakeSilenceTelling = 20;

    private readonly Dictionary<int, (DateOnly First, DateOnly Last, int Births)> _months = [];

    /// <summary>First day with a birth; null without any.</summary>
    public DateOnly? First => _months.Count == 0 ? null : _months.Values.Min(static month => month.First);

    /// <summary>Last day with a birth; null without any.</summary>
    public DateOnly? Last => _months.Count == 0 ? null : _months.Values.Max(static month => month.Last);

    public void Add(BirthRecord? record)
    {
        if (record is null || (record.RecordedOn is { } day && day.DayNumber - record.BirthDate.DayNumber > promptDays))
            return;
        var date = record.BirthDate;
        ref var month = ref CollectionsMarshal.GetValueRefOrAddDefault(_months, Month.Of(date), out var isKnown);
        month = isKnown ? (date < month.First ? date : month.First, date > month.Last ? date : month.Last, month.Births + 1) : (date, date, 1);
    }

    /// <summary>Whether the first or last days of a month have no birth, although its other days let many be expected.</summary>
    public bool IsInPart(DateOnly firstOfMonth)
    {
        if (!_months.TryGetValue(Month.Of(firstOfMonth), out var month))
            return false;
        var days = month.Last.DayNumber - month.First.DayNumber + 1;
        var longestSilence = Math.Max(month.First.Day - 1, DateTime.DaysInMonth(firstOfMonth.Year, firstOfMonth.Month) - month.Last.Day);
        return (long)month.Births * longestSilence >= (long)BirthsThatMakeSilenceTelling * days;
    }
}

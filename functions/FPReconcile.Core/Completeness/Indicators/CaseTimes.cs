using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Reconciliation.Cases;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Completeness.Indicators;

/// <summary>When the case of a birth was opened, and when it was closed.</summary>
/// <param name="OpenedOn">Night that found it first.</param>
/// <param name="ClosedOn">Night that closed it; null while it is open.</param>
public readonly record struct CaseTime(DateOnly OpenedOn, DateOnly? ClosedOn);

/// <summary>The cases of the births of some months, to be found by a record of the birth.</summary>
public sealed class CaseTimes
{
    private readonly Dictionary<RecordKey, CaseTime> _cases = [];

    private CaseTimes()
    {
    }

    /// <summary>
    /// The cases of the months of a vintage; null when the store cannot tell how long they took: it knew no case before the months were over, or
    /// may have forgotten some that were closed early.
    /// </summary>
    /// <param name="cases">All cases that are known.</param>
    /// <param name="period">The months.</param>
    /// <param name="forgotten">Cases that were closed before this day are forgotten.</param>
    public static CaseTimes? Of(IReadOnlyList<CaseEntry> cases, VintagePeriod period, DateOnly forgotten)
    {
        ArgumentNullException.ThrowIfNull(cases);
        if (forgotten > period.FirstDay || !cases.Any(entry => entry.OpenedOn <= period.LastDay))
            return null;
        var times = new CaseTimes();
        // What became one with another case goes on there.
        foreach (var entry in cases.Where(entry => entry.MergedInto is null && period.Contains(entry.BirthDate)))
        {
            foreach (var key in entry.Records)
                times._cases.TryAdd(key, new CaseTime(entry.OpenedOn, entry.ClosedOn));
        }

        return times;
    }

    /// <summary>The case of a birth; null when it has never had one.</summary>
    public CaseTime? Find(LinkedBirth birth)
    {
        ArgumentNullException.ThrowIfNull(birth);
        foreach (var record in birth.StandingRecords)
        {
            if (_cases.TryGetValue(record.Key, out var time))
                return time;
        }

        return null;
    }
}

using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Completeness.Indicators;

/// <summary>
/// Finds the vintages whose legal time and data lag have passed, in the time of which every list has births, and says which of them have to
/// wait. A vintage is made once and never again, so that it waits while anything of it may still be missing.
/// </summary>
public sealed class DueVintages
{
    private readonly StatisticsInput _input;
    private readonly List<SourceCoverage> _lists;
    private readonly DeliveredDays[] _days;

    private DueVintages(StatisticsInput input)
    {
        _input = input;
        _lists = [.. input.Reconciliation.Coverage.Where(static list => list.Source != SourceKind.Register || list.Basis != CoverageBasis.NotGiven)];
        _days = [.. SourceKinds.All.Select(_ => new DeliveredDays(input.RegistrationDays))];
        foreach (var birth in input.Linkage.Births)
        {
            _days[(int)SourceKind.Facility].Add(birth.Notification);
            _days[(int)SourceKind.Registration].Add(birth.Registration);
            _days[(int)SourceKind.Register].Add(birth.RegisterEntry);
        }
    }

    /// <summary>The vintages that are due and not frozen, the latest first.</summary>
    /// <param name="input">The run.</param>
    /// <param name="frozen">Names of the vintages that are frozen.</param>
    /// <param name="hold">Why nothing may be frozen of the whole run; null: something may.</param>
    public static IReadOnlyList<DueVintage> Of(StatisticsInput input, IReadOnlyCollection<string> frozen, VintageHold? hold)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(frozen);
        if (input.Options.Vintages == VintageLength.None)
            return [];
        var vintages = new DueVintages(input);
        var periods = frozen.Select(static name => VintagePeriod.TryParse(name, out var period) ? period : (VintagePeriod?)null).OfType<VintagePeriod>().ToList();
        return
        [
            .. vintages.Closed().Where(period => !periods.Contains(period)).Reverse()
                .Select(period => new DueVintage(period, periods.Exists(period.Overlaps) ? VintageHold.OverlapsFrozen : hold ?? vintages.HoldOf(period))),
        ];
    }

    /// <summary>The periods of which every list has a birth, as far as they are over and the settings ask for them.</summary>
    private IEnumerable<VintagePeriod> Closed()
    {
        if (_lists.Exists(list => _days[(int)list.Source].First is null))
            yield break;
        var last = _lists.Min(list => _days[(int)list.Source].Last!.Value);
        var period = VintagePeriod.Of(_lists.Max(list => _days[(int)list.Source].First!.Value), _input.Options.Vintages);
        for (; period.FirstDay <= last && BirthFrame.IsClosed(period.LastDay, _input); period = VintagePeriod.Of(period.LastDay.AddDays(1), _input.Options.Vintages))
        {
            if (_input.Options.IsInPeriod(period.FirstDay) && _input.Options.IsInPeriod(period.LastDay))
                yield return period;
        }
    }

    private VintageHold? HoldOf(VintagePeriod period)
    {
        if (_lists.Exists(static list => list.Basis == CoverageBasis.Incomplete))
            return VintageHold.SourceIncomplete;
        if (_lists.Exists(list => !Covers(list, period)))
            return VintageHold.NotCovered;
        // Where the settings tell what was delivered they are believed.
        return _lists.Exists(list => list.Basis == CoverageBasis.Seen && HasMonthInPart(list, period)) ? VintageHold.MonthInPart : null;
    }

    private static bool Covers(SourceCoverage list, VintagePeriod period)
    {
        for (var day = period.FirstDay; day <= period.LastDay; day = day.AddDays(1))
        {
            if (list.WhyNotAssessed(day, null) is not null)
                return false;
        }

        return true;
    }

    private bool HasMonthInPart(SourceCoverage list, VintagePeriod period)
    {
        for (var month = period.FirstDay; month <= period.LastDay; month = month.AddMonths(1))
        {
            if (_days[(int)list.Source].IsInPart(month))
                return true;
        }

        return false;
    }
}

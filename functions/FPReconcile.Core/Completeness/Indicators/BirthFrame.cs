using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Completeness.Indicators;

/// <summary>
/// Decides which births statistics are about: born alive in a facility, in a month whose legal time has passed, where every office
/// delivered, each once. All others are counted by the reason why they are not.
/// </summary>
public sealed class BirthFrame
{
    private readonly StatisticsInput _input;
    private readonly SourceKind[] _lists;
    private readonly List<FrameBirth> _births = [];
    private readonly List<FrameBirth> _homeBirths = [];
    private readonly Dictionary<(BirthExclusion Exclusion, DateOnly Month), long> _counts = [];

    private BirthFrame(StatisticsInput input)
    {
        _input = input;
        HasRegister = input.Reconciliation.Coverage[(int)SourceKind.Register].Basis is not (CoverageBasis.NotGiven or CoverageBasis.Incomplete);
        _lists = HasRegister ? [SourceKind.Facility, SourceKind.Registration, SourceKind.Register] : [SourceKind.Facility, SourceKind.Registration];
    }

    /// <summary>Whether the population register is a list: it was given, and all of it could be read.</summary>
    public bool HasRegister { get; }

    /// <summary>Births in facilities, in the order of the run.</summary>
    public IReadOnlyList<FrameBirth> Births => _births;

    /// <summary>Births at home that registration or register know, of the same months.</summary>
    public IReadOnlyList<FrameBirth> HomeBirths => _homeBirths;

    /// <summary>First and last month of the births that count; null without any.</summary>
    public (DateOnly First, DateOnly Last)? Months { get; private set; }

    /// <summary>Births of the run in months before the first or after the last that counts: they belong to another vintage.</summary>
    public long OfOtherMonths => _counts.Where(count => !IsOfVintage(count.Key.Month)).Sum(static count => count.Value);

    /// <summary>All births of the run.</summary>
    public long OfAllMonths => _counts.Values.Sum();

    public static BirthFrame Of(StatisticsInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var frame = new BirthFrame(input);
        for (var i = 0; i < input.Linkage.Births.Count; i++)
            frame.Add(i);
        if (frame._births.Count > 0)
            frame.Months = (MonthOf(frame._births.Min(static birth => birth.Date)), MonthOf(frame._births.Max(static birth => birth.Date)));
        frame._homeBirths.RemoveAll(birth => !frame.IsOfVintage(MonthOf(birth.Date)));
        return frame;
    }

    /// <summary>
    /// Births of the months that count, by why they do not; those that do under <see cref="BirthExclusion.None"/>. A birth of another month is
    /// in none: the vintage of that month counts it too, and the two could be subtracted.
    /// </summary>
    public long Count(BirthExclusion exclusion) => _counts.Where(count => count.Key.Exclusion == exclusion && IsOfVintage(count.Key.Month)).Sum(static count => count.Value);

    /// <summary>Whether the legal time and the data lag of every birth of a month have passed.</summary>
    public static bool IsClosed(DateOnly birthDate, StatisticsInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var lastDay = new DateOnly(birthDate.Year, birthDate.Month, DateTime.DaysInMonth(birthDate.Year, birthDate.Month));
        return input.AsOf.DayNumber - lastDay.DayNumber > input.RegistrationDays + input.Options.DataLagDays;
    }

    private void Add(int place)
    {
        var birth = new FrameBirth(_input.Linkage.Births[place], HasRegister && _input.Linkage.Births[place].RegisterEntry is not null);
        var exclusion = ExclusionOf(birth, place);
        var group = (exclusion, MonthOf(birth.Date));
        _counts[group] = _counts.GetValueOrDefault(group) + 1;
        if (exclusion == BirthExclusion.None)
            _births.Add(birth);
        else if (exclusion == BirthExclusion.HomeBirth)
            _homeBirths.Add(birth);
    }

    private BirthExclusion ExclusionOf(FrameBirth birth, int place)
    {
        var standing = _input.Reconciliation.ContactStandings[place];
        if (standing == ContactStanding.DeathEvidence)
            return BirthExclusion.DeathEvidence;
        if (standing != ContactStanding.Clear || _input.Reconciliation.HeldBirths.Contains(place))
            return BirthExclusion.Held;
        if (Array.Exists(_lists, list => _input.Reconciliation.Coverage[(int)list].WhyNotAssessed(birth.Date, birth.Birth.AreaCode) is not null))
            return BirthExclusion.OutsideCoverage;
        if (!IsClosed(birth.Date, _input))
            return BirthExclusion.NotYetDue;
        return IsInPeriod(birth.Date) ? PlaceOf(birth.Birth) : BirthExclusion.OutsidePeriod;
    }

    private bool IsOfVintage(DateOnly month) => Months is { } months && month >= months.First && month <= months.Last;

    private static DateOnly MonthOf(DateOnly date) => new(date.Year, date.Month, 1);

    private bool IsInPeriod(DateOnly date) =>
        (_input.Options.From is not { } from || date >= from) && (_input.Options.To is not { } to || date < to.AddMonths(1));

    // A birth that only the register knows has no place in most countries: it is no facility birth as far as anybody knows.
    private static BirthExclusion PlaceOf(LinkedBirth birth)
    {
        if (birth.Notification is { BirthPlace: BirthPlace.Facility or BirthPlace.Unknown })
            return BirthExclusion.None;
        var record = birth.Notification ?? birth.Registration ?? (BirthRecord?)birth.RegisterEntry;
        return record switch
        {
            { BirthPlace: BirthPlace.Home } => BirthExclusion.HomeBirth,
            { BirthPlace: BirthPlace.Facility } or { BirthPlace: BirthPlace.Unknown, FacilityCode: not null } => BirthExclusion.None,
            _ => BirthExclusion.PlaceNotStated,
        };
    }
}

using FPReconcile.Core.Completeness.Indicators;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>
/// Quality of the records behind the births that are counted. A denominator is shown only where a table of capture histories shows it too.
/// </summary>
internal sealed class ShareFigures(StatisticsInput input, BirthFrame frame, StratumTable all)
{
    private const double DaysOfYear = 365.25;
    private const double MonthsOfYear = 12;
    private static readonly (string Field, SourceKind[] Sources, Func<BirthRecord, bool> IsMissing)[] Fields =
    [
        ("mother_name", [SourceKind.Facility, SourceKind.Registration, SourceKind.Register], static record => record.MotherName.IsMissing),
        ("mother_birth_date", [SourceKind.Facility, SourceKind.Registration, SourceKind.Register], static record => record.MotherBirthDate is null),
        ("mother_national_id", [SourceKind.Facility, SourceKind.Registration, SourceKind.Register], static record => record.MotherNationalId is null),
        ("certificate_number", [SourceKind.Facility, SourceKind.Registration], static record => record.CertificateNumber is null),
        ("birth_weight_g", [SourceKind.Facility], static record => record.BirthWeightGrams is null),
        ("outcome", [SourceKind.Facility], static record => record.Outcome == BirthOutcome.Unknown),
        // Days of notification and registration that are missing are told with the delays: two numbers would give the negative ones away.
        ("entry_date", [SourceKind.Register], static record => record.RecordedOn is null),
    ];

    private int Threshold => input.Options.BirthsThreshold;

    private IEnumerable<BirthNotification> Notifications => frame.Births.Select(static birth => birth.Birth.Notification).OfType<BirthNotification>();

    public IReadOnlyList<ShareFigure> All() => [.. Conflicts(), .. Duplicates(), .. Heaping(), .. Missing(), .. Reports()];

    public int? Whipple()
    {
        var ages = Notifications.Where(static record => record.MotherBirthDate is not null).Select(static record => Age(record.MotherBirthDate!.Value, record.BirthDate));
        return WhippleIndex.Of(ages) is { Ages: >= DelayFigures.FewestOfQuantile } whipple ? (int)Math.Round(whipple.Index, MidpointRounding.AwayFromZero) : null;
    }

    /// <summary>Tests of heaping, by code; those of which too little is known are left out.</summary>
    public IReadOnlyList<(string Code, ChiSquare Test)> HeapingTested()
    {
        var tests = new List<(string, ChiSquare)>();
        if (HeapingTests.OfDays([.. frame.Births.Select(static birth => birth.Date)]) is { } days)
            tests.Add(("day_of_month", days));
        if (HeapingTests.OfWeights(Weights()) is { } weights)
            tests.Add(("weight_within_500_g", weights));
        return tests;
    }

    private List<int> Weights() => [.. Notifications.Select(static record => record.BirthWeightGrams).OfType<int>()];

    private static int Age(DateOnly born, DateOnly day) => day.Year - born.Year - (day < born.AddYears(day.Year - born.Year) ? 1 : 0);

    private IEnumerable<ShareFigure> Conflicts()
    {
        var linked = frame.Births.Where(static birth => birth.IsNotified && (birth.IsRegistered || birth.IsInRegister)).Select(static birth => birth.Birth).ToHashSet();
        var fields = input.Reconciliation.Discrepancies.Where(row => row.Kind == DiscrepancyKind.ConflictingDetails && linked.Contains(row.Births[0]))
            .SelectMany(static row => row.Fields).CountBy(static field => field).ToDictionary();
        return BirthFields.All.Where(static field => field != BirthField.Outcome)
            .Select(field => ShareFigure.Of("conflicts", field.Name(), (fields.GetValueOrDefault(field), linked.Count), Threshold));
    }

    private IEnumerable<ShareFigure> Duplicates() => Lists().Select(source => ShareFigure.Of(
        "duplicates", source.Name(), (Of(source).LongCount(birth => birth.Birth.Duplicates.Any(other => other.Key.Source == source)), Of(source).LongCount()), Threshold));

    private IEnumerable<ShareFigure> Missing() =>
        from field in Fields
        from source in field.Sources
        where Lists().Contains(source)
        select ShareFigure.Of("missing", $"{source.Name()}.{field.Field}", (Of(source).LongCount(birth => field.IsMissing(birth.Birth.Standing(source)!)), Of(source).LongCount()), Threshold);

    private IEnumerable<ShareFigure> Heaping()
    {
        yield return Days("day_1", static date => date.Day == 1, MonthsOfYear / DaysOfYear);
        yield return Days("day_15", static date => date.Day == 15, MonthsOfYear / DaysOfYear);
        // Of months that are counted, not of all days: January may not be among them.
        yield return Days("january_1", static date => date is { Month: 1, Day: 1 }, null);
        var weights = Weights();
        yield return ShareFigure.Banded("heaping", "weight_500_g", (weights.LongCount(static weight => weight % HeapingTests.WeightStep == 0), weights.Count), Threshold)
            with { Expected = (double)Math.Max(1, HeapingTests.ScaleOf(weights)) / HeapingTests.WeightStep };
    }

    private ShareFigure Days(string code, Func<DateOnly, bool> isHeap, double? expected) =>
        ShareFigure.Of("heaping", code, (frame.Births.LongCount(birth => isHeap(birth.Date)), frame.Births.Count), Threshold) with { Expected = expected ?? ExpectedJanuary() };

    private double ExpectedJanuary()
    {
        var days = frame.Births.Select(static birth => (birth.Date.Year, birth.Date.Month)).Distinct().ToList();
        return days.Count(static month => month.Month == 1) / (double)days.Sum(static month => DateTime.DaysInMonth(month.Year, month.Month));
    }

    private IEnumerable<ShareFigure> Reports()
    {
        if (input.FacilityReports.Count == 0)
            yield break;
        var due = input.FacilityReports.Where(static report => report.Status != FacilityReportStatus.NotDue).ToList();
        yield return ShareFigure.Of("reports", "received", (due.LongCount(static report => report.Status == FacilityReportStatus.Received), due.Count), Threshold);
    }

    /// <summary>The lists whose number of births can be had from the published histories.</summary>
    private List<SourceKind> Lists() =>
    [
        .. SourceKinds.All.Where(source => source switch
        {
            SourceKind.Facility => true,
            SourceKind.Registration => !frame.HasRegister || all.Grouping == HistoryGrouping.Histories,
            _ => frame.HasRegister && all.Grouping == HistoryGrouping.Histories,
        }),
    ];

    private IEnumerable<FrameBirth> Of(SourceKind source) => frame.Births.Where(birth => birth.Birth.Standing(source) is not null);
}

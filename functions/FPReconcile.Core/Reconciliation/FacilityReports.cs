namespace FPReconcile.Core.Reconciliation;

/// <summary>
/// Notices which facilities have not reported a month that is over. A month counts as reported when a birth of it came from the
/// facility, or the statement that it had none: the name of a file says nothing.
/// </summary>
/// <param name="facilities">The facilities that are expected to report.</param>
/// <param name="rules">When a report is due.</param>
public sealed class FacilityReports(IReadOnlyList<ReportingFacility> facilities, FacilityReportRules rules)
{
    private readonly Dictionary<(string Facility, DateOnly Month), Received> _received = [];

    /// <summary>Notes a birth.</summary>
    /// <param name="facilityCode">The facility that sent it.</param>
    /// <param name="birthDate">When the child was born.</param>
    /// <param name="file">The file it stands in.</param>
    public void AddBirth(string facilityCode, DateOnly birthDate, string file)
    {
        var received = Of(facilityCode, birthDate);
        received.Files.Add(file);
        received.Rows++;
    }

    /// <summary>Notes the statement of a facility that a month had no births.</summary>
    public void AddNoBirths(string facilityCode, DateOnly month, string file) => Of(facilityCode, month).Files.Add(file);

    /// <summary>The reports of the last months that are over, ordered by facility code and month. Months in which a facility was closed are left out.</summary>
    public IReadOnlyList<FacilityReport> At(DateOnly asOf)
    {
        var thisMonth = FirstDay(asOf);
        return
        [
            .. facilities.OrderBy(static facility => facility.Code, StringComparer.Ordinal)
                .SelectMany(facility => Enumerable.Range(1, rules.Months).Select(back => thisMonth.AddMonths(-back)).Order()
                    .Where(month => WasOpen(facility, month)).Select(month => Report(facility.Code, month, asOf))),
        ];
    }

    private FacilityReport Report(string facility, DateOnly month, DateOnly asOf)
    {
        if (_received.TryGetValue((facility, month), out var received))
            return new FacilityReport(facility, month, FacilityReportStatus.Received, received.Files.Count, received.Rows);
        var daysSince = asOf.DayNumber - LastDay(month).DayNumber;
        return new FacilityReport(facility, month, daysSince > rules.ReportDays ? FacilityReportStatus.Late : FacilityReportStatus.NotDue, 0, 0);
    }

    private Received Of(string facilityCode, DateOnly day)
    {
        var key = (facilityCode, FirstDay(day));
        if (!_received.TryGetValue(key, out var received))
            _received.Add(key, received = new Received());
        return received;
    }

    private static bool WasOpen(ReportingFacility facility, DateOnly month) =>
        (facility.Opened is not { } opened || opened <= LastDay(month)) && (facility.Closed is not { } closed || closed >= month);

    private static DateOnly FirstDay(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateOnly LastDay(DateOnly month) => month.AddMonths(1).AddDays(-1);

    private sealed class Received
    {
        public HashSet<string> Files { get; } = new(StringComparer.Ordinal);

        public int Rows { get; set; }
    }
}

using FPReconcile.Core.Reconciliation;

namespace FPReconcile.Core.Tests.Reconciliation;

public sealed class FacilityReportsTests
{
    // The month before is May; its report is in time until 15 June.
    private static readonly DateOnly LastDayInTime = new(2025, 6, 15);

    [Fact]
    public void The_last_three_months_that_are_over_are_looked_at() =>
        At(LastDayInTime).Select(report => report.Month).ShouldBe([new(2025, 3, 1), new(2025, 4, 1), new(2025, 5, 1)]);

    [Fact]
    public void A_month_is_over_only_the_day_after_its_last() =>
        At(new DateOnly(2025, 5, 31)).Select(report => report.Month).ShouldBe([new(2025, 2, 1), new(2025, 3, 1), new(2025, 4, 1)]);

    [Fact]
    public void Months_are_looked_at_across_the_end_of_a_year() =>
        At(new DateOnly(2025, 1, 10)).Select(report => report.Month).ShouldBe([new(2024, 10, 1), new(2024, 11, 1), new(2024, 12, 1)]);

    [Fact]
    public void Nothing_is_late_within_fifteen_days() => At(LastDayInTime)[^1].Status.ShouldBe(FacilityReportStatus.NotDue);

    [Fact]
    public void Nothing_received_is_late_on_the_sixteenth_day() => At(LastDayInTime.AddDays(1))[^1].Status.ShouldBe(FacilityReportStatus.Late);

    [Fact]
    public void The_days_are_a_rule()
    {
        var reports = new FacilityReports([new("F1", null, null)], new FacilityReportRules { Months = 1, ReportDays = 0 });

        reports.At(new DateOnly(2025, 6, 1)).ShouldHaveSingleItem().Status.ShouldBe(FacilityReportStatus.Late);
    }

    [Fact]
    public void A_birth_of_the_month_is_its_report()
    {
        var report = At(LastDayInTime.AddDays(9), reports =>
        {
            reports.AddBirth("F1", new DateOnly(2025, 5, 31), "a");
            reports.AddBirth("F1", new DateOnly(2025, 5, 1), "a");
            reports.AddBirth("F1", new DateOnly(2025, 5, 2), "b");
        })[^1];

        report.ShouldBe(new FacilityReport("F1", new DateOnly(2025, 5, 1), FacilityReportStatus.Received, 2, 3));
    }

    [Fact]
    public void Births_of_other_months_and_facilities_are_no_report()
    {
        var report = At(LastDayInTime.AddDays(9), reports =>
        {
            reports.AddBirth("F1", new DateOnly(2025, 6, 1), "a");
            reports.AddBirth("F1", new DateOnly(2024, 5, 1), "a");
            reports.AddBirth("F2", new DateOnly(2025, 5, 1), "a");
        })[^1];

        report.Status.ShouldBe(FacilityReportStatus.Late);
    }

    [Fact]
    public void The_statement_that_there_were_no_births_is_a_report()
    {
        var report = At(LastDayInTime.AddDays(9), reports => reports.AddNoBirths("F1", new DateOnly(2025, 5, 1), "a"))[^1];

        report.ShouldBe(new FacilityReport("F1", new DateOnly(2025, 5, 1), FacilityReportStatus.Received, 1, 0));
    }

    [Theory]
    [InlineData("2025-05-31", null, "2025-05")]
    [InlineData("2025-06-01", null, "")]
    [InlineData(null, "2025-04-01", "2025-03 2025-04")]
    [InlineData(null, "2025-03-31", "2025-03")]
    [InlineData("2025-04-10", "2025-04-20", "2025-04")]
    public void A_facility_is_expected_in_the_months_in_which_it_was_open(string? opened, string? closed, string months)
    {
        var reports = new FacilityReports([new("F1", Day(opened), Day(closed))], new FacilityReportRules());

        string.Join(' ', reports.At(LastDayInTime).Select(report => report.Month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture))).ShouldBe(months);
    }

    [Fact]
    public void Facilities_come_in_order_of_their_codes()
    {
        var reports = new FacilityReports([new("F2", null, null), new("F10", null, null)], new FacilityReportRules { Months = 1 });

        reports.At(LastDayInTime).Select(report => report.FacilityCode).ShouldBe(["F10", "F2"]);
    }

    [Fact]
    public void Without_facilities_nothing_is_expected() => new FacilityReports([], new FacilityReportRules()).At(LastDayInTime).ShouldBeEmpty();

    private static IReadOnlyList<FacilityReport> At(DateOnly asOf, Action<FacilityReports>? add = null)
    {
        var reports = new FacilityReports([new("F1", null, null)], new FacilityReportRules());
        add?.Invoke(reports);
        return reports.At(asOf);
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

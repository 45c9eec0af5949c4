using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Review;
using FPReconcile.App.Review.Vintages;
using FPReconcile.App.Tests.Review.Vintages;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>Invented statistics, reports and times, with hostile names of areas and facilities.</summary>
internal static class GalleryStatistics
{
    private static readonly DateOnly[] Months = [new(2026, 3, 1), new(2026, 4, 1), new(2026, 5, 1)];

    public static PlaceNames Names { get; } = new(code => code == "A01" ? GalleryModels.Hostile : "Kisanga East", _ => GalleryModels.Hostile);

    /// <summary>A vintage that shows nothing, because a count of the whole would be small.</summary>
    public static VintageFigures Few { get; } = new() { Vintage = SampleVintage.Name, AsOf = GalleryModels.AsOf, Metadata = SampleVintage.Figures.Metadata };

    public static FacilityReporting Reporting { get; } = new(Months,
    [
        new ReportingOfFacility("F001", "Kisanga Hospital", Of(FacilityReportStatus.Received, FacilityReportStatus.Received, FacilityReportStatus.Received)),
        new ReportingOfFacility("F002", GalleryModels.Hostile, Of(FacilityReportStatus.Received, FacilityReportStatus.Late, FacilityReportStatus.Late)),
        new ReportingOfFacility("F003", "", Of(FacilityReportStatus.Received, FacilityReportStatus.Received, FacilityReportStatus.NotDue)),
    ]);

    public static CaseTimes Times { get; } = CaseTimes.Of(
        [
            .. Enumerable.Range(0, 60).Select(day => new CaseSpan(Day(200), Day(200 - day), day % 3 == 0, IsOnWorklists: false)),
            .. Enumerable.Range(0, 40).Select(day => new CaseSpan(Day(day * 10), null, IsDecided: false, IsOnWorklists: true)),
        ], GalleryModels.AsOf);

    private static Dictionary<DateOnly, FacilityReportStatus> Of(params FacilityReportStatus[] statuses) => statuses.Index().ToDictionary(status => Months[status.Index], status => status.Item);

    private static int Day(int ago) => GalleryModels.AsOf.DayNumber - ago;
}

using System.Text;
using FPReconcile.App.Identity;
using FPReconcile.App.Nightly;
using FPReconcile.App.Review;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Nightly;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Tests.Review;

/// <summary>What the dashboard tells of reports and of how long cases take, for the areas of the user alone.</summary>
public sealed class DashboardTests : IAsyncLifetime, IDisposable
{
    private readonly LocalNight _local = new();
    private readonly SmallUploads _uploads = new();
    private NightHarness _night = null!;

    public async Task InitializeAsync()
    {
        _night = await _local.NewAsync(SmallUploads.AsOf);
        await PutAsync("settings.json", """{ "facilities": "facilities.csv", "areas": "areas.csv" }""");
        await PutAsync("areas.csv", "code,name,parent\r\nK,Kisanga,\r\nK01,South,K\r\nK02,North,K\r\n");
        await PutAsync("facilities.csv", "code,name,area_code,opened,closed\r\nX2,Hill,K02,,\r\nX1,Lake,K01,,\r\nX3,Nowhere,,,\r\nX0,Old,K02,,2025-05-10\r\n");
        await _night.UploadAsync(_uploads.Folder);
        await _night.UploadAsync("facility/X2/may.csv", Encoding.UTF8.GetBytes("Month,No births this month\r\n2025-05,Yes\r\n"));
        (await _night.NightAsync()).ShouldNotBeNull();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _uploads.Dispose();
        _local.Dispose();
    }

    [Fact]
    public async Task Reports_are_those_of_facilities_in_the_areas_of_the_user_in_order_of_codes()
    {
        (await FacilitiesAsync("K02")).ShouldBe(["X0", "X2"]);
        (await FacilitiesAsync("K01")).ShouldBe(["X1"]);
        (await FacilitiesAsync("K")).ShouldBe(["X0", "X1", "X2"]);
        (await FacilitiesAsync("unknown")).ShouldBe(["X3"]);
        (await FacilitiesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_month_is_received_or_late_or_missing_when_the_facility_was_closed()
    {
        var reporting = (await DashboardAsync("K02")).Reporting;
        var (old, hill) = (reporting.Facilities[0], reporting.Facilities[1]);

        hill.Name.ShouldBe("Hill");
        reporting.Months.ShouldContain(new DateOnly(2025, 5, 1));
        hill.ByMonth[new DateOnly(2025, 5, 1)].ShouldBe(FacilityReportStatus.Received);
        hill.ByMonth[new DateOnly(2025, 4, 1)].ShouldBe(FacilityReportStatus.Late);
        old.ByMonth.Keys.ShouldContain(new DateOnly(2025, 5, 1));
        old.ByMonth.Keys.ShouldNotContain(new DateOnly(2025, 6, 1));
    }

    [Fact]
    public async Task Times_of_cases_are_those_of_the_areas_of_the_user()
    {
        var (north, south, both, none) = (await OpenAsync("K02"), await OpenAsync("K01"), await OpenAsync("K02", "K01"), await OpenAsync());

        north.ShouldBeGreaterThan(0);
        south.ShouldBeGreaterThan(0);
        both.ShouldBe(north + south);
        none.ShouldBe(0);
    }

    [Fact]
    public async Task Who_may_not_read_the_dashboard_gets_none()
    {
        foreach (var role in Roles.All.Where(role => role is not (Roles.Officer or Roles.Supervisor)))
            (await Services.DashboardAsync(ReviewWorld.User("u", role, "K"), default)).Outcome.ShouldBe(ReviewOutcome.NotAllowed, role);
    }

    private ReviewServices Services => new(_night.Store, _night.Nights);

    private async Task<Dashboard> DashboardAsync(params string[] areas) => (await Services.DashboardAsync(ReviewWorld.User("u", Roles.Officer, areas), default)).Value.ShouldNotBeNull();

    private async Task<List<string>> FacilitiesAsync(params string[] areas) => [.. (await DashboardAsync(areas)).Reporting.Facilities.Select(facility => facility.Code)];

    private async Task<int> OpenAsync(params string[] areas) => (await DashboardAsync(areas)).Times!.OpenByAge.Sum(band => band.Open);

    private Task PutAsync(string name, string text) =>
        _night.Store.Blobs.WriteAsync(new BlobName(StorageNames.Reference, $"{NightConfiguration.Latest.Path}/{name}"), Encoding.UTF8.GetBytes(text), default);
}

using System.Text;
using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Observability;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Nightly;

public sealed class FacilityReportNightTests : IDisposable
{
    private readonly LocalNight _local = new();
    private readonly StringWriter _log = new();

    public void Dispose()
    {
        _log.Dispose();
        _local.Dispose();
    }

    [Fact]
    public async Task A_night_writes_which_facilities_have_reported_and_which_are_late() =>
        (await ReportsAsync(new DateOnly(2025, 6, 20))).ShouldBe(
            """
            facility_code,month,status,files,rows
            F01,2025-03,late,0,0
            F01,2025-04,received,1,1
            F01,2025-05,received,1,0
            F02,2025-05,late,0,0

            """.ReplaceLineEndings("\r\n"));

    [Fact]
    public async Task A_report_that_is_not_yet_due_is_not_late() =>
        (await ReportsAsync(new DateOnly(2025, 6, 10))).ShouldContain("F02,2025-05,not_due,0,0");

    [Fact]
    public async Task Late_reports_are_told_with_counts_only()
    {
        await ReportsAsync(new DateOnly(2025, 6, 20));

        var told = _log.ToString().Split('\n').Single(line => line.Contains($"\"event\":\"{AlertEvents.FacilityFilesLate}\"", StringComparison.Ordinal));
        told.ShouldContain("\"facilities\":2,\"months\":2}");
        told.ShouldNotContain("F01");
    }

    [Fact]
    public async Task When_nothing_is_late_nobody_is_told()
    {
        await ReportsAsync(new DateOnly(2025, 6, 20), "code\r\nF01\r\n", "2025-03,Yes");

        _log.ToString().ShouldNotContain(AlertEvents.FacilityFilesLate);
    }

    private async Task<string> ReportsAsync(
        DateOnly asOf, string facilities = "code,opened,closed\r\nF02,2025-05-10,\r\nF01,,\r\nF03,2025-06-01,\r\n", string? further = null)
    {
        var night = await _local.NewAsync(asOf);
        await PutAsync(night, "settings.json", """{ "facilities": "facilities.csv" }""");
        await PutAsync(night, "facilities.csv", facilities);
        await night.UploadAsync("facility/F01/april.csv", Encoding.UTF8.GetBytes("record_id,facility_code,birth_date,mother_name\r\nA1,F01,2025-04-02,Amara Okoye\r\n"));
        await night.UploadAsync("facility/f01/may.csv", Encoding.UTF8.GetBytes("Month,No births this month\r\n2025-05,Yes\r\n"));
        if (further is not null)
            await night.UploadAsync("facility/F01/more.csv", Encoding.UTF8.GetBytes($"Month,No births this month\r\n{further}\r\n"));
        await night.UploadAsync("registration/office/r.csv", Encoding.UTF8.GetBytes("registration_number,birth_date,mother_name\r\nR1,2025-04-02,Amara Okoye\r\n"));
        var work = new NightlyWork(night.Store, night.Nights, new NightOptions(), new EventLog(_log, _log, night.Clock));
        await night.DrainAsync();

        var run = (await work.StartNightAsync(NightTimer.Unscheduled, default)).RunId!;
        await work.RunPartAsync(new RunMessage(run, 0, null).Write(), default);

        return Encoding.UTF8.GetString((await night.Store.Blobs.ReadAsync(new RunPlace(run).Reports, default))!);
    }

    private static Task PutAsync(NightHarness night, string name, string text) =>
        night.Store.Blobs.WriteAsync(new BlobName(StorageNames.Reference, $"{NightConfiguration.Latest.Path}/{name}"), Encoding.UTF8.GetBytes(text), default);
}

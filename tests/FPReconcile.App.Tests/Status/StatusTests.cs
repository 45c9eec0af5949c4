using System.Text.Json;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Nightly;
using FPReconcile.App.Tests.Storage;
using FPReconcile.App.Tests.Triggers;

namespace FPReconcile.App.Tests.Status;

/// <summary>What somebody wants to know in the morning, from the API and on the page.</summary>
public sealed class StatusTests : IDisposable
{
    private const string Settings = """{ "facilities": "facilities.csv" }""";
    private const string Facilities = "code,opened,closed\r\nF1,2020-01-01,\r\nF8,2020-01-01,\r\nF9,2020-01-01,\r\n";

    private readonly SmallUploads _uploads = new();

    public void Dispose() => _uploads.Dispose();

    [Fact]
    public async Task Before_the_first_night_there_is_nothing_to_tell()
    {
        await using var handler = await TestHandler.StartAsync();

        var answer = await handler.Host.GetAsync("/api/status?part=night,uploads");

        answer.Body.ShouldContain("""
            "night":{"shown":null,"running":null,"last":null},"uploads":{"waiting":0,"read":0,"unreadable":0,"setAside":0}
            """);
        (await handler.Host.GetAsync("/ui/status")).Body.ShouldContain("<h2>Last run</h2><p>None.</p>");
    }

    [Fact]
    public async Task The_last_run_is_told_with_its_times_and_counts()
    {
        await using var handler = await TestHandler.StartAsync();
        var night = Night(handler);
        await WriteAsync(night, "config/settings.json", Settings);
        await WriteAsync(night, "config/facilities.csv", Facilities);
        await night.UploadAsync(_uploads.Folder);
        var run = (await night.NightAsync())!.Run;

        var last = (await PartAsync(handler, "night")).GetProperty("last");

        last.GetProperty("run").GetString().ShouldBe(run);
        last.GetProperty("asOf").GetString().ShouldBe("2025-06-30");
        last.GetProperty("state").GetString().ShouldBe("published");
        last.GetProperty("seconds").GetInt64().ShouldBe((long)(last.GetProperty("finished").GetDateTime() - last.GetProperty("started").GetDateTime()).TotalSeconds);
        var counts = JsonDocument.Parse((await night.OutputAsync(run))["run.json"]).RootElement.GetProperty("counts");
        last.GetProperty("rows").GetInt32().ShouldBe(counts.GetProperty("records").EnumerateObject().Sum(source => source.Value.GetInt32()));
        last.GetProperty("links").GetInt32().ShouldBe(counts.GetProperty("links").GetInt32());
        last.GetProperty("openCases").GetInt32().ShouldBe(await CasesOnWorklistsAsync(night));
        last.GetProperty("lateFacilities").GetInt32().ShouldBe(await LateFacilitiesAsync(night, run));
        var vintage = last.GetProperty("vintages").EnumerateArray().ShouldHaveSingleItem();
        vintage.GetProperty("vintage").GetString().ShouldBe("2025-Q1");
        vintage.GetProperty("state").GetString().ShouldBe("frozen");
    }

    [Fact]
    public async Task A_run_in_progress_and_the_one_that_readers_see_are_both_told()
    {
        await using var handler = await TestHandler.StartAsync();
        var night = Night(handler);
        await night.UploadAsync(_uploads.Folder);
        var shown = (await night.NightAsync())!.Run;
        var running = (await night.On(SmallUploads.AsOf.AddDays(1)).Work.StartNightAsync(App.Nightly.NightTimer.Unscheduled, default)).RunId;

        var status = await PartAsync(handler, "night");

        status.GetProperty("shown").GetProperty("run").GetString().ShouldBe(shown);
        status.GetProperty("running").GetProperty("run").GetString().ShouldBe(running);
        status.GetProperty("running").GetProperty("state").GetString().ShouldBe("working");
        status.GetProperty("running").TryGetProperty("finished", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_failed_run_is_told_with_its_reason_but_without_names_of_files()
    {
        await using var handler = await TestHandler.StartAsync();
        var night = Night(handler);
        await night.UploadAsync("facility/Amina/Amina_Okoye.csv", "record_id,birth_date\r\nA1,2025-01-05\r\n"u8.ToArray());
        await night.UploadAsync("registration/Amina/Amina_Okoye.xlsx", "PK\u0003\u0004 no workbook"u8.ToArray());
        await night.NightAsync();

        var (body, page) = ((await handler.Host.GetAsync("/api/status")).Body, (await handler.Host.GetAsync("/ui/status")).Body);

        var last = JsonDocument.Parse(body).RootElement.GetProperty("night").GetProperty("last");
        last.GetProperty("state").GetString().ShouldBe("failed");
        last.GetProperty("reasons").EnumerateArray().Select(line => line.GetString()).ShouldContain(line => line!.Contains("no row could be read"));
        last.GetProperty("filesNotUsed").GetInt32().ShouldBe(1);
        page.ShouldContain("no row could be read");
        (body + page).ShouldNotContain("Amina");
    }

    [Fact]
    public async Task Files_are_counted_by_what_became_of_them()
    {
        await using var handler = await TestHandler.StartAsync();
        var night = Night(handler);
        await night.UploadAsync("facility/F1/good.csv", "record_id,birth_date,mother_name\r\nA1,2025-01-05,Amara Okoye\r\n"u8.ToArray());
        await night.UploadAsync("facility/F1/bad.xlsx", "PK\u0003\u0004 no workbook"u8.ToArray());
        await night.DrainAsync();
        await night.UploadAsync("facility/F2/new.csv", "record_id,birth_date\r\nA1,2025-01-05\r\n"u8.ToArray());

        (await PartAsync(handler, "uploads")).GetRawText().ShouldBe("""{"waiting":1,"read":1,"unreadable":1,"setAside":0}""");
    }

    [Fact]
    public async Task The_page_has_a_heading_for_each_part_and_a_word_for_each_number()
    {
        await using var handler = await TestHandler.StartAsync();
        var night = Night(handler);
        await night.UploadAsync(_uploads.Folder);
        await night.NightAsync();

        var page = (await handler.Host.GetAsync("/ui/status")).Body;

        foreach (var heading in new[] { "Last run", "Run in progress", "Files from offices", "Program" })
            page.ShouldContain($"<h2>{heading}</h2>");
        page.ShouldContain("<table class=\"plain\" aria-labelledby=\"messages\">");
        page.ShouldContain("<dt>Open cases</dt><dd>");
        page.ShouldContain("<dt>State</dt><dd>published</dd>");
    }

    private static NightHarness Night(TestHandler handler) => new(handler.Store, new TestClock(), SmallUploads.AsOf);

    private static Task WriteAsync(NightHarness night, string name, string text) =>
        night.Store.Blobs.WriteAsync(new BlobName(StorageNames.Reference, name), System.Text.Encoding.UTF8.GetBytes(text), default);

    private static async Task<JsonElement> PartAsync(TestHandler handler, string part) =>
        JsonDocument.Parse((await handler.Host.GetAsync($"/api/status?part={part}")).Body).RootElement.GetProperty(part);

    private static async Task<int> CasesOnWorklistsAsync(NightHarness night)
    {
        var rows = await NightState.WorklistsAsync(night.Store);
        rows.ShouldNotBeEmpty();
        return rows.Select(row => row.Split(' ')[1].Split('-')[0]).Distinct(StringComparer.Ordinal).Count();
    }

    private static async Task<int> LateFacilitiesAsync(NightHarness night, string run)
    {
        var reports = System.Text.Encoding.UTF8.GetString((await night.Store.Blobs.ReadAsync(new RunPlace(run).Reports, default))!);
        var late = reports.Split("\r\n").Where(line => line.Contains(",late,", StringComparison.Ordinal)).Select(line => line.Split(',')[0]).Distinct(StringComparer.Ordinal).Count();
        late.ShouldBeGreaterThan(0);
        return late;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using FPReconcile.App.Nightly;
using FPReconcile.App.Tests.Commands;
using FPReconcile.App.Tests.Nightly;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.App.Tests.Triggers;

namespace FPReconcile.App.Tests.Published;

/// <summary>The site, and a night on Azure, of the program that was compiled ahead of time.</summary>
[Collection(PublishedProgramCollection.Name)]
public sealed partial class PublishedServiceTests(PublishedProgram program) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_site_shows_worklists_cases_and_the_state_of_the_service()
    {
        using var demo = await DemoProcess.StartAsync(new ProcessStartInfo(program.Executable), _folder.Path("demo"));
        using var browser = await demo.SignedInAsync("officer");

        var worklist = await browser.GetStringAsync("/ui/worklist");
        var pages = CasePattern().Matches(worklist).Select(match => match.Value).Distinct(StringComparer.Ordinal).Take(5).ToList();

        pages.Count.ShouldBe(5);
        foreach (var page in pages)
            (await browser.GetStringAsync(page)).ShouldContain("<table");
        (await browser.GetStringAsync("/api/status")).ShouldContain("\"links\"");
        (await browser.GetStringAsync("/ui/site.css")).ShouldContain("{");
        using var chinese = new HttpRequestMessage(HttpMethod.Get, "/ui/worklist") { Headers = { { "Accept-Language", "zh-CN" } } };
        using var answer = await browser.SendAsync(chinese);
        answer.EnsureSuccessStatusCode();
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<html lang=\"zh");
        (await demo.EndAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_night_on_Azurite_gives_the_bytes_of_reconcile_and_tells_its_collector()
    {
        using var world = new AzureNight();
        using var district = new NightDistrict(births: 120);
        using var collector = new Collector();
        var night = await world.NewAsync(district.AsOf);
        await night.UploadAsync(district.Uploads);
        string told;
        await using (var handler = await HandlerProcess.StartPublishedAsync(program.Executable, [.. Settings(world, collector, district.AsOf)]))
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
            await HostCarrier.CarryAsync(night.Store, handler.Host, patience.Token);
            (await handler.TerminateAsync()).ShouldBe(143);
            told = handler.Output;
        }

        var current = (await night.Runs.CurrentAsync(default)).ShouldNotBeNull(told);
        var (actual, expected) = (await night.OutputAsync(current.Run), district.Reconcile(district.AsOf));
        actual.Keys.ShouldBe(expected.Keys);
        actual.Where(file => !file.Value.AsSpan().SequenceEqual(expected[file.Key])).Select(file => file.Key).ShouldBeEmpty();
        (await collector.TextAsync()).ShouldContain("fpreconcile.invocation.duration");
    }

    /// <summary>A limit that is written another way (0x...) is left unheeded without a word.</summary>
    [Fact]
    public async Task The_heap_limit_of_the_deployment_is_written_as_the_program_reads_it()
    {
        var bicep = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "infra", "modules", "function-app.bicep"));
        LimitPattern().Match(bicep).Groups.Values.Skip(1).Select(group => group.Value).ShouldBe(["70000000", "E0000000"]);

        (await DemoAsync("400000")).ShouldNotBe(0, "4 MB were enough: the limit was not read");
        (await DemoAsync("10000000")).ShouldBe(0, "268 MB were not enough: the limit was read as 10 MB");
    }

    private async Task<int> DemoAsync(string heapLimit)
    {
        var start = new ProcessStartInfo(program.Executable, ["demo", "--no-serve", "--births", "400", "--out", _folder.Path("out-" + heapLimit)]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[AppSettings.HeapLimit] = heapLimit;
        using var process = Process.Start(start)!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static IEnumerable<(string Name, string Value)> Settings(AzureNight world, Collector collector, DateOnly asOf)
    {
        var server = world.Server;
        var account = string.Create(
            CultureInfo.InvariantCulture,
            $"AccountName=devstoreaccount1;AccountKey={server.Options.Key};BlobEndpoint=http://127.0.0.1:{server.BlobPort}/devstoreaccount1;QueueEndpoint=http://127.0.0.1:{server.QueuePort}/devstoreaccount1;TableEndpoint=http://127.0.0.1:{server.TablePort}/devstoreaccount1");
        return
        [
            ("AzureWebJobsStorage", account), ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            (NightOptions.AsOfSetting, asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), (NightOptions.MostRecordsAloneSetting, "0"),
        ];
    }

    [GeneratedRegex("/ui/cases/[^\"?#]+")]
    private static partial Regex CasePattern();

    [GeneratedRegex("var heapLimit = .*'([^']+)' : '([^']+)'")]
    private static partial Regex LimitPattern();
}

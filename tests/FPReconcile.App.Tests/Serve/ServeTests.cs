using System.Globalization;
using System.Text;
using FPReconcile.App.Nightly;
using FPReconcile.App.Observability;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Serve;
using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Local;
using FPReconcile.App.Tests.Commands;
using FPReconcile.App.Tests.Triggers;
using Microsoft.AspNetCore.Builder;

namespace FPReconcile.App.Tests.Serve;

/// <summary>The whole service on one machine, in this process, with work that a test can see into.</summary>
public sealed class ServeTests : IAsyncLifetime, IDisposable
{
    private readonly ManualTime _time = new();
    private readonly StringWriter _log = new(CultureInfo.InvariantCulture);
    private readonly FakeNightlyWork _work = new();
    private readonly MemoryQueues _queues;
    private readonly HandlerServices _services;
    private readonly WebApplication _app;
    private FakeHost _browser = null!;

    public ServeTests()
    {
        _queues = new MemoryQueues(_time);
        _services = new HandlerServices(new Lazy<Store>(new Store(null!, null!, _queues)), new Lazy<INightlyWork>(_work), new EventLog(_log, _log, _time), _time);
        _app = ServeHost.Create(port: 0, _services, LocalSignIn.Nobody);
    }

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        _browser = new FakeHost(new Uri(_app.Urls.Single()).Port);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    public void Dispose()
    {
        _browser.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Every_queue_and_timer_reaches_its_work()
    {
        await PutAsync(StorageNames.IngestQueue, """{"upload":"facility/F012/february.csv"}""");
        await PutAsync(StorageNames.PartitionQueue, "part-1");
        await PutAsync(StorageNames.PublishQueue, "run-1");
        using var stop = new CancellationTokenSource();

        var loops = new ServeLoops(_services, ServeArguments.DefaultNightlyAt, folders: null).RunAsync(stop.Token);
        SpinWait.SpinUntil(() => !_work.Ingested.IsEmpty && !_work.Parts.IsEmpty && !_work.Published.IsEmpty && !_work.Nights.IsEmpty && _work.Sweeps > 0);
        await stop.CancelAsync();
        await loops;

        _work.Ingested.ShouldHaveSingleItem().Path.ShouldBe("facility/F012/february.csv");
        _work.Parts.ShouldBe(["part-1"]);
        _work.Published.ShouldBe(["run-1"]);
        _work.Nights.ShouldHaveSingleItem().IsPastDue.ShouldBeFalse();
    }

    [Fact]
    public async Task A_run_starts_when_dropped_files_have_been_taken_in()
    {
        var folder = Directory.CreateTempSubdirectory("fpreconcile-serve-").FullName;
        var store = LocalStore.Open(folder, TimeProvider.System);
        await store.CreateAsync(CancellationToken.None);
        var inbox = new InboxFolder(store, folder, _services.Log);
        Directory.CreateDirectory(Path.Combine(folder, "inbox", "facility", "F012"));
        await File.WriteAllTextAsync(Path.Combine(folder, "inbox", "facility", "F012", "february.csv"), "record_id\n");
        var runsBeforeIngest = 0;
        _work.During = _ =>
        {
            if (_work.Ingested.IsEmpty && _work.Nights.Contains(NightTimer.Unscheduled))
                runsBeforeIngest++;
            return Task.CompletedTask;
        };
        using var stop = new CancellationTokenSource();

        var loops = new ServeLoops(_services with { Store = new Lazy<Store>(store) }, ServeArguments.DefaultNightlyAt, (inbox, new ResultsFolder(store, folder, _time))).RunAsync(stop.Token);
        SpinWait.SpinUntil(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return _work.Nights.Contains(NightTimer.Unscheduled);
        });
        await stop.CancelAsync();
        await loops;

        _work.Ingested.ShouldHaveSingleItem().Path.ShouldBe("facility/F012/february.csv");
        runsBeforeIngest.ShouldBe(0);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Pages_and_api_are_there()
    {
        (await _browser.GetAsync("/ui/sign-in")).ContentType.ShouldBe("text/html");
        (await _browser.GetAsync("/api/health")).Status.ShouldBe(200);
        (await _browser.GetAsync("/")).Status.ShouldBe(302);
    }

    [Theory]
    [InlineData("NightlyReconcile")]
    [InlineData("IngestExtract")]
    public async Task There_are_no_addresses_of_triggers(string function)
    {
        (await _browser.InvokeAsync(function, Samples.Timer)).Status.ShouldBe(404);

        _work.Nights.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_night_can_be_started_by_hand()
    {
        (await RunAsync()).ShouldBe(new Answer(200, "application/json", """{"outcome":"started","run":"run-1"}"""));
        _work.Start = new NightlyStart(NightlyOutcome.AlreadyRunning, "run-1");
        (await RunAsync()).Body.ShouldContain("already running");
        _work.Start = new NightlyStart(NightlyOutcome.NothingToDo, RunId: null);
        (await RunAsync()).Body.ShouldBe("""{"outcome":"nothing to do","run":null}""");
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_start_it()
    {
        (await RunAsync(header: null)).Status.ShouldBe(403);
        (await RunAsync(contentType: "text/plain")).Status.ShouldBe(415);
        (await RunAsync(host: "evil.example")).Status.ShouldBe(404);

        _work.Nights.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--port", "0")]
    [InlineData("--port", "65536")]
    [InlineData("--nightly-at", "25:00")]
    [InlineData("--nightly-at", "1:15 am")]
    [InlineData("--store", "https://example.net/secret?sig=1")]
    public void A_wrong_option_is_a_mistake_of_usage(string option, string value)
    {
        var (exitCode, _, error) = ProgramRun.Start("serve", option, value);

        exitCode.ShouldBe(2);
        error.ShouldContain(option);
    }

    [Fact]
    public void The_default_time_of_the_night_is_that_of_the_functions_app() =>
        File.ReadAllText(Path.Combine(RepositoryRoot.Path, "infra/main.bicep"))
            .ShouldContain(ServeArguments.DefaultNightlyAt.ToString("'0' m H '* * *'", CultureInfo.InvariantCulture));

    private Task PutAsync(string queue, string text) => _queues.PutAsync(queue, text, TimeSpan.Zero, CancellationToken.None);

    private async Task<Answer> RunAsync(string? header = LocalGuard.Header, string contentType = "application/json", string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ServeHost.Run) { Content = new StringContent("{}", Encoding.UTF8, contentType) };
        if (header is not null)
            request.Headers.Add(header, "1");
        request.Headers.Host = host;
        return await _browser.SendAsync(request);
    }
}

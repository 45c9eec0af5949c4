using System.Globalization;
using FPReconcile.App.Nightly;

namespace FPReconcile.App.Tests.Triggers;

/// <summary>The timer that starts the night, the deadline of work, and what is told of failures.</summary>
public sealed class NightTests
{
    private const string Done = """{"Outputs":{},"Logs":[],"ReturnValue":null}""";

    [Fact]
    public async Task The_schedule_reaches_the_work()
    {
        await using var handler = await TestHandler.StartAsync();

        await handler.Host.InvokeAsync("NightlyReconcile", Samples.Timer);

        handler.Work.Nights.ShouldBe([new NightTimer(IsPastDue: false, Instant("2026-03-01T01:15:00.0023+00:00"), Instant("2026-03-02T01:15:00+00:00"))]);
    }

    [Theory]
    [InlineData("""{"Data":{"timer":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":true}},"Metadata":{}}""", true)]
    [InlineData("""{"Data":{"timer":{"ScheduleStatus":{"Last":"0001-01-01T00:00:00","Next":"soon","LastUpdated":null},"IsPastDue":false}}}""", false)]
    [InlineData("""{"Data":{"timer":"\"by hand\""}}""", false)]
    [InlineData("""{"Data":{}}""", false)]
    public async Task A_night_without_a_status_is_started_too(string payload, bool isPastDue)
    {
        await using var handler = await TestHandler.StartAsync();

        var answer = await handler.Host.InvokeAsync("NightlyReconcile", payload);

        answer.Body.ShouldBe(Done);
        handler.Work.Nights.ShouldBe([new NightTimer(isPastDue, Last: null, Next: null)]);
    }

    [Theory]
    [InlineData(nameof(NightlyOutcome.AlreadyRunning), "already running")]
    [InlineData(nameof(NightlyOutcome.NothingToDo), "nothing has changed since the last run")]
    public async Task A_second_call_of_the_night_is_no_failure(string outcome, string sentence)
    {
        await using var handler = await TestHandler.StartAsync();
        handler.Work.Start = new NightlyStart(Enum.Parse<NightlyOutcome>(outcome), RunId: null);

        var answer = await handler.Host.InvokeAsync("NightlyReconcile", Samples.Timer);

        answer.ShouldBe(new Answer(200, "application/json", $$"""{"Outputs":{},"Logs":["{{sentence}}"],"ReturnValue":null}"""));
    }

    [Fact]
    public async Task Two_calls_at_once_both_reach_the_work_and_are_answered()
    {
        await using var handler = await TestHandler.StartAsync();
        var both = new TaskCompletionSource();
        handler.Work.During = _ =>
        {
            // Both may see the second one come.
            if (handler.Work.Nights.Count == 2)
                both.TrySetResult();
            return both.Task;
        };

        var answers = await Task.WhenAll(handler.Host.InvokeAsync("NightlyReconcile", Samples.Timer), handler.Host.InvokeAsync("NightlyReconcile", Samples.Timer));

        answers.ShouldAllBe(answer => answer.Status == 200);
    }

    [Fact]
    public async Task The_sweep_says_how_many_uploads_it_found()
    {
        await using var handler = await TestHandler.StartAsync();
        handler.Work.Found = 3;

        (await handler.Host.InvokeAsync("SweepInbox", Samples.Timer)).Body.ShouldContain("uploads found without an event: 3");
    }

    [Fact]
    public async Task Work_that_reaches_its_deadline_is_stopped_and_answered_as_failed()
    {
        var time = new ManualTime();
        await using var handler = await TestHandler.StartAsync(time: time);
        var working = new TaskCompletionSource();
        handler.Work.During = cancellation =>
        {
            working.SetResult();
            return Task.Delay(Timeout.Infinite, cancellation);
        };

        var invocation = handler.Host.InvokeAsync("ReconcilePartition", Samples.Queue);
        await working.Task;
        time.Advance(TimeSpan.FromMinutes(20) - TimeSpan.FromTicks(1));
        invocation.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromTicks(1));

        (await invocation).Status.ShouldBe(500);
        handler.Log.ShouldContain("\"reason\":\"deadline\"");
    }

    [Fact]
    public async Task Work_that_ignores_its_deadline_is_answered_as_failed_before_the_host_kills_the_process()
    {
        var time = new ManualTime();
        await using var handler = await TestHandler.StartAsync(time: time);
        using var end = new ManualResetEventSlim();
        // Holds its thread, as a long calculation does.
        handler.Work.During = _ =>
        {
            end.Wait(CancellationToken.None);
            return Task.CompletedTask;
        };

        var invocation = handler.Host.InvokeAsync("ReconcilePartition", Samples.Queue);
        SpinWait.SpinUntil(() => time.Waiting == 2 && !handler.Work.Parts.IsEmpty);
        time.Advance(TimeSpan.FromMinutes(21));

        (await invocation).Status.ShouldBe(500);
        handler.Log.ShouldContain("\"reason\":\"deadline-ignored\"");
        end.Set();
    }

    [Fact]
    public async Task A_failure_is_told_with_its_invocation_and_without_the_message()
    {
        await using var handler = await TestHandler.StartAsync();
        handler.Work.During = _ => throw new InvalidDataException("row 7: Amina Okoye");

        var answer = await handler.Host.InvokeAsync("Publish", Samples.Queue);

        answer.ShouldBe(new Answer(500, "application/json", """{"error":"failed"}"""));
        handler.Log.ShouldContain($"\"function\":\"Publish\",\"invocation\":\"{FakeHost.Invocation}\"");
        handler.Log.ShouldContain("System.IO.InvalidDataException");
        handler.Log.ShouldNotContain("Amina");
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

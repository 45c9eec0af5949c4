using System.Globalization;
using FPReconcile.App.Nightly;
using FPReconcile.App.Observability;
using FPReconcile.App.Serve;
using FPReconcile.App.Tests.Triggers;

namespace FPReconcile.App.Tests.Serve;

/// <summary>The schedule of a laptop: it sleeps, and its clock is moved.</summary>
public sealed class RecurringWorkTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly StringWriter _log = new(CultureInfo.InvariantCulture);
    private readonly List<NightTimer> _calls = [];

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task It_runs_at_the_start_and_then_every_day_at_its_time()
    {
        var night = Night();

        (await night.LookAsync(CancellationToken.None)).ShouldBeTrue();
        _time.Advance(TimeSpan.FromMinutes(74));
        (await night.LookAsync(CancellationToken.None)).ShouldBeFalse();
        _time.Advance(TimeSpan.FromMinutes(1));
        (await night.LookAsync(CancellationToken.None)).ShouldBeTrue();
        (await night.LookAsync(CancellationToken.None)).ShouldBeFalse();
        _time.Advance(TimeSpan.FromDays(1));
        (await night.LookAsync(CancellationToken.None)).ShouldBeTrue();

        _calls.Select(call => call.Next).ShouldBe([At(2, 1, 15), At(3, 1, 15), At(4, 1, 15)]);
        _calls.Select(call => call.Last).ShouldBe([null, At(2, 0, 0), At(2, 1, 15)]);
        _calls.ShouldAllBe(call => !call.IsPastDue);
    }

    [Fact]
    public async Task Nights_that_the_machine_slept_through_are_made_up_for_once()
    {
        var night = Night();
        await night.LookAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromDays(3));

        (await night.LookAsync(CancellationToken.None)).ShouldBeTrue();
        (await night.LookAsync(CancellationToken.None)).ShouldBeFalse();

        _calls[1].IsPastDue.ShouldBeTrue();
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_put_the_night_off()
    {
        var night = Night();
        await night.LookAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromDays(-10));

        (await night.LookAsync(CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_failure_is_told_and_the_next_time_comes()
    {
        var work = new RecurringWork("sweep", RecurringWork.Every(TimeSpan.FromMinutes(30)), (_, _) => throw new IOException("Amina"), Tools());

        await work.LookAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(30));
        (await work.LookAsync(CancellationToken.None)).ShouldBeTrue();

        _log.ToString().ShouldContain("timer.failed");
        _log.ToString().ShouldNotContain("Amina");
    }

    private static DateTimeOffset At(int day, int hour, int minute) => new(2026, 3, day, hour, minute, 0, TimeSpan.Zero);

    private RecurringWork Night() => new(
        "night",
        RecurringWork.Daily(ServeArguments.DefaultNightlyAt),
        (timer, _) =>
        {
            _calls.Add(timer);
            return Task.CompletedTask;
        },
        Tools());

    private (EventLog Log, TimeProvider Time) Tools() => (new EventLog(_log, _log, _time), _time);
}

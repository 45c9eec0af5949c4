using FPReconcile.App.Nightly;
using FPReconcile.App.Observability;

namespace FPReconcile.App.Serve;

/// <summary>Work that is due again and again. A time that passed while the machine slept is made up for once.</summary>
/// <param name="name">What it is called in the log.</param>
/// <param name="next">When it is due after a moment.</param>
/// <param name="work">Does it.</param>
/// <param name="services">Log and clock.</param>
internal sealed class RecurringWork(
    string name, Func<DateTimeOffset, DateTimeOffset> next, Func<NightTimer, CancellationToken, Task> work, (EventLog Log, TimeProvider Time) services)
{
    private static readonly TimeSpan Punctual = TimeSpan.FromMinutes(1);

    private DateTimeOffset? _last;
    private DateTimeOffset? _due;

    /// <summary>Every day at a time, in UTC.</summary>
    public static Func<DateTimeOffset, DateTimeOffset> Daily(TimeOnly at) => now =>
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero) + at.ToTimeSpan();
        return today > now ? today : today.AddDays(1);
    };

    public static Func<DateTimeOffset, DateTimeOffset> Every(TimeSpan span) => now => now + span;

    /// <summary>Does the work when it is due: the first time at once. False when it is not.</summary>
    public async Task<bool> LookAsync(CancellationToken cancellation)
    {
        var now = services.Time.GetUtcNow();
        // A clock that was set back must not put the next time off.
        if (_due is { } due && now < due && next(now) >= due)
            return false;
        var isPastDue = _due is { } missed && now - missed > Punctual;
        _due = next(now);
        await DoAsync(new NightTimer(isPastDue, _last, _due), cancellation);
        _last = now;
        return true;
    }

    private async Task DoAsync(NightTimer timer, CancellationToken cancellation)
    {
        try
        {
            await work(timer, cancellation);
            services.Log.Tell("timer.done", LogFact.Id("timer", name));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The program stops.
        }
#pragma warning disable CA1031 // the edge of a timer: it goes on the next time
        catch (Exception exception)
#pragma warning restore CA1031
        {
            services.Log.Fail("timer.failed", exception, LogFact.Id("timer", name));
        }
    }
}

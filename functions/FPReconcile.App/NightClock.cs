namespace FPReconcile.App;

/// <summary>The time of nights, and the day that they look from.</summary>
internal sealed class NightClock(TimeProvider time, DateOnly? fixedDay)
{
    public DateTimeOffset Now() => time.GetUtcNow();

    /// <summary>The fixed day, else the day of the clock in UTC.</summary>
    public DateOnly AsOf() => fixedDay ?? DateOnly.FromDateTime(Now().UtcDateTime);
}

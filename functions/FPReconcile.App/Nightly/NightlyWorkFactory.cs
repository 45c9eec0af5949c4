using FPReconcile.App.Observability;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Nightly;

/// <summary>The one place where the work behind the triggers is chosen.</summary>
internal static class NightlyWorkFactory
{
    /// <param name="store">What is kept.</param>
    /// <param name="log">Where events are told: ids and counts only.</param>
    /// <param name="time">The clock.</param>
    public static INightlyWork Create(Store store, EventLog log, TimeProvider time)
    {
        var options = NightOptions.Read(Environment.GetEnvironmentVariable);
        return new NightlyWork(store, new NightClock(time, options.AsOf), options, log);
    }
}

using FPReconcile.App.Observability;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Nightly;

/// <summary>What the host needs besides its settings. Storage is opened when it is first used, so that the program starts without it.</summary>
internal sealed record HandlerServices(Lazy<Store> Store, Lazy<INightlyWork> Work, EventLog Log, TimeProvider Time)
{
    /// <summary>The services of the running program.</summary>
    public static HandlerServices Create(Func<Store> open, EventLog log, TimeProvider time)
    {
        // A failure is not kept: the next invocation tries again.
        var store = new Lazy<Store>(open, LazyThreadSafetyMode.PublicationOnly);
        var work = new Lazy<INightlyWork>(() => NightlyWorkFactory.Create(store.Value, log, time), LazyThreadSafetyMode.PublicationOnly);
        return new HandlerServices(store, work, log, time);
    }
}

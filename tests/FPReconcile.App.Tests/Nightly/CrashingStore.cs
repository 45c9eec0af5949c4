using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Storage;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>The process is dead.</summary>
internal sealed class CrashException : Exception;

/// <summary>
/// A store whose process dies at one of its operations, before or after it was done; from then on nothing more is done. It is the
/// exact form of a kill: every point between two operations can be tried.
/// </summary>
/// <param name="inner">The store that lives on.</param>
/// <param name="diesAt">Number of the operation, from 1; after the last one nobody dies.</param>
/// <param name="isDone">Whether the operation itself is still done.</param>
internal sealed class CrashingStore(Store inner, int diesAt, bool isDone)
{
    private int _operations;

    /// <summary>Operations so far.</summary>
    public int Operations => _operations;

    public Store ToStore() => HookedStore.Of(inner, DoAsync);

    private async Task DoAsync(StoreCall call, Func<Task> operation)
    {
        // Whoever is dead gives nothing back.
        if (call.IsRelease && _operations >= diesAt)
            return;
        var number = Interlocked.Increment(ref _operations);
        if (number > diesAt || (number == diesAt && !isDone))
            throw new CrashException();
        await operation();
        if (number == diesAt)
            throw new CrashException();
    }
}

using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Storage;

namespace FPReconcile.App.Tests.Keeping;

/// <summary>A store that dies at its nth write, as for a program that was killed there: nothing works any more.</summary>
internal sealed class MortalStore(Store store, int writes, string? onlyTable = null)
{
    private int _left = writes;
    private bool _isDead;

    public Store Store => HookedStore.Of(store, DoAsync);

    private async Task DoAsync(StoreCall call, Func<Task> operation)
    {
        var isCounted = call.Name is nameof(ITableStore.PutAsync) or nameof(ITableStore.DeleteAsync) or nameof(ITableStore.TransactAsync);
        var isLast = isCounted && (onlyTable is null || onlyTable == call.Place) && Interlocked.Decrement(ref _left) < 0;
        _isDead |= isLast;
        if (!_isDead)
            await operation();
        else if (!call.IsRelease)
            throw new IOException("dead");
    }
}

namespace FPReconcile.App.Storage;

/// <summary>Holds a lease while work goes on, and stops the work when the lease was lost.</summary>
internal sealed class LeaseKeeper : IAsyncDisposable
{
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(20);

    private readonly IBlobLease _lease;
    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _done = new();
    private readonly Task _renewing;

    private LeaseKeeper(IBlobLease lease, CancellationToken cancellation)
    {
        _lease = lease;
        _lost = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _renewing = RenewAsync();
    }

    /// <summary>Is cancelled when the lease was lost, or the caller's work is.</summary>
    public CancellationToken Held => _lost.Token;

    /// <summary>Takes a lease; null when somebody else holds it.</summary>
    public static async Task<LeaseKeeper?> TryTakeAsync(IBlobStore blobs, BlobName name, CancellationToken cancellation) =>
        await blobs.TryLeaseAsync(name, Term, cancellation) is { } lease ? new LeaseKeeper(lease, cancellation) : null;

    public async ValueTask DisposeAsync()
    {
        await _done.CancelAsync();
        await _renewing;
        await _lease.DisposeAsync();
        _lost.Dispose();
        _done.Dispose();
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(RenewEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(_done.Token))
            {
                if (await _lease.RenewAsync(_done.Token))
                    continue;
                await _lost.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done.
        }
#pragma warning disable CA1031 // whatever keeps the lease from being renewed, the work must stop
        catch (Exception)
#pragma warning restore CA1031
        {
            await _lost.CancelAsync();
        }
    }
}

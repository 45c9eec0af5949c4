using Azure;
using Azure.Storage.Blobs.Specialized;

namespace FPReconcile.App.Storage.Azure;

/// <summary>A lease of a blob.</summary>
/// <param name="lease">Its client, which holds the id that we gave it: a try whose answer was lost can be made again.</param>
internal sealed class AzureBlobLease(BlobLeaseClient lease) : IBlobLease
{
    public async Task<bool> RenewAsync(CancellationToken cancellation)
    {
        try
        {
            await lease.RenewAsync(conditions: null, cancellation);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await lease.ReleaseAsync();
        }
        catch (Exception exception) when (exception is RequestFailedException or IOException)
        {
            // It runs out by itself.
            return;
        }
    }
}

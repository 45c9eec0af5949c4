using System.Globalization;
using Azure;
using Azure.Core;

namespace FPReconcile.App.Storage.Azure;

/// <summary>A lease of a blob. We name its id, so that a try whose answer was lost can be made again.</summary>
internal sealed class AzureBlobLease(AzureService service, string path) : IBlobLease
{
    private readonly string _id = Guid.NewGuid().ToString();

    public Task<AzureAnswer> AcquireAsync(TimeSpan duration, CancellationToken cancellation) => SendAsync(
        [
            ("x-ms-lease-action", "acquire"), ("x-ms-proposed-lease-id", _id),
            ("x-ms-lease-duration", Math.Ceiling(duration.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
        ],
        cancellation);

    public async Task<bool> RenewAsync(CancellationToken cancellation)
    {
        var answer = await SendAsync([("x-ms-lease-action", "renew"), ("x-ms-lease-id", _id)], cancellation);
        return answer.Status is not (404 or 409 or 412) && answer.OrThrow().IsGood;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await SendAsync([("x-ms-lease-action", "release"), ("x-ms-lease-id", _id)], CancellationToken.None);
        }
        catch (Exception exception) when (exception is RequestFailedException or IOException)
        {
            // It runs out by itself.
            return;
        }
    }

    private Task<AzureAnswer> SendAsync((string Name, string Value)[] headers, CancellationToken cancellation) =>
        service.SendAsync(new AzureCall(RequestMethod.Put, path, "comp=lease") { Headers = headers, Content = default(ReadOnlyMemory<byte>) }, cancellation);
}

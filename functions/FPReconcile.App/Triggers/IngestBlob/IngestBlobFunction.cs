using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Triggers.Hosting;

namespace FPReconcile.App.Triggers.IngestBlob;

/// <summary>
/// Takes in an upload where there are no events of storage: smaller plans, emulators. The host sends the whole blob along; it is
/// ignored, and the blob is read by its address like any other upload.
/// </summary>
internal sealed class IngestBlobFunction(HandlerSettings settings, Lazy<INightlyWork> work) : ITriggerFunction
{
    public string Name => "IngestBlob";

    /// <summary>The largest file that is read, in base64, and what stands around it.</summary>
    public long MostBytes => (SpreadsheetLimits.MaxXlsxBytes / 3 * 4) + TriggerFunctions.MostBytesOfMessage;

    public async Task<string?> RunAsync(TriggerPayload payload, CancellationToken cancellation)
    {
        if (!settings.IsBlobTriggerOn)
            return "the blob trigger is switched off: events of storage are used";
        var address = payload.Metadata("Uri") ?? throw new TriggerRefusedException("blob-without-address");
        var uploads = settings.Uploads ?? throw new TriggerRefusedException("no-storage-account-is-set");
        var upload = uploads.Find(address) ?? throw new TriggerRefusedException("blob-of-another-place");
        await work.Value.IngestAsync(upload, cancellation);
        return null;
    }
}

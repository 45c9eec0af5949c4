using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Triggers.Hosting;

namespace FPReconcile.App.Triggers.IngestExtract;

/// <summary>Takes in an upload whose event came through the queue: the durable form of a blob trigger.</summary>
internal sealed class IngestExtractFunction(UploadAddress? uploads, Lazy<INightlyWork> work) : ITriggerFunction
{
    public string Name => "IngestExtract";

    public long MostBytes => TriggerFunctions.MostBytesOfMessage;

    public async Task<string?> RunAsync(TriggerPayload payload, CancellationToken cancellation)
    {
        if (IngestMessage.Read(MessageText.Of(payload.Data("item")), uploads) is not { } upload)
            return "no new upload: nothing to do";
        await work.Value.IngestAsync(upload, cancellation);
        return null;
    }
}

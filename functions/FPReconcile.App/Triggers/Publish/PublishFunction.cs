using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Triggers.Hosting;

namespace FPReconcile.App.Triggers.Publish;

/// <summary>Makes the result of a run visible.</summary>
internal sealed class PublishFunction(Lazy<INightlyWork> work) : ITriggerFunction
{
    public string Name => "Publish";

    public long MostBytes => TriggerFunctions.MostBytesOfMessage;

    public async Task<string?> RunAsync(TriggerPayload payload, CancellationToken cancellation)
    {
        await work.Value.PublishAsync(MessageText.Of(payload.Data("item")), cancellation);
        return null;
    }
}

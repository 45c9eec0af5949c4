using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Triggers.Hosting;

namespace FPReconcile.App.Triggers.ReconcilePartition;

/// <summary>Does one part of a night's work.</summary>
internal sealed class ReconcilePartitionFunction(Lazy<INightlyWork> work) : ITriggerFunction
{
    public string Name => "ReconcilePartition";

    public long MostBytes => TriggerFunctions.MostBytesOfMessage;

    public async Task<string?> RunAsync(TriggerPayload payload, CancellationToken cancellation)
    {
        await work.Value.RunPartAsync(MessageText.Of(payload.Data("item")), cancellation);
        return null;
    }
}

using FPReconcile.App.Nightly;
using FPReconcile.App.Triggers.Hosting;
using FPReconcile.App.Triggers.IngestBlob;
using FPReconcile.App.Triggers.IngestExtract;
using FPReconcile.App.Triggers.NightlyReconcile;
using FPReconcile.App.Triggers.Publish;
using FPReconcile.App.Triggers.ReconcilePartition;
using FPReconcile.App.Triggers.SweepInbox;

namespace FPReconcile.App.Triggers;

/// <summary>The functions that the host calls with a payload, by name.</summary>
internal static class TriggerFunctions
{
    /// <summary>Bytes of a payload of a timer or queue: a message has 64 KiB at most, and each of its signs may be escaped twice.</summary>
    public const long MostBytesOfMessage = 1 << 20;

    public static IReadOnlyDictionary<string, ITriggerFunction> All(HandlerSettings settings, Lazy<INightlyWork> work)
    {
        ITriggerFunction[] functions =
        [
            new IngestExtractFunction(settings.Uploads, work),
            new IngestBlobFunction(settings, work),
            new NightlyReconcileFunction(work),
            new ReconcilePartitionFunction(work),
            new PublishFunction(work),
            new SweepInboxFunction(work),
        ];
        return functions.ToDictionary(function => function.Name, StringComparer.Ordinal);
    }
}

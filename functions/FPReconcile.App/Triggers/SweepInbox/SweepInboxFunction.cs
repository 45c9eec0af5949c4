using System.Globalization;
using FPReconcile.App.Nightly;
using FPReconcile.App.Triggers.Hosting;

namespace FPReconcile.App.Triggers.SweepInbox;

/// <summary>Finds uploads whose event was lost.</summary>
internal sealed class SweepInboxFunction(Lazy<INightlyWork> work) : ITriggerFunction
{
    public string Name => "SweepInbox";

    public long MostBytes => TriggerFunctions.MostBytesOfMessage;

    public async Task<string?> RunAsync(TriggerPayload payload, CancellationToken cancellation)
    {
        var found = await work.Value.SweepInboxAsync(cancellation);
        return found == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"uploads found without an event: {found}");
    }
}

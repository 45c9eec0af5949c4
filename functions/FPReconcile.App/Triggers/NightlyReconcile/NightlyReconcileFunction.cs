using FPReconcile.App.Nightly;
using FPReconcile.App.Triggers.Hosting;

namespace FPReconcile.App.Triggers.NightlyReconcile;

/// <summary>Starts the run of the night. Called by hand it can meet the scheduled call: the second one then has nothing to do.</summary>
internal sealed class NightlyReconcileFunction(Lazy<INightlyWork> work) : ITriggerFunction
{
    public string Name => "NightlyReconcile";

    public long MostBytes => TriggerFunctions.MostBytesOfMessage;

    public async Task<string?> RunAsync(TriggerPayload payload, CancellationToken cancellation)
    {
        var start = await work.Value.StartNightAsync(TimerData.Read(payload.Data("timer")), cancellation);
        return start.Outcome switch
        {
            NightlyOutcome.AlreadyRunning => "already running",
            NightlyOutcome.NothingToDo => "nothing has changed since the last run",
            _ => null,
        };
    }
}

using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Triggers.Hosting;

namespace FPReconcile.App.Triggers;

/// <summary>A function that the Functions host calls with a payload: one folder with its function.json, one endpoint.</summary>
internal interface ITriggerFunction
{
    /// <summary>Name of its folder, and of its address.</summary>
    string Name { get; }

    /// <summary>Most bytes of a payload.</summary>
    long MostBytes { get; }

    /// <summary>Does the work of one invocation.</summary>
    /// <returns>A sentence for the log of the invocation, without names and values of data; null when there is nothing to say.</returns>
    /// <exception cref="TriggerRefusedException">The payload cannot be used.</exception>
    Task<string?> RunAsync(TriggerPayload payload, CancellationToken cancellation);
}

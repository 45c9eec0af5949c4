namespace FPReconcile.App.Nightly;

/// <summary>What became of a call to start the nightly run.</summary>
internal enum NightlyOutcome
{
    /// <summary>A run was started.</summary>
    Started,

    /// <summary>Another run is going on; nothing was done.</summary>
    AlreadyRunning,

    /// <summary>Nothing has changed since the run that readers see.</summary>
    NothingToDo,
}

/// <summary>The answer to a call to start the nightly run.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="RunId">The run that was started or is going on; null without one.</param>
internal sealed record NightlyStart(NightlyOutcome Outcome, string? RunId);

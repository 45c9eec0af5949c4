namespace FPReconcile.App.Nightly;

/// <summary>What the schedule says about one call of the nightly run.</summary>
/// <param name="IsPastDue">The run should have been earlier: nobody was there to start it.</param>
/// <param name="Last">When it ran before; null when that is not known.</param>
/// <param name="Next">When it is due next; null when that is not known.</param>
internal sealed record NightTimer(bool IsPastDue, DateTimeOffset? Last, DateTimeOffset? Next)
{
    /// <summary>A call outside of the schedule.</summary>
    public static NightTimer Unscheduled { get; } = new(IsPastDue: false, Last: null, Next: null);
}

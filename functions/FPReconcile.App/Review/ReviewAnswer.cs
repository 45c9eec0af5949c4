namespace FPReconcile.App.Review;

/// <summary>What became of what somebody asked for.</summary>
internal enum ReviewOutcome
{
    Done = 0,

    /// <summary>Their role or the separation of duties does not allow it.</summary>
    NotAllowed,

    /// <summary>It is not there, or not theirs to see: nobody can tell which.</summary>
    NotFound,

    /// <summary>Somebody else changed it meanwhile: look again, then decide.</summary>
    Conflict,

    /// <summary>What was sent is not understood or not complete; <see cref="ReviewAnswer{T}.Problem"/> says what.</summary>
    Invalid,

    /// <summary>The time for it is over.</summary>
    TooLate,

    /// <summary>No night has been published yet.</summary>
    NoNight,
}

/// <summary>What a service answers. A refusal tells nothing about what was asked for.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Value">The answer; null unless done.</param>
/// <param name="Problem">Code of what is wrong, such as <c>reason_missing</c>; never a value.</param>
internal sealed record ReviewAnswer<T>(ReviewOutcome Outcome, T? Value, string Problem = "")
    where T : class
{
    public bool IsDone => Outcome == ReviewOutcome.Done;

    public static ReviewAnswer<T> Of(T value) => new(ReviewOutcome.Done, value);

    public static ReviewAnswer<T> Refuse(ReviewOutcome outcome, string problem = "") => new(outcome, null, problem);

    public override string ToString() => Outcome.ToString();
}

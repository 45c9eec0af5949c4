namespace FPReconcile.Benchmarks;

/// <summary>
/// Invocations of functions, and the time that they are billed for on a Flex Consumption plan: each at least a second, then in steps of
/// 0.1 s (learn.microsoft.com/azure/azure-functions/flex-consumption-plan#billing). Here one follows the other; where several run on one
/// instance at the same time, the plan bills their common time once.
/// </summary>
internal sealed record Invocations(int Count, double BilledSeconds)
{
    private const double LeastSeconds = 1;
    private const double StepsPerSecond = 10;

    public static Invocations None { get; } = new(0, 0);

    public static Invocations operator +(Invocations a, Invocations b) => new(a.Count + b.Count, a.BilledSeconds + b.BilledSeconds);

    /// <summary>One invocation of some length.</summary>
    public static Invocations Of(TimeSpan elapsed) => new(1, Math.Max(LeastSeconds, Math.Ceiling(elapsed.TotalSeconds * StepsPerSecond) / StepsPerSecond));
}

namespace FPReconcile.Core.Blocking;

/// <summary>Who is looked at under a blocking rule.</summary>
public enum BlockingStage
{
    /// <summary>Every record.</summary>
    Narrow,

    /// <summary>Only records without a confident, unique link after the narrow rules.</summary>
    Middle,

    /// <summary>Only records without one after the rules of the middle, too.</summary>
    Wide,
}

/// <summary>
/// Which pairs are worth looking at: those whose values agree exactly on all columns of the rule (a missing value agrees with
/// nothing). Rules are a union; a pair found by several is scored once.
/// </summary>
/// <param name="Name">Name of the rule in the manifest.</param>
/// <param name="Columns">Columns that must agree.</param>
/// <param name="Stage">Who is looked at.</param>
public sealed record BlockingRule(string Name, IReadOnlyList<string> Columns, BlockingStage Stage)
{
    /// <summary>Two columns that must agree as a set: in this order or crosswise (given name and surname).</summary>
    public (string First, string Second)? EitherOrder { get; init; }

    /// <summary>Default of <see cref="MaxPartners"/>.</summary>
    public const int DefaultMaxPartners = 3000;

    /// <summary>Partners of one record above which its block counts as oversized; default 3000.</summary>
    public int MaxPartners { get; init; } = DefaultMaxPartners;

    /// <summary>
    /// Columns that refine an oversized block, in this order: only pairs that agree on the first too are looked at; if it is still
    /// oversized, only those that agree on the second as well, and so on. In the end the first partners are taken, and it is said so.
    /// </summary>
    public required IReadOnlyList<string> RefineBy { get; init; }

    /// <summary>All columns the rule looks at: their comparisons are left out of training on its pairs.</summary>
    public IEnumerable<string> AllColumns =>
        EitherOrder is { } pair ? Columns.Append(pair.First).Append(pair.Second) : Columns;
}

namespace FPReconcile.Core.Comparisons;

/// <summary>What a comparison can tell.</summary>
public enum ComparisonRole
{
    /// <summary>Shared by all children of one delivery (mother, date, place): agrees between siblings as between equals.</summary>
    Delivery,

    /// <summary>The child's own (order, sex, name, weight): tells siblings apart.</summary>
    Child,
}

/// <summary>One level of agreement of a comparison.</summary>
/// <param name="Name">Short name: <c>missing</c>, <c>differ</c>, <c>close</c>, <c>exact</c> ...</param>
/// <param name="TypicalM">Typical probability of the level among records of one birth: what training starts from and leans on when data are few.</param>
/// <param name="TypicalSibling">The same among siblings (records of two children of one delivery); only used for <see cref="ComparisonRole.Child"/>.</param>
/// <param name="TypicalU">The same among unrelated records: what u leans on when the tables are small.</param>
/// <param name="IsExact">Full agreement on one value: its u probability comes from value frequencies, not from sampling.</param>
public sealed record ComparisonLevel(string Name, double TypicalM, double TypicalSibling, double TypicalU, bool IsExact = false)
{
    /// <summary>The level of every comparison whose value is not there.</summary>
    public static ComparisonLevel Missing { get; } = new("missing", 0, 0, 0);
}

/// <summary>
/// Agreement of one column of two records, graded in levels. Level 0 is always <c>missing</c>, level 1 <c>differ</c>; higher
/// levels agree more, but their order carries no weight: m and u do.
/// </summary>
public abstract class Comparison
{
    public const int MissingLevel = 0;
    public const int DifferLevel = 1;

    /// <summary>Levels are packed in three bits.</summary>
    public const int MaxLevels = 8;

    private protected Comparison(string column, ComparisonRole role, IReadOnlyList<ComparisonLevel> levels)
    {
        if (levels.Count is < 3 or > MaxLevels)
            throw new ArgumentException($"A comparison has 3 to {MaxLevels} levels.", nameof(levels));
        Column = column;
        Role = role;
        Levels = levels;
    }

    /// <summary>The compared column, of the same name in both tables.</summary>
    public string Column { get; }

    public ComparisonRole Role { get; }

    public IReadOnlyList<ComparisonLevel> Levels { get; }

    /// <summary>Adjust the weight of exact agreement by how frequent the value is.</summary>
    public bool UsesTermFrequency { get; init; }

    /// <summary>The other column when values may have been written crosswise (given name and surname); else null.</summary>
    public string? SwapColumn { get; init; }

    /// <summary>The level for crosswise agreement; only asked when <see cref="SwapColumn"/> is set.</summary>
    internal virtual int SwappedLevel => throw new NotSupportedException();

    /// <summary>The level of two values, neither missing.</summary>
    internal int LevelOf(long left, long right, ValuePool pool) =>
        left == right ? LevelOfEqual(left) : LevelOfDifferent(left, right, pool);

    /// <summary>
    /// The level of two values that may have been written crosswise with another column: exactly, or similar in both directions
    /// where straight they differ.
    /// </summary>
    internal int LevelOf((long Value, long Other) left, (long Value, long Other) right, ValuePool pool)
    {
        if (left.Value == right.Value)
            return LevelOfEqual(left.Value);
        if (left.Value == right.Other && right.Value == left.Other)
            return SwappedLevel;
        var level = LevelOfDifferent(left.Value, right.Value, pool);
        return level == DifferLevel && AreSimilar(left.Value, right.Other, pool) && AreSimilar(left.Other, right.Value, pool)
            ? SwappedLevel
            : level;
    }

    /// <summary>The level of two equal values whatever they are; null when it depends on the value.</summary>
    internal virtual int? LevelOfEqualValues => LevelOfEqual(0);

    /// <summary>The level of two equal values.</summary>
    internal abstract int LevelOfEqual(long value);

    /// <summary>The level of two different values, neither missing.</summary>
    internal abstract int LevelOfDifferent(long left, long right, ValuePool pool);

    private bool AreSimilar(long left, long right, ValuePool pool) =>
        left != EncodedTable.Missing && right != EncodedTable.Missing && LevelOf(left, right, pool) > DifferLevel;
}

namespace FPReconcile.Core.Comparisons;

/// <summary>Whole numbers in one unit: missing, differ, near (within a tolerance), same (within a small one).</summary>
public sealed class NumberComparison : Comparison
{
    private const int NearLevel = 2;
    private const int SameLevel = 3;
    private readonly long _sameWithin;
    private readonly long _nearWithin;

    /// <param name="column">The compared column.</param>
    /// <param name="role">What it can tell.</param>
    /// <param name="within">Greatest difference that still counts as the same, and greatest that counts as near.</param>
    /// <param name="levels">Typical probabilities of the levels missing, differ, near, same.</param>
    private NumberComparison(string column, ComparisonRole role, (long Same, long Near) within, IReadOnlyList<ComparisonLevel> levels)
        : base(column, role, levels)
    {
        _sameWithin = within.Same;
        _nearWithin = within.Near;
    }

    /// <summary>Any number.</summary>
    /// <param name="column">The compared column.</param>
    /// <param name="role">What it can tell.</param>
    /// <param name="within">Greatest difference that still counts as the same, and greatest that counts as near, in units of the cells.</param>
    public static NumberComparison Of(string column, ComparisonRole role, (long Same, long Near) within) =>
        new(column, role, within,
            [
                ComparisonLevel.Missing, new("differ", 0.06, role == ComparisonRole.Child ? 0.6 : 0.06, 0.8),
                new("near", 0.06, role == ComparisonRole.Child ? 0.3 : 0.06, 0.15), new("same", 0.88, role == ComparisonRole.Child ? 0.1 : 0.88, 0.05),
            ]);

    /// <summary>Birth weight in grams: the same within 20 g, near within 150 g.</summary>
    public static NumberComparison BirthWeight(string column) =>
        new(column, ComparisonRole.Child, (20, 150),
            [ComparisonLevel.Missing, new("differ", 0.04, 0.62, 0.70), new("near", 0.06, 0.30, 0.26), new("same", 0.90, 0.08, 0.04)]);

    /// <summary>Time of birth in minutes of the day: the same within a minute, near within two hours.</summary>
    public static NumberComparison BirthTime(string column) =>
        new(column, ComparisonRole.Child, (1, 120),
            [ComparisonLevel.Missing, new("differ", 0.03, 0.07, 0.83), new("near", 0.07, 0.85, 0.16), new("same", 0.90, 0.08, 0.01)]);

    internal override int LevelOfEqual(long value) => SameLevel;

    internal override int LevelOfDifferent(long left, long right, ValuePool pool)
    {
        var distance = Math.Abs(left - right);
        if (distance <= _sameWithin)
            return SameLevel;
        return distance <= _nearWithin ? NearLevel : DifferLevel;
    }
}

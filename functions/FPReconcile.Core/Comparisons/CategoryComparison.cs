namespace FPReconcile.Core.Comparisons;

/// <summary>Codes: missing, differ, exact.</summary>
public sealed class CategoryComparison : Comparison
{
    private const int ExactLevel = 2;

    private CategoryComparison(string column, ComparisonRole role, IReadOnlyList<ComparisonLevel> levels)
        : base(column, role, levels)
    {
    }

    /// <summary>A place: facility or area. They agree often, and the frequency of the code says how much that means.</summary>
    public static CategoryComparison Place(string column, double typicalM) =>
        new(column, ComparisonRole.Delivery,
            [ComparisonLevel.Missing, new("differ", 1 - typicalM, 1 - typicalM, 0.9), new("exact", typicalM, typicalM, 0.1, IsExact: true)])
        { UsesTermFrequency = true };

    /// <summary>Sex of the child: two siblings are of one sex about as often as not.</summary>
    public static CategoryComparison Sex(string column) =>
        new(column, ComparisonRole.Child,
            [ComparisonLevel.Missing, new("differ", 0.01, 0.40, 0.5), new("exact", 0.99, 0.60, 0.5, IsExact: true)]);

    /// <summary>Any code.</summary>
    public static CategoryComparison Code(string column, ComparisonRole role, bool usesTermFrequency) =>
        new(column, role,
            [ComparisonLevel.Missing, new("differ", 0.05, role == ComparisonRole.Child ? 0.5 : 0.05, 0.8), new("exact", 0.95, role == ComparisonRole.Child ? 0.5 : 0.95, 0.2, IsExact: true)])
        { UsesTermFrequency = usesTermFrequency };

    internal override int LevelOfEqual(long value) => ExactLevel;

    internal override int LevelOfDifferent(long left, long right, ValuePool pool) => DifferLevel;
}

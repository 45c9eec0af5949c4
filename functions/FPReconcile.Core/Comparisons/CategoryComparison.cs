namespace FPReconcile.Core.Comparisons;

/// <summary>Codes: missing, differ, exact; with a usual value also apart: both the usual value, or both the same other one.</summary>
public sealed class CategoryComparison : Comparison
{
    private const int ExactLevel = 2;
    private const int OtherLevel = 3;
    private readonly int usualValue;

    private CategoryComparison(string column, ComparisonRole role, IReadOnlyList<ComparisonLevel> levels, int usualValue)
        : base(column, role, levels)
    {
        this.usualValue = usualValue;
    }

    /// <summary>A place: facility or area. They agree often, and the frequency of the code says how much that means.</summary>
    public static CategoryComparison Place(string column, double typicalM) =>
        new(column, ComparisonRole.Delivery,
            [new("missing", 0, 0), new("differ", 1 - typicalM, 1 - typicalM), new("exact", typicalM, typicalM, IsExact: true)],
            EncodedTable.Missing)
        { UsesTermFrequency = true };

    /// <summary>Sex of the child: two siblings are of one sex about as often as not.</summary>
    public static CategoryComparison Sex(string column) =>
        new(column, ComparisonRole.Child,
            [new("missing", 0, 0), new("differ", 0.01, 0.40), new("exact", 0.99, 0.60, IsExact: true)],
            EncodedTable.Missing);

    /// <summary>
    /// Order within the delivery. Two first children are no evidence (nearly all are), two second ones are six bits; and first
    /// against second is what tells siblings apart.
    /// </summary>
    public static CategoryComparison BirthOrder(string column) =>
        new(column, ComparisonRole.Child,
            [
                new("missing", 0, 0), new("differ", 0.01, 0.96), new("both first", 0.97, 0.02, IsExact: true),
                new("both the same later one", 0.02, 0.02, IsExact: true),
            ],
            usualValue: 1);

    /// <summary>Number of children of the delivery: two records of a single birth are not siblings.</summary>
    public static CategoryComparison Plurality(string column) =>
        new(column, ComparisonRole.Child,
            [
                new("missing", 0, 0), new("differ", 0.01, 0.02), new("both single", 0.97, 0.01, IsExact: true),
                new("both multiple", 0.02, 0.97, IsExact: true),
            ],
            usualValue: 1);

    internal override int LevelOfEqual(int value) =>
        usualValue == EncodedTable.Missing || value == usualValue ? ExactLevel : OtherLevel;

    internal override int LevelOfDifferent(int left, int right, ValuePool pool) => DifferLevel;
}

namespace FPReconcile.Core.Comparisons;

/// <summary>Identifiers and telephone numbers (normalized, packed by <see cref="PackedIdentifier"/>): missing, differ, close (one substitution, insertion, deletion or transposition), exact.</summary>
public sealed class IdentifierComparison : Comparison
{
    private const int CloseLevel = 2;
    private const int ExactLevel = 3;

    // Shorter ones are one edit from too many others.
    private const int ShortestForClose = 5;

    private static readonly ComparisonLevel[] DeliveryLevels =
    [
        ComparisonLevel.Missing,
        new("differ", 0.10, 0.10, 0.999989),
        new("close", 0.02, 0.02, 1e-5),
        new("exact", 0.88, 0.88, 1e-6, IsExact: true),
    ];

    // Certificates of siblings are often consecutive numbers.
    private static readonly ComparisonLevel[] ChildLevels =
    [
        ComparisonLevel.Missing,
        new("differ", 0.05, 0.59, 0.999989),
        new("close", 0.03, 0.40, 1e-5),
        new("exact", 0.92, 0.01, 1e-6, IsExact: true),
    ];

    public IdentifierComparison(string column, ComparisonRole role = ComparisonRole.Delivery)
        : base(column, role, role == ComparisonRole.Child ? ChildLevels : DeliveryLevels)
    {
    }

    internal override int LevelOfEqual(long value) => ExactLevel;

    internal override int LevelOfDifferent(long left, long right, ValuePool pool)
    {
        if (!PackedIdentifier.MayBeOneEdit(left, right))
            return DifferLevel;
        Span<char> leftBuffer = stackalloc char[PackedIdentifier.MaxPackedLength];
        Span<char> rightBuffer = stackalloc char[PackedIdentifier.MaxPackedLength];
        var a = PackedIdentifier.Unpack(left, pool, leftBuffer);
        var b = PackedIdentifier.Unpack(right, pool, rightBuffer);
        return Math.Min(a.Length, b.Length) >= ShortestForClose && Edits.IsOneEdit(a, b) ? CloseLevel : DifferLevel;
    }
}

namespace FPReconcile.Core.Comparisons;

/// <summary>
/// Order within the delivery together with the number of its children: missing, differ, single birth, the same place in a multiple
/// birth, multiple birth with a place unknown, single against multiple. One comparison for both, because they say one thing:
/// weighed apart, a second twin would pay twice for being rare.
/// </summary>
/// <remarks>
/// What one record says counts even when the other is silent: a single birth has no sibling to be confused with. Only when
/// neither says anything is the level missing.
/// </remarks>
public sealed class BirthOrderComparison : Comparison
{
    private const int SingleLevel = 2;
    private const int SamePlaceLevel = 3;
    private const int PlaceUnknownLevel = 4;
    private const int ContradictLevel = 5;
    private const int Radix = 10;

    private static readonly ComparisonLevel[] OrderLevels =
    [
        ComparisonLevel.Missing,
        new("differ", 0.005, 0.90, 0.03),
        new("single birth", 0.965, 0.005, 0.94),
        new("same place", 0.02, 0.02, 0.005),
        new("multiple, place unknown", 0.008, 0.07, 0.02),
        new("single against multiple", 0.002, 0.005, 0.005),
    ];

    public BirthOrderComparison(string column)
        : base(column, ComparisonRole.Child, OrderLevels)
    {
    }

    /// <summary>The value of the column: order and number of children, each 1 to 9 or null.</summary>
    public static int Encode(int? order, int? plurality) =>
        ((plurality ?? 0) * Radix) + (order ?? 0);

    internal override int? LevelOfEqualValues => null;

    internal override int LevelOfEqual(long value) => LevelOf((int)value, (int)value);

    internal override int LevelOfDifferent(long left, long right, ValuePool pool) => LevelOf((int)left, (int)right);

    private static int LevelOf(int left, int right)
    {
        int place = left % Radix, otherPlace = right % Radix;
        if (place > 0 && otherPlace > 0 && place != otherPlace)
            return DifferLevel;
        bool isMultiple = IsMultiple(left), isOtherMultiple = IsMultiple(right);
        bool isSingle = IsSingle(left), isOtherSingle = IsSingle(right);
        if ((isMultiple && isOtherSingle) || (isSingle && isOtherMultiple))
            return ContradictLevel;
        if (isMultiple || isOtherMultiple)
            return place > 0 && otherPlace > 0 ? SamePlaceLevel : PlaceUnknownLevel;

        // Two first children without a number of children are nearly always single births.
        return isSingle || isOtherSingle || (place > 0 && otherPlace > 0) ? SingleLevel : MissingLevel;
    }

    private static bool IsMultiple(int value) => value / Radix > 1 || value % Radix > 1;

    private static bool IsSingle(int value) => value / Radix == 1 && value % Radix <= 1;
}

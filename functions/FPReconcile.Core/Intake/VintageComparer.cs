using System.Globalization;

namespace FPReconcile.Core.Intake;

/// <summary>Orders versions of a record: none is lowest, two numbers as numbers, anything else as text (ISO dates order themselves).</summary>
internal sealed class VintageComparer : IComparer<string?>
{
    public static VintageComparer Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        return TryNumber(x, out var one) && TryNumber(y, out var other) ? one.CompareTo(other) : string.CompareOrdinal(x, y);
    }

    private static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}

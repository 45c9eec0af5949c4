namespace FPReconcile.Core.Intake.Versions;

/// <summary>
/// Orders versions of a record: none is lowest. Numbers and words are compared one after the other, whatever stands between them:
/// 2025-9 is before 2025-10. Where the year stands last, the numbers are read backwards: 04-2025 is before 03-2026.
/// </summary>
public sealed class VintageComparer : IComparer<string?>
{
    private const int YearDigits = 4;

    public static VintageComparer Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        if (x == y)
            return 0;
        List<string> parts = PartsOf(x), others = PartsOf(y);
        for (var i = 0; i < Math.Min(parts.Count, others.Count); i++)
        {
            var order = CompareParts(parts[i], others[i]);
            if (order != 0)
                return order;
        }

        return parts.Count.CompareTo(others.Count);
    }

    private static int CompareParts(string part, string other)
    {
        var (isNumber, isOtherNumber) = (char.IsAsciiDigit(part[0]), char.IsAsciiDigit(other[0]));
        if (isNumber != isOtherNumber)
            return isNumber ? -1 : 1;
        // Without their zeros in front, the longer of two numbers is the greater one.
        return isNumber && part.Length != other.Length ? part.Length.CompareTo(other.Length) : string.CompareOrdinal(part, other);
    }

    private static List<string> PartsOf(string vintage)
    {
        var parts = new List<string>();
        for (var i = 0; i < vintage.Length;)
        {
            var start = i;
            var isNumber = char.IsAsciiDigit(vintage[i]);
            while (i < vintage.Length && char.IsAsciiDigit(vintage[i]) == isNumber && char.IsLetterOrDigit(vintage[i]))
                i++;
            if (i == start)
                i++;
            else
                parts.Add(isNumber ? WithoutZeros(vintage[start..i]) : vintage[start..i].ToUpperInvariant());
        }

        if (EndsWithYear(parts))
            parts.Reverse();
        return parts;
    }

    private static string WithoutZeros(string digits) => digits.TrimStart('0') is { Length: > 0 } number ? number : "0";

    private static bool EndsWithYear(List<string> parts) =>
        parts.Count > 1 && parts.TrueForAll(static part => char.IsAsciiDigit(part[0])) && parts[^1].Length == YearDigits
        && parts.Take(parts.Count - 1).All(static part => part.Length <= 2);
}

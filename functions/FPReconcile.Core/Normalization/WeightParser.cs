namespace FPReconcile.Core.Normalization;

/// <summary>
/// Reads birth weights into grams: 3200, 3200g, 3.2 kg, 3,2, 3200克, 7lb 5oz. Numbers up to 6 are kilograms; from there to 8 they may
/// be pounds just as well, and without a unit they are not read.
/// </summary>
internal static class WeightParser
{
    public const int LeastGrams = 200;
    public const int MostGrams = 8000;
    private const double MostKilograms = 6;
    private const double FirstGrams = 8;
    private const double GramsOfPound = 453.59237;
    private const int OuncesOfPound = 16;

    public static ValueState Parse(string text, out int grams)
    {
        grams = 0;
        var clean = TextFolding.Clean(text);
        if (!DecimalText.TryRead(clean, out var value, out var unit))
            return ValueState.Unreadable;
        if (unit.IsEmpty)
            return Parse(value, out grams);
        if (IsKilograms(unit))
            return InGrams(value * 1000, out grams);
        if (LengthOfPounds(unit) is var length and > 0)
            return ParsePounds(value, unit[length..], out grams);
        // '3.2 g' is a slip of the unit; '3,200 g' is not.
        return IsGrams(unit) ? Parse(value, out grams) : ValueState.Unreadable;
    }

    public static ValueState Parse(double number, out int grams)
    {
        grams = 0;
        if (number is > MostKilograms and <= FirstGrams)
            return ValueState.Unreadable;
        return InGrams(number <= MostKilograms ? number * 1000 : number, out grams);
    }

    private static ValueState ParsePounds(double pounds, ReadOnlySpan<char> rest, out int grams)
    {
        rest = rest.TrimStart(" .,");
        if (rest.IsEmpty)
            return InGrams(pounds * GramsOfPound, out grams);
        grams = 0;
        var isRead = DecimalText.TryRead(rest, out var ounces, out var unit) && ounces < OuncesOfPound && IsOunces(unit);
        return isRead ? InGrams((pounds + (ounces / OuncesOfPound)) * GramsOfPound, out grams) : ValueState.Unreadable;
    }

    private static ValueState InGrams(double value, out int grams)
    {
        grams = 0;
        if (!(value is >= LeastGrams and <= MostGrams))
            return ValueState.OutOfRange;
        grams = (int)Math.Round(value);
        return ValueState.Read;
    }

    private static bool IsKilograms(ReadOnlySpan<char> unit) =>
        unit.TrimEnd('.').Equals("kg", StringComparison.OrdinalIgnoreCase) || unit.Equals("kgs", StringComparison.OrdinalIgnoreCase)
        || unit.Equals("kilo", StringComparison.OrdinalIgnoreCase) || unit is "公斤" or "千克";

    private static int LengthOfPounds(ReadOnlySpan<char> unit)
    {
        foreach (var word in (string[])["pounds", "pound", "lbs", "lb"])
        {
            if (unit.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return word.Length;
        }

        return 0;
    }

    private static bool IsOunces(ReadOnlySpan<char> unit) =>
        unit.IsEmpty || unit.TrimEnd('.').Equals("oz", StringComparison.OrdinalIgnoreCase) || unit.StartsWith("ounce", StringComparison.OrdinalIgnoreCase);

    private static bool IsGrams(ReadOnlySpan<char> unit) =>
        unit.TrimEnd('.').Equals("g", StringComparison.OrdinalIgnoreCase) || unit.TrimEnd('.').Equals("gr", StringComparison.OrdinalIgnoreCase)
        || unit.TrimEnd('.').Equals("gm", StringComparison.OrdinalIgnoreCase) || unit.Equals("gms", StringComparison.OrdinalIgnoreCase)
        || unit.StartsWith("gram", StringComparison.OrdinalIgnoreCase) || unit is "克";
}

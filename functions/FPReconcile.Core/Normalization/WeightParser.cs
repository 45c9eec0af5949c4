namespace FPReconcile.Core.Normalization;

/// <summary>Reads birth weights into grams: 3200, 3200g, 3.2 kg, 3,2, 3200克. Numbers up to 8 are kilograms.</summary>
internal static class WeightParser
{
    public const int LeastGrams = 200;
    public const int MostGrams = 8000;
    private const double MostKilograms = 8;

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
        // '3.2 g' is a slip of the unit; '3,200 g' is not.
        return IsGrams(unit) ? Parse(value, out grams) : ValueState.Unreadable;
    }

    public static ValueState Parse(double number, out int grams) =>
        InGrams(number <= MostKilograms ? number * 1000 : number, out grams);

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

    private static bool IsGrams(ReadOnlySpan<char> unit) =>
        unit.TrimEnd('.').Equals("g", StringComparison.OrdinalIgnoreCase) || unit.TrimEnd('.').Equals("gr", StringComparison.OrdinalIgnoreCase)
        || unit.TrimEnd('.').Equals("gm", StringComparison.OrdinalIgnoreCase) || unit.Equals("gms", StringComparison.OrdinalIgnoreCase)
        || unit.StartsWith("gram", StringComparison.OrdinalIgnoreCase) || unit is "克";
}

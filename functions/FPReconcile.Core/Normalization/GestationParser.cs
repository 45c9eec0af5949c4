namespace FPReconcile.Core.Normalization;

/// <summary>Reads gestation into days: 38, 38+5, 38w5d, 38 weeks, 38周+5天, 38/40, 267 days. A number above 45 is in days.</summary>
internal static class GestationParser
{
    public const int LeastDays = 140;
    public const int MostDays = 315;
    private const int MostWeeks = 45;

    public static ValueState Parse(string text, out int days)
    {
        days = 0;
        var clean = TextFolding.Clean(text).AsSpan();
        if (!DecimalText.TryRead(clean, out var first, out var rest))
            return ValueState.Unreadable;
        if (rest.IsEmpty)
            return Parse(first, out days);
        if (rest is "/40")
            return InDays(first * 7, out days);
        var unit = rest[..LengthOfUnit(rest)];
        rest = rest[unit.Length..].TrimStart(" +");
        if (IsDays(unit))
            return rest.IsEmpty ? InDays(first, out days) : ValueState.Unreadable;
        if (!unit.Trim(" +").IsEmpty && !IsWeeks(unit.Trim(" +")))
            return ValueState.Unreadable;
        if (rest.IsEmpty)
            return InDays(first * 7, out days);
        if (!DecimalText.TryRead(rest, out var extra, out var extraUnit) || extra > 6 || !(extraUnit.IsEmpty || IsDays(extraUnit) || extraUnit is "/7"))
            return ValueState.Unreadable;
        return InDays((first * 7) + extra, out days);
    }

    public static ValueState Parse(double number, out int days) => InDays(number > MostWeeks ? number : number * 7, out days);

    private static ValueState InDays(double value, out int days)
    {
        days = 0;
        if (!(value is >= LeastDays and <= MostDays))
            return ValueState.OutOfRange;
        days = (int)Math.Floor(value);
        return ValueState.Read;
    }

    private static int LengthOfUnit(ReadOnlySpan<char> text)
    {
        var digit = text.IndexOfAnyInRange('0', '9');
        return digit < 0 ? text.Length : digit;
    }

    private static bool IsWeeks(ReadOnlySpan<char> unit) =>
        unit.TrimEnd('.').Trim() is "w" or "W" or "wk" or "wks" or "week" or "weeks" or "Weeks" or "WEEKS" or "Wks" or "WKS" or "sa" or "SA" or "sem" or "semaines" or "semanas"
            or "周" or "週" or "孕周";

    private static bool IsDays(ReadOnlySpan<char> unit) =>
        unit.TrimEnd('.').Trim() is "d" or "D" or "day" or "days" or "Days" or "DAYS" or "jours" or "dias" or "días" or "天" or "日";
}

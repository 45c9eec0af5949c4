using System.Buffers;

namespace FPReconcile.Core.Normalization;

/// <summary>Reads times of day: 13:05, 13:05:00, 1:05 PM, 13h05, 13.05, 1305, 13时05分, 下午1:05. 24:00 becomes 23:59 of the same day.</summary>
internal static class TimeParser
{
    /// <summary>Characters after which minutes stand; they do not occur in a date.</summary>
    public static SearchValues<char> HourMarks { get; } = SearchValues.Create(":时時点點");

    public static ValueState Parse(string text, out TimeOnly time)
    {
        time = default;
        var clean = TextFolding.Clean(text).AsSpan();
        var afternoon = clean.StartsWith("下午");
        var morning = clean.StartsWith("上午");
        if (afternoon || morning)
            clean = clean[2..].TrimStart();
        if (!TryReadNumber(ref clean, out var hour, out var digits))
            return ValueState.Unreadable;
        var minute = 0;
        if (clean.IsEmpty && digits is 3 or 4)
            (hour, minute) = (hour / 100, hour % 100);
        else if (!TryReadMinutes(ref clean, out minute))
            return ValueState.Unreadable;
        if (!TryReadHalf(clean, ref afternoon, ref morning))
            return ValueState.Unreadable;
        return Make(HourOfDay(hour, afternoon, morning), minute, out time);
    }

    /// <summary>Reads a number cell: a fraction of a day, or digits such as 1305.</summary>
    public static ValueState Parse(double number, out TimeOnly time)
    {
        var fraction = number - Math.Floor(number);
        if (number >= 1 && fraction == 0)
            return Make((int)(Math.Min(number, 9999) / 100), (int)(number % 100), out time);
        time = default;
        if (!(number is >= 0 and < 100_000))
            return ValueState.Unreadable;
        time = TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(Math.Min(Math.Round(fraction * 24 * 60), (24 * 60) - 1)));
        return ValueState.Read;
    }

    private static ValueState Make(int hour, int minute, out TimeOnly time)
    {
        time = default;
        if (hour == 24 && minute == 0)
            (hour, minute) = (23, 59);
        if (hour > 23 || minute > 59)
            return ValueState.Unreadable;
        time = new TimeOnly(hour, minute);
        return ValueState.Read;
    }

    private static int HourOfDay(int hour, bool afternoon, bool morning)
    {
        if (afternoon && hour < 12)
            return hour + 12;
        return morning && hour == 12 ? 0 : hour;
    }

    private static bool TryReadMinutes(ref ReadOnlySpan<char> text, out int minute)
    {
        minute = 0;
        if (text.IsEmpty || !(text[0] is ':' or '.' or 'h' or 'H' or '时' or '時' or '点' or '點'))
            return false;
        text = text[1..];
        if (!TryReadNumber(ref text, out minute, out _))
            return text.IsEmpty;
        // Seconds, fractions of them and the time zone: the local minute is enough.
        if (text.IsEmpty || text[0] is not (':' or '.' or '分' or 'Z' or '+' or '-'))
            return true;
        var rest = text.IndexOfAny(" AaPp");
        text = rest < 0 ? [] : text[rest..];
        return true;
    }

    private static bool TryReadHalf(ReadOnlySpan<char> text, ref bool afternoon, ref bool morning)
    {
        var word = text.Trim().TrimEnd('.');
        if (word.IsEmpty || word.Equals("h", StringComparison.OrdinalIgnoreCase) || word.Equals("hrs", StringComparison.OrdinalIgnoreCase))
            return true;
        afternoon |= word.Equals("pm", StringComparison.OrdinalIgnoreCase) || word.Equals("p.m", StringComparison.OrdinalIgnoreCase);
        morning |= word.Equals("am", StringComparison.OrdinalIgnoreCase) || word.Equals("a.m", StringComparison.OrdinalIgnoreCase);
        return afternoon || morning;
    }

    private static bool TryReadNumber(ref ReadOnlySpan<char> text, out int value, out int digits)
    {
        value = 0;
        for (digits = 0; digits < text.Length && digits < 5 && char.IsAsciiDigit(text[digits]); digits++)
            value = (value * 10) + text[digits] - '0';
        text = text[digits..];
        return digits is > 0 and < 5;
    }
}

using System.Globalization;

namespace FPReconcile.App.Charts;

/// <summary>How numbers are written in the report.</summary>
internal static class ReportNumbers
{
    /// <summary>A finite number in a format, never as minus zero.</summary>
    public static string Format(double number, string format)
    {
        if (!double.IsFinite(number))
            throw new ArgumentException("the number is not finite", nameof(number));
        var text = number.ToString(format, CultureInfo.InvariantCulture);
        return text is ['-', ..] && text.AsSpan(1).IndexOfAnyInRange('1', '9') < 0 ? text[1..] : text;
    }

    public static string Bits(double bits) => Format(bits, "0.0");

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number that may be too long for its place: from a thousand million on in words.</summary>
    public static string Large(double number) => number switch
    {
        < 1e9 => Format(number, "N0"),
        < 1e12 => Format(number / 1e9, "N1") + " billion",
        _ => Format(number / 1e12, "N1") + " trillion",
    };

    /// <summary>A share with four decimals, or that there is none.</summary>
    public static string Share(double? share) => share is { } value ? Format(value, "0.0000") : "none";

    /// <summary>A share of two counts; "none" of nothing.</summary>
    public static string Share(long part, long whole) => Share(whole == 0 ? null : part / (double)whole);

    /// <summary>A probability with two or three digits that mean something: u may be one in ten million.</summary>
    public static string Probability(double probability) => probability switch
    {
        > 0 and < 0.001 => Format(probability, "0.0e-0"),
        < 0.1 => Format(probability, "0.####"),
        > 0.999999 and < 1 => "almost 1",
        > 0.9995 => Format(probability, "0.######"),
        _ => Format(probability, "0.###"),
    };

    /// <summary>A probability that never reads as certain.</summary>
    public static string NearCertain(double probability) => probability switch
    {
        > 0.999999 => "above 0.999999",
        < 0.000001 => "below 0.000001",
        _ => Format(probability, "0.000000"),
    };

    /// <summary>A round count for an axis: 1, 10, 100, 1k, 1M.</summary>
    public static string Axis(double count) => count switch
    {
        >= 1e9 => Format(count / 1e9, "0.#") + "G",
        >= 1e6 => Format(count / 1e6, "0.#") + "M",
        >= 1e3 => Format(count / 1e3, "0.#") + "k",
        _ => Format(count, "0.##"),
    };
}

using System.Buffers;
using System.Globalization;
using System.Text;

namespace FPReconcile.Core.Normalization;

/// <summary>What an identifier's text turned out to be.</summary>
internal enum IdentifierState
{
    /// <summary>Blank, or a stand-in such as 000000 or 123456789.</summary>
    Missing = 0,
    Readable,

    /// <summary>Digits were lost on the way: a spreadsheet keeps 15 of them in a number cell.</summary>
    Damaged,
}

/// <summary>An identifier after reading; the value is empty unless it is readable. Masks itself.</summary>
internal readonly record struct IdentifierReading(IdentifierState State, string Value)
{
    public static IdentifierReading Missing => new(IdentifierState.Missing, "");

    public static IdentifierReading Damaged => new(IdentifierState.Damaged, "");

    public override string ToString() => State.ToString();
}

/// <summary>Brings identifiers (certificate numbers, national ids, record ids) to letters and digits in upper case.</summary>
internal static class IdentifierNormalizer
{
    /// <summary>Characters of an identifier that is normalized without a string of its own.</summary>
    public const int StackLimit = 64;

    // A double holds 15 decimal digits for sure; spreadsheets write zeros after them.
    private const double FirstUnsafeNumber = 1e15;
    private const int SafeDigits = 15;
    private const int ShortestSequence = 5;
    private static readonly SearchValues<char> MantissaCharacters = SearchValues.Create("0123456789.,");
    private static readonly SearchValues<char> ExponentCharacters = SearchValues.Create("0123456789 ");

    /// <summary>Letters and digits of the text in upper case (NFKC); the same instance when nothing has to change.</summary>
    public static string Normalize(string text)
    {
        if (IsNormalized(text))
            return text;
        return Normalize(text, stackalloc char[StackLimit]).ToString();
    }

    /// <summary>The same for a look at the identifier only: the buffer holds it if it is ASCII that fits in there.</summary>
    public static ReadOnlySpan<char> Normalize(string text, Span<char> buffer)
    {
        if (!Ascii.IsValid(text) || text.Length > buffer.Length)
            return NormalizeUnicode(text);
        var length = 0;
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character))
                buffer[length++] = char.ToUpperInvariant(character);
        }

        return buffer[..length];
    }

    /// <summary>Reads the text of a text cell.</summary>
    public static IdentifierReading ReadText(string text)
    {
        if (IsScientific(text))
            return IdentifierReading.Damaged;
        var normalized = Normalize(TextFolding.WithoutDecimalZero(text));
        if (IsRoundedNumber(normalized))
            return IdentifierReading.Damaged;
        return IsStandIn(normalized) ? IdentifierReading.Missing : new IdentifierReading(IdentifierState.Readable, normalized);
    }

    /// <summary>Reads a number cell: whole numbers of up to 15 digits are exact, anything else has lost digits.</summary>
    public static IdentifierReading ReadNumber(double number)
    {
        if (!(Math.Abs(number) < FirstUnsafeNumber) || number != Math.Floor(number))
            return IdentifierReading.Damaged;
        var text = Math.Abs(number).ToString("0", CultureInfo.InvariantCulture);
        return IsStandIn(text) ? IdentifierReading.Missing : new IdentifierReading(IdentifierState.Readable, text);
    }

    /// <summary>True for 0000, 11111, 12345, 987654321, and texts that mean 'none'.</summary>
    public static bool IsStandIn(string normalized) =>
        normalized.Length == 0 || normalized is "NA" or "NIL" or "NONE" or "NULL" or "UNKNOWN" or "N" or "X" or "XX" or "XXX" or "无" or "不详" or "未知" or "0"
        || IsOneCharacter(normalized) || IsSequence(normalized);

    /// <summary>True for text like 1.10105E+17.</summary>
    public static bool IsScientific(string text)
    {
        var exponent = text.AsSpan().IndexOfAny('E', 'e');
        if (exponent <= 0 || exponent > text.Length - 2)
            return false;
        return char.IsAsciiDigit(text[exponent - 1]) && text[exponent + 1] is '+' or '-'
            && text.AsSpan(0, exponent).IndexOfAnyExcept(MantissaCharacters) < 0
            && text.AsSpan(exponent + 2).IndexOfAnyExcept(ExponentCharacters) < 0;
    }

    // 18 digits of which the last three are zeros is what a list shows after a spreadsheet has rounded it; a true id ends so once in a thousand.
    private static bool IsRoundedNumber(string normalized) =>
        normalized.Length >= SafeDigits + 3 && normalized.AsSpan(SafeDigits).IndexOfAnyExcept('0') < 0
        && normalized.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static string NormalizeUnicode(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var character in TextFolding.Clean(text))
        {
            // The multiplication sign stands for the check digit X in typed lists.
            if (character == '×')
                builder.Append('X');
            else if (char.IsLetterOrDigit(character))
                builder.Append(char.ToUpperInvariant(character));
        }

        return builder.ToString();
    }

    private static bool IsNormalized(string text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character) && !char.IsAsciiLetterUpper(character))
                return false;
        }

        return true;
    }

    private static bool IsOneCharacter(string text) => text.Length >= 4 && text.AsSpan().IndexOfAnyExcept(text[0]) < 0;

    private static bool IsSequence(string text)
    {
        if (text.Length < ShortestSequence)
            return false;
        var step = (text[1] - text[0] + 10) % 10;
        if (step is not (1 or 9))
            return false;
        for (var i = 1; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i]) || (text[i] - text[i - 1] + 10) % 10 != step)
                return false;
        }

        return true;
    }
}

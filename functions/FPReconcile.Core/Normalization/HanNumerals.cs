using System.Text;

namespace FPReconcile.Core.Normalization;

/// <summary>Numbers of dates written in Chinese characters: 二〇二五年三月二十一日 as 2025年3月21日.</summary>
internal static class HanNumerals
{
    private const string Digits = "〇一二三四五六七八九";
    private const char Ten = '十';

    /// <summary>The text with its numbers in digits; the same text when it has none.</summary>
    public static string ToDigits(string text)
    {
        if (!text.Contains('年', StringComparison.Ordinal) && !text.Contains('月', StringComparison.Ordinal))
            return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == Ten)
                AppendTens(result, before: i > 0 && ValueOf(text[i - 1]) >= 0, after: i + 1 < text.Length && ValueOf(text[i + 1]) >= 0);
            else if (ValueOf(text[i]) is var digit and >= 0)
                result.Append((char)('0' + digit));
            else
                result.Append(text[i]);
        }

        return result.ToString();
    }

    // 十 is 10, 十二 is 12, 二十 is 20 and 二十一 is 21: a sign for the place, that may stand alone.
    private static void AppendTens(StringBuilder result, bool before, bool after)
    {
        if (!before)
            result.Append('1');
        if (!after)
            result.Append('0');
    }

    private static int ValueOf(char character) => character is '零' or '○' ? 0 : Digits.IndexOf(character, StringComparison.Ordinal);
}

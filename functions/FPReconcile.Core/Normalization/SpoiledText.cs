using System.Buffers;
using System.Text;

namespace FPReconcile.Core.Normalization;

/// <summary>
/// Recognizes names whose letters were lost before the file reached us: a program read them in the wrong encoding and saved what
/// it saw ('ZoÃ©' for Zoé, 'ÕÅÀö' for 张丽), or put a sign where it knew no letter. Such a name links to nobody and looks like one
/// that could.
/// </summary>
internal static class SpoiledText
{
    // No language writes so many accented letters in a row.
    private const int LeastRun = 4;

    // Signs of the Latin-1 block that stand in no name; ª, º, ´, · and × do.
    private static readonly SearchValues<char> StrangeSigns = SearchValues.Create("¢£¤¥¦§©¬®¯±²³µ¶¹¼½¾÷¿¡\uFFFD");

    // What windows-1252 shows for the bytes 80 to 9F.
    private static readonly SearchValues<char> WindowsSigns = SearchValues.Create("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ");

    public static bool IsSpoiled(string text)
    {
        if (Ascii.IsValid(text))
            return text.Contains('?', StringComparison.Ordinal) && HasSignForLetter(text);
        return HasSignForLetter(text) || text.AsSpan().IndexOfAny(StrangeSigns) >= 0 || HasUtf8AsLetters(text) || HasLongRun(text);
    }

    // 'Zo?line': a program that knew no é wrote a question mark. One at the end is the clerk's doubt.
    private static bool HasSignForLetter(string text)
    {
        for (var i = 1; i + 1 < text.Length; i++)
        {
            if (text[i] == '?' && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]))
                return true;
        }

        return false;
    }

    // The bytes of one letter in UTF-8, each shown as a letter: a lead byte and what only follows one.
    private static bool HasUtf8AsLetters(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] is 'Ã' or 'Â' && IsFollower(text[i + 1]))
                return true;
            if (text[i] is >= 'à' and <= 'ï' && i + 2 < text.Length && IsFollower(text[i + 1]) && IsFollower(text[i + 2]))
                return true;
        }

        return false;
    }

    private static bool IsFollower(char character) => character is >= '\u0080' and <= '\u00BF' || WindowsSigns.Contains(character);

    private static bool HasLongRun(string text)
    {
        var run = 0;
        foreach (var character in text)
        {
            run = character is >= '\u00A1' and <= '\u00FF' ? run + 1 : 0;
            if (run == LeastRun)
                return true;
        }

        return false;
    }
}

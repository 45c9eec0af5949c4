using System.Globalization;
using System.Text;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>
/// The parts of a name, folded (no accents, upper case), for asking whether two spellings can be one person. Latin names are
/// split at spaces and hyphens; a name in Han characters is one part.
/// </summary>
internal sealed class NameKey
{
    public static readonly NameKey Missing = new([], isHan: false);

    private NameKey(NamePart[] parts, bool isHan)
    {
        Parts = parts;
        IsHan = isHan;
    }

    public IReadOnlyList<NamePart> Parts { get; }

    /// <summary>Written in Han characters: not comparable with letters.</summary>
    public bool IsHan { get; }

    public static NameKey Of(PersonName name) => Of($"{name.Surname} {name.GivenName} {name.Whole}");

    /// <summary>The given name alone; missing when the source does not keep it apart.</summary>
    public static NameKey OfGivenName(PersonName name) => Of(name.GivenName ?? "");

    private static NameKey Of(string text)
    {
        var words = Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return Missing;
        var isHan = words.Any(word => IsHanCharacter(word[0]));
        return isHan
            ? new NameKey([new NamePart(string.Concat(words))], isHan)
            : new NameKey([.. words.Select(word => new NamePart(word))], isHan);
    }

    /// <summary>True for characters of the CJK ideograph blocks of the basic plane.</summary>
    public static bool IsHanCharacter(char character) =>
        character is (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKD))
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(character);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format || character is '\'' or '’' or '.')
                continue;
            folded.Append(char.IsLetter(character) || category is UnicodeCategory.SpacingCombiningMark ? char.ToUpperInvariant(character) : ' ');
        }

        return folded.ToString();
    }
}

/// <summary>One part of a name, with the set of its letters for refusing most comparisons at once.</summary>
internal readonly struct NamePart(string text)
{
    public string Text { get; } = text;

    /// <summary>Which letters occur, folded into 64 bits.</summary>
    public ulong Letters { get; } = LettersOf(text);

    private static ulong LettersOf(string text)
    {
        var letters = 0UL;
        foreach (var character in text)
            letters |= 1UL << (character & 63);
        return letters;
    }
}

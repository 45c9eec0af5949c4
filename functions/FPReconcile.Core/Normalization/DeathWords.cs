using System.Buffers;
using System.Collections.Frozen;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Normalization;

/// <summary>
/// Finds words of death or stillbirth in free text (remarks, outcomes), in English, Chinese, French, Spanish and Portuguese.
/// Fails closed: a negation is not weighed, an abbreviation that may mean a stillbirth does mean it. A wrong find keeps an
/// office from writing to a family; a missed one lets it congratulate parents whose child died.
/// </summary>
internal static class DeathWords
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StillbirthWords = Lookup(
        "SB FSB MSB STB IUFD FDIU MFIU MIU MACERATED MORTNE MORTNEE MORTNES NATIMUERTO NATIMUERTA");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NeonatalDeathWords = Lookup(
        "DEAD DIED DIES DEATH DEATHS DEMISE DEMISED RIP NND ENND LNND EXPIRED PERISHED LIFELESS MORTALITY MORTUARY MORGUE BURIED BURIAL CREMATED CREMATION BID DOA "
        + "MORT MORTE MORTES MORTS MORTA MORTO MORTOS MORTAS DCD DECES DECEDE DECEDEE DEFUNT DEFUNTE DEFUNCION DEFUNTO DEFUNTA DIFUNTO DIFUNTA "
        + "MUERTO MUERTA MUERTE MUERTES MURIO EXITUS OBITO OBITOS OBITADO OBITADA MORREU");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StillbirthNames = Lookup(
        "NATIMORTO NATIMORTA MORTINATO MORTINATA MORTNE MORTNEE");

    private static readonly string[] StillbirthBeginnings = ["STILLB", "STILB", "MORTINAT", "NATIMORT", "NATIMUERT"];

    private static readonly string[] NeonatalDeathBeginnings = ["DECEAS", "DECED", "FALLEC", "FALEC", "DEMIS"];

    private static readonly string[] StillbirthPhrases =
    [
        " STILL BORN ", " STILL BIRTH", " STIL BORN ", " STIL BIRTH", " S B ", " F S B ", " M S B ", " I U F D ", " MORT NE ", " MORTE NEE ", " MORT NEE ", " NE MORT ",
        " NEE MORTE ", " MORTS NES ", " NACIDO MUERTO ", " NACIDA MUERTA ", " NACIO MUERTO ", " NACIO MUERTA ", " NADO MORTO ", " NASCIDO MORTO ",
        " NASCIDA MORTA ", " NASCEU MORTO ", " NASCEU MORTA ", " BORN DEAD ", " FETAL DEATH", " FOETAL DEATH", " INTRAUTERINE DEATH ", " INTRA UTERINE DEATH ",
    ];

    private static readonly string[] StillbirthNamePhrases = [" STILL BORN ", " STILL BIRTH", " MORT NE ", " MORT NEE ", " MORTE NEE "];

    private static readonly string[] NeonatalDeathPhrases =
        [" PASSED AWAY ", " PASSED ON ", " BORN ASLEEP ", " BORN SLEEPING ", " ANGEL BABY ", " LOST BABY ", " LOST THE BABY ", " LOST HER BABY ", " BABY LOST ", " NO HEARTBEAT ", " NO HEART BEAT ", " NOT BREATHING ",
          " R I P ", " N N D ", " NOT ALIVE ", " NOT SURVIVE ", " NOT SURVIVED ", " BROUGHT IN DEAD ", " SIN VIDA ", " SANS VIE ", " SEM VIDA "];

    private static readonly string[] CjkStillbirthWords = ["死胎", "死产", "死產", "胎死", "死婴", "死嬰"];

    // Each of the words above has one of them.
    private static readonly SearchValues<char> CjkStillbirthCharacters = SearchValues.Create("死胎");

    private static readonly string[] CjkDeathWords = ["死", "亡", "夭", "已故", "病故", "去世", "逝", "殁", "歿", "故去", "未存活", "火化"];

    /// <summary>Stillbirth, neonatal death, or Unknown when the text holds no word of death.</summary>
    public static BirthOutcome Find(string text) => FindInFolded(TextFolding.Fold(text));

    /// <summary>The same for text that is folded already.</summary>
    public static BirthOutcome FindInFolded(string folded)
    {
        if (folded.Length == 0)
            return BirthOutcome.Unknown;
        var padded = string.Concat(" ", folded, " ");
        if (IsStillbirth(folded, padded))
            return BirthOutcome.Stillbirth;
        var isDeath = HasWord(folded, NeonatalDeathWords, NeonatalDeathBeginnings) || ContainsAny(padded, NeonatalDeathPhrases) || ContainsAny(folded, CjkDeathWords);
        return isDeath ? BirthOutcome.NeonatalDeath : BirthOutcome.Unknown;
    }

    /// <summary>True for stillbirth words only: they are looked for where a name should stand.</summary>
    /// <param name="folded">The text, folded.</param>
    public static bool NamesStillbirth(string folded)
    {
        if (folded.AsSpan().IndexOfAny(CjkStillbirthCharacters) >= 0 && ContainsAny(folded, CjkStillbirthWords))
            return true;
        if (folded is "SB" or "FSB" or "MSB" or "IUFD" || folded.Contains("STILLB", StringComparison.Ordinal) || HasWord(folded, StillbirthNames, []))
            return true;
        // Every phrase has a space inside; most names have none.
        return folded.Contains(' ', StringComparison.Ordinal) && ContainsAny(string.Concat(" ", folded, " "), StillbirthNamePhrases);
    }

    private static bool IsStillbirth(string folded, string padded) =>
        HasWord(folded, StillbirthWords, StillbirthBeginnings) || ContainsAny(padded, StillbirthPhrases) || ContainsAny(folded, CjkStillbirthWords);

    private static bool HasWord(string folded, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words, string[] beginnings)
    {
        foreach (var range in folded.AsSpan().Split(' '))
        {
            var word = folded.AsSpan()[range];
            if (words.Contains(word))
                return true;
            foreach (var beginning in beginnings)
            {
                if (word.StartsWith(beginning, StringComparison.Ordinal))
                    return true;
            }
        }

        return false;
    }

    private static bool ContainsAny(string text, string[] parts)
    {
        foreach (var part in parts)
        {
            if (text.Contains(part, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}

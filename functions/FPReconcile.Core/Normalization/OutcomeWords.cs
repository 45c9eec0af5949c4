using System.Collections.Frozen;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Normalization;

/// <summary>Reads the outcome of a birth. A word of death wins; what is neither death nor clearly live is not understood.</summary>
internal static class OutcomeWords
{
    private static readonly FrozenSet<string> LiveTexts = new[]
    {
        "L", "LB", "LIVEBORN", "WELL", "HEALTHY", "SURVIVED", "NORMAL", "GOOD", "NEONATE ALIVE",
        "活产", "活產", "存活", "活", "健在", "健康", "良好", "正常", "一般", "较好", "好", "出院", "活婴",
        "BIEN PORTANT", "NV", "VIF", "SANO", "SANA", "NASCIDO VIVO", "NASCIDA VIVA",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LiveWords = new[]
    {
        "LIVE", "ALIVE", "LIVEBIRTH", "LIVEBIRTHS", "LIVEBORN", "LIVING", "VIVANT", "VIVANTE", "VIVO", "VIVA",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Negations = new[]
    {
        "NOT", "NO", "NON", "NAO", "SIN", "SANS", "SEM", "NEVER", "UNKNOWN", "PAS",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static BirthOutcome Parse(string text)
    {
        var folded = TextFolding.Fold(text);
        if (folded.Length == 0)
            return BirthOutcome.Unknown;
        var death = DeathWords.FindInFolded(folded);
        if (death != BirthOutcome.Unknown)
            return death;
        return IsLive(folded) ? BirthOutcome.Live : BirthOutcome.NotUnderstood;
    }

    private static bool IsLive(string folded)
    {
        if (LiveTexts.Contains(folded))
            return true;
        var saysLive = folded.Contains("活产", StringComparison.Ordinal) || folded.Contains("存活", StringComparison.Ordinal);
        foreach (var range in folded.AsSpan().Split(' '))
        {
            var word = folded.AsSpan()[range];
            if (Negations.Contains(word))
                return false;
            saysLive |= LiveWords.Contains(word);
        }

        return saysLive && folded.AsSpan().IndexOfAny('非', '未', '不') < 0;
    }
}

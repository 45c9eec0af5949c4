using System.Collections.Frozen;

namespace FPReconcile.Core.Normalization;

/// <summary>Reads how many children a delivery had, and which of them this one is.</summary>
internal static class OrderWords
{
    public const int Largest = 9;

    private static readonly FrozenDictionary<string, int> Pluralities = Numbered(
        "SINGLE SINGLETON SINGLETONS SIMPLE UNIQUE UNICO UNICA UNIQ SG S 单胎 單胎 单 單",
        "TWIN TWINS DOUBLE DOUBLET JUMEAU JUMEAUX JUMELLES GEMELAR GEMELO GEMELOS GEMELAS GEMEO GEMEOS GEMEAS DOBLE DUPLO DUPLA T 双胎 雙胎 双 雙 双胞胎 雙胞胎",
        "TRIPLET TRIPLETS TRIPLE TRIPLES TRILLIZOS TRIGEMEOS TRIGEMEAR 三胎 三胞胎",
        "QUADRUPLET QUADRUPLETS QUADRUPLES CUATRILLIZOS QUADRIGEMEOS 四胎 四胞胎",
        "QUINTUPLET QUINTUPLETS QUINTUPLES QUINTILLIZOS 五胞胎");

    private static readonly FrozenDictionary<string, int> Orders = Numbered(
        "I A FIRST 1ST PREMIER PREMIERE PRIMERO PRIMERA PRIMEIRO PRIMEIRA 1ER 1ERE 一 大 甲 第一",
        "II B SECOND 2ND DEUXIEME SEGUNDO SEGUNDA 2E 2EME 二 小 乙 第二",
        "III C THIRD 3RD TROISIEME TERCERO TERCERA TERCEIRO TERCEIRA 3E 3EME 三 丙 第三",
        "IV D FOURTH 4TH QUATRIEME CUARTO CUARTA QUARTO QUARTA 四 第四",
        "V E FIFTH 5TH CINQUIEME QUINTO QUINTA 五 第五");

    private static readonly FrozenSet<string> Companions = new[]
    {
        "TWIN", "TWINS", "TRIPLET", "BABY", "NO", "NUMBER", "JUMEAU", "JUMELLE", "GEMELO", "GEMELA", "GEMEO", "GEMEA", "BEBE", "OF", "BORN", "CHILD", "INFANT",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Number of children of the delivery.</summary>
    public static ValueState ParsePlurality(string text, out int plurality)
    {
        if (text.Length == 1 && char.IsAsciiDigit(text[0]))
            return Parse(text[0] - '0', out plurality);
        var folded = TextFolding.Fold(text);
        if (Pluralities.TryGetValue(folded, out plurality))
            return ValueState.Read;
        var first = folded.Split(' ')[0];
        return Pluralities.TryGetValue(first, out plurality) ? ValueState.Read : ParseDigits(folded, out plurality);
    }

    /// <summary>Order within the delivery: 2, II, B, 2nd, 'twin 2', '2/2', 双胎之二.</summary>
    public static ValueState ParseOrder(string text, out int order)
    {
        if (text.Length == 1 && char.IsAsciiDigit(text[0]))
            return Parse(text[0] - '0', out order);
        var folded = TextFolding.Fold(text);
        if (Orders.TryGetValue(folded, out order) || TryParseEnding(folded, out order))
            return ValueState.Read;
        foreach (var word in folded.Split(' '))
        {
            if (Companions.Contains(word))
                continue;
            if (Orders.TryGetValue(word, out order))
                return ValueState.Read;
            return ParseDigits(word.Length > 1 && word[0] == 'T' ? word[1..] : word, out order);
        }

        return ValueState.Unreadable;
    }

    /// <summary>Reads a number cell.</summary>
    public static ValueState Parse(double number, out int value)
    {
        value = 0;
        if (number != Math.Floor(number))
            return ValueState.Unreadable;
        if (!(number is >= 1 and <= Largest))
            return ValueState.OutOfRange;
        value = (int)number;
        return ValueState.Read;
    }

    /// <summary>Order that a stand-in for a name tells ('Twin II', '大双'); 0 when it tells none.</summary>
    public static int OrderInPlaceholder(string text)
    {
        var folded = TextFolding.Fold(text);
        var twin = folded.IndexOf("TWIN ", StringComparison.Ordinal);
        if (twin >= 0 && ParseOrder(folded[twin..], out var order) == ValueState.Read)
            return order;
        if (folded is "BABY A" or "BABY I" or "BABY 1" || folded.Contains("大双", StringComparison.Ordinal))
            return 1;
        return folded is "BABY B" or "BABY II" or "BABY 2" || folded.Contains("小双", StringComparison.Ordinal) ? 2 : 0;
    }

    private static bool TryParseEnding(string folded, out int order)
    {
        order = 0;
        var mark = folded.IndexOf('之', StringComparison.Ordinal);
        return mark > 0 && mark < folded.Length - 1 && Orders.TryGetValue(folded[(mark + 1)..], out order);
    }

    private static ValueState ParseDigits(string folded, out int value)
    {
        value = 0;
        var end = folded.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? folded.AsSpan() : folded.AsSpan(0, end);
        if (digits.IsEmpty || digits.Length > 4 || (end > 0 && folded[end] != ' '))
            return ValueState.Unreadable;
        return Parse(int.Parse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture), out value);
    }

    private static FrozenDictionary<string, int> Numbered(params string[] wordsOfNumber) =>
        wordsOfNumber.SelectMany(static (words, index) => words.Split(' ').Select(word => (word, number: index + 1)))
            .ToFrozenDictionary(static pair => pair.word, static pair => pair.number, StringComparer.Ordinal);
}

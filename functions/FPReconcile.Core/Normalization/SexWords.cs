using System.Collections.Frozen;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Normalization;

/// <summary>What one cell of the sex column says.</summary>
internal enum SexReading : byte
{
    /// <summary>Blank, unknown or ambiguous.</summary>
    Unknown = 0,
    Male,
    Female,

    /// <summary>The letter M: male, but in a Spanish column with H (hombre) and without F it is mujer, female.</summary>
    LetterM,

    /// <summary>The letter H: hombre or homme, male.</summary>
    LetterH,

    /// <summary>The letter F: female; a column that uses it does not mean mujer by M.</summary>
    LetterF,

    /// <summary>The letter G: girl beside B, garçon beside F.</summary>
    LetterG,

    /// <summary>The letter B: boy beside G.</summary>
    LetterB,
    Unreadable,
}

/// <summary>Words, letters, signs and codes for the sex of a child (ISO/IEC 5218 for digits).</summary>
internal static class SexWords
{
    private static readonly FrozenDictionary<string, SexReading> Words = Pairs(
            (SexReading.LetterM, "M"),
            (SexReading.LetterH, "H"),
            (SexReading.LetterF, "F"),
            (SexReading.LetterG, "G"),
            (SexReading.LetterB, "B"),
            (SexReading.Male, "1 MALE BOY BABYBOY MASC MASCULIN MASCULINO HOMME HOMBRE GARCON NINO MENINO VARON 男 男性 男婴 男嬰 男孩 男童 男儿 पु पुरुष लड़का ذكر ชาย"),
            (SexReading.Female, "2 FEMALE GIRL BABYGIRL FEM FEMININ FEMININE FEMININO FEMENINO FEMME FILLE NINA MENINA MUJER HEMBRA MULHER 女 女性 女婴 女嬰 女孩 女童 女儿 स्त्री म महिला लड़की أنثى انثى หญิง"),
            (SexReading.Unknown, "0 9 U UNK UNKNOWN A AMBIGUOUS INDETERMINATE UNDETERMINED INTERSEX INDETERMINE INDETERMINADO INCONNU DESCONOCIDO IGNORADO I 不详 不詳 未知 性别不明 未说明"))
        .ToFrozenDictionary(StringComparer.Ordinal);

    public static SexReading Parse(string text)
    {
        if (text.Contains('♂', StringComparison.Ordinal))
            return SexReading.Male;
        if (text.Contains('♀', StringComparison.Ordinal))
            return SexReading.Female;
        var folded = TextFolding.Fold(text);
        if (Words.TryGetValue(folded, out var reading))
            return reading;
        // '1 male', 'M (boy)', '男 1': every word has to say the same.
        return folded.Contains(' ', StringComparison.Ordinal) ? ParseWords(folded) : SexReading.Unreadable;
    }

    /// <summary>The sex that a number cell codes.</summary>
    public static SexReading Parse(double number) => number switch
    {
        0 or 9 => SexReading.Unknown,
        1 => SexReading.Male,
        2 => SexReading.Female,
        _ => SexReading.Unreadable,
    };

    /// <summary>The sex, once it is known which letters the column uses.</summary>
    public static Sex Resolve(SexReading reading, SexLetters letters) => reading switch
    {
        SexReading.Male or SexReading.LetterH => Sex.Male,
        SexReading.Female or SexReading.LetterF => Sex.Female,
        SexReading.LetterM => letters.MIsFemale ? Sex.Female : Sex.Male,
        SexReading.LetterG => letters.OfG,
        SexReading.LetterB => letters.OfB,
        _ => Sex.Unknown,
    };

    private static SexReading ParseWords(string folded)
    {
        var result = Sex.Unknown;
        foreach (var word in folded.Split(' '))
        {
            if (word is "BABY" or "CHILD" or "INFANT")
                continue;
            var sex = Words.TryGetValue(word, out var reading) ? Resolve(reading, SexLetters.None) : Sex.Unknown;
            if (sex == Sex.Unknown || (result != Sex.Unknown && result != sex))
                return SexReading.Unreadable;
            result = sex;
        }

        return result switch { Sex.Male => SexReading.Male, Sex.Female => SexReading.Female, _ => SexReading.Unreadable };
    }

    private static Dictionary<string, SexReading> Pairs(params (SexReading Reading, string Words)[] groups) =>
        groups.SelectMany(static group => group.Words.Split(' ').Select(word => (word, group.Reading)))
            .ToDictionary(static pair => TextFolding.Fold(pair.word), static pair => pair.Reading, StringComparer.Ordinal);
}

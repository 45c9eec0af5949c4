namespace FPReconcile.Core.Normalization;

/// <summary>
/// How Chinese characters are read and how they are written in simplified form, from Unicode's Unihan database. Characters
/// outside U+3400 to U+9FFF have neither.
/// </summary>
public static class HanCharacters
{
    private const char First = '\u3400';
    private const char Last = '\u9FFF';

    // Characters that dictionaries give another reading when they are surnames.
    private const string SurnameReadings = "曾ZENG覃QIN翟ZHAI单SHAN解XIE缪MIAO仇QIU盖GE区OU查ZHA朴PIAO员YUN乐YUE种CHONG召SHAO洗XIAN尉WEI繁PO";

    /// <summary>The simplified form of a traditional character; any other character itself.</summary>
    public static char Simplified(char character)
    {
        if (character is < First or > Last)
            return character;
        var simplified = Table.SimplifiedForms[character - First];
        return simplified == 0 ? character : simplified;
    }

    /// <summary>The text with every traditional character in its simplified form; the same string when there is none.</summary>
    public static string Simplified(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsTraditional(text) ? string.Create(text.Length, text, static (simplified, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                simplified[i] = Simplified(source[i]);
        }) : text;
    }

    /// <summary>
    /// Number of the Mandarin syllable, without its tone, as the character is usually read; 0 when none is known. Only whether two
    /// numbers are equal means something.
    /// </summary>
    public static int Pinyin(char character) => character is < First or > Last ? 0 : Table.Syllables[character - First];

    /// <summary>
    /// True when both texts have the same length and at every place the same character or two that are read alike, whatever the
    /// tone. Empty texts sound like nothing: false.
    /// </summary>
    public static bool AreHomophones(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length != b.Length || a.IsEmpty)
            return false;
        for (var i = 0; i < a.Length; i++)
        {
            var syllable = Pinyin(a[i]);
            if (a[i] != b[i] && (syllable == 0 || syllable != Pinyin(b[i])))
                return false;
        }

        return true;
    }

    /// <summary>
    /// The text in Latin capitals, run together and without tones, as <see cref="TextFolding.Fold"/> leaves a romanized name: 张丽娟
    /// becomes ZHANGLIJUAN, 吕 becomes LU. Empty when some character has no reading.
    /// </summary>
    public static string Romanized(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[64];
        var length = 0;
        foreach (var character in text)
        {
            var syllable = Table.Spellings[Pinyin(character)];
            if (syllable.Length == 0)
                return "";
            // No name is as long; what is, is no name.
            if (!syllable.TryCopyTo(buffer[length..]))
                return "";
            length += syllable.Length;
        }

        return buffer[..length].ToString();
    }

    /// <summary>As <see cref="Romanized"/>, with the reading that a character has as a surname: 曾 becomes ZENG, not CENG.</summary>
    public static string RomanizedSurname(ReadOnlySpan<char> surname)
    {
        var at = surname.Length == 1 ? SurnameReadings.IndexOf(Simplified(surname[0]), StringComparison.Ordinal) : -1;
        if (at < 0)
            return Romanized(surname);
        var reading = SurnameReadings.AsSpan(at + 1);
        var length = reading.IndexOfAnyExceptInRange('A', 'Z');
        return (length < 0 ? reading : reading[..length]).ToString();
    }

    /// <summary>True when letters are the characters in Latin capitals, with or without spaces; a single character as a surname, too.</summary>
    public static bool IsRomanized(ReadOnlySpan<char> characters, ReadOnlySpan<char> letters)
    {
        if (characters.IsEmpty)
            return false;
        var rest = letters;
        foreach (var character in characters)
        {
            var syllable = Table.Spellings[Pinyin(character)];
            rest = rest.TrimStart(' ');
            if (syllable.Length == 0 || !rest.StartsWith(syllable, StringComparison.Ordinal))
                return characters.Length == 1 && SurnameReadings.Contains(Simplified(character), StringComparison.Ordinal)
                    && letters.SequenceEqual(RomanizedSurname(characters));
            rest = rest[syllable.Length..];
        }

        return rest.IsEmpty || (characters.Length == 1 && letters.SequenceEqual(RomanizedSurname(characters)));
    }

    private static bool IsTraditional(string text)
    {
        for (var i = text.AsSpan().IndexOfAnyInRange(First, Last); i >= 0 && i < text.Length; i++)
        {
            if (Simplified(text[i]) != text[i])
                return true;
        }

        return false;
    }

    /// <summary>The tables by character, made from the text of <see cref="HanTable"/> on first use: 110 kB in well under a millisecond.</summary>
    private static class Table
    {
        /// <summary>0: the character is its own simplified form.</summary>
        public static readonly char[] SimplifiedForms = ReadForms();

        /// <summary>Spelling of every syllable number; number 0 has none.</summary>
        public static readonly string[] Spellings;

        public static readonly ushort[] Syllables = ReadSyllables(out Spellings);

        private static char[] ReadForms()
        {
            var forms = new char[Last - First + 1];
            char traditional = default;
            foreach (var character in HanTable.SimplifiedForms)
            {
                if (character < First)
                    continue;
                if (traditional == default)
                {
                    traditional = character;
                    continue;
                }

                forms[traditional - First] = character;
                traditional = default;
            }

            return forms;
        }

        private static ushort[] ReadSyllables(out string[] spellings)
        {
            var syllables = new ushort[Last - First + 1];
            var found = new List<string>(500) { "" };
            var spellingStart = -1;
            for (var at = 0; at < HanTable.Readings.Length; at++)
            {
                var character = HanTable.Readings[at];
                if (char.IsAsciiLetterUpper(character))
                {
                    spellingStart = spellingStart < 0 ? at : spellingStart;
                    continue;
                }

                if (spellingStart >= 0)
                    found.Add(HanTable.Readings[spellingStart..at]);
                spellingStart = -1;
                if (character >= First)
                    syllables[character - First] = (ushort)(found.Count - 1);
            }

            spellings = found.ToArray();
            return syllables;
        }
    }
}

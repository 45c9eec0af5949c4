namespace FPReconcile.Core.Reconciliation;

/// <summary>
/// The parts of a normalized name, for asking whether two spellings can be one person. Names in letters are split into words;
/// a name in Han characters is one part. Keys are made by <see cref="NameKeys"/>.
/// </summary>
internal readonly struct NameKey
{
    // Both belong to the words of many names, so that a key is no object and needs no copy.
    private readonly NamePart[] _surname;
    private readonly NamePart[] _givenName;

    /// <param name="surname">The parts of the surname; of a name in Han characters the one part.</param>
    /// <param name="givenName">The parts of the given name.</param>
    /// <param name="isHan">Written in Han characters.</param>
    public NameKey(NamePart[] surname, NamePart[] givenName, bool isHan = false)
    {
        _surname = surname;
        _givenName = givenName;
        Count = surname.Length + givenName.Length;
        IsHan = isHan;
    }

    /// <summary>Number of parts; none when the name is missing.</summary>
    public int Count { get; }

    /// <summary>Written in Chinese, Japanese or Korean characters: not comparable with letters.</summary>
    public bool IsHan { get; }

    public NamePart this[int part] => part < _surname.Length ? _surname[part] : _givenName[part - _surname.Length];

    /// <summary>The words of a text.</summary>
    public static NamePart[] Words(string text)
    {
        if (!text.Contains(' '))
            return text.Length == 0 ? [] : [new NamePart(text)];
        return Array.ConvertAll(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), static word => new NamePart(word));
    }

    /// <summary>All parts without spaces are the same: "ANN MARIE" and "ANNMARIE" are one name.</summary>
    public bool IsJoinedAs(NameKey other) => JoinedLength == other.JoinedLength && Joined() == other.Joined();

    private int JoinedLength
    {
        get
        {
            var length = 0;
            for (var i = 0; i < Count; i++)
                length += this[i].Text.Length;
            return length;
        }
    }

    private string Joined()
    {
        var texts = new string[Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = this[i].Text;
        return string.Concat(texts);
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

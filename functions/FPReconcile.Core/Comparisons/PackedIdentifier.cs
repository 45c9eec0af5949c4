namespace FPReconcile.Core.Comparisons;

/// <summary>
/// Identifiers as whole numbers, so that millions of them need no dictionary: up to 18 digits, the last of which may be X
/// (check digit 10), or up to 11 digits and capital letters; any other text is its number in the pool.
/// </summary>
public static class PackedIdentifier
{
    /// <summary>Longest text that <see cref="Unpack"/> writes; pooled texts may be longer.</summary>
    internal const int MaxPackedLength = MaxDigits;

    internal const int MaxDigits = 18;
    internal const int MaxLettersAndDigits = 11;
    internal const int CheckDigits = 11;
    internal const int Alphabet = 36;
    internal const long LetterFlag = 1L << 61;
    private const long PooledFlag = LetterFlag | (1L << 60);

    /// <summary>The number of a normalized identifier; <see cref="EncodedTable.Missing"/> for null or empty.</summary>
    public static long Pack(string? text, ValuePool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        if (string.IsNullOrEmpty(text))
            return EncodedTable.Missing;
        return TryPack(text, out var packed) ? packed : PooledFlag | (long)pool.Intern(text);
    }

    /// <summary>The text as a number when it is short and plain enough.</summary>
    internal static bool TryPack(ReadOnlySpan<char> text, out long packed) => TryPackDigits(text, out packed) || TryPackLetters(text, out packed);

    /// <summary>Writes a number as the text it was packed from; pooled texts are not copied.</summary>
    internal static ReadOnlySpan<char> Unpack(long packed, ValuePool pool, Span<char> buffer)
    {
        if ((packed & PooledFlag) == PooledFlag)
            return pool.Text((int)(packed & int.MaxValue));
        return (packed & LetterFlag) != 0 ? UnpackLetters(packed & ~LetterFlag, buffer) : UnpackDigits(packed, buffer);
    }

    /// <summary>True when the number stands for a text of the pool.</summary>
    internal static bool IsPooled(long packed) => packed != EncodedTable.Missing && (packed & PooledFlag) == PooledFlag;

    /// <summary>Whether a number can be one of a packed text; a damaged one could not be unpacked.</summary>
    internal static bool IsPossible(long packed, int pooledTexts)
    {
        if ((packed & PooledFlag) == PooledFlag)
            return (packed & ~PooledFlag) < pooledTexts;
        return packed >= CheckDigits && packed != LetterFlag && packed < PooledFlag;
    }

    /// <summary>The number of the same text in another pool.</summary>
    /// <param name="packed">A number that <see cref="IsPooled"/>.</param>
    /// <param name="ids">For each text of the old pool its number in the new one.</param>
    internal static long Moved(long packed, int[] ids) => Moved(packed, id => ids[id]);

    /// <summary>The same with another way to tell the new number.</summary>
    internal static long Moved(long packed, Func<int, int> numberOf) => PooledFlag | (long)numberOf((int)(packed & int.MaxValue));

    /// <summary>False when two different numbers are surely more than one edit apart; dividing both into digits would cost ten times more.</summary>
    internal static bool MayBeOneEdit(long a, long b)
    {
        if (IsPooled(a) || IsPooled(b) || ((a ^ b) & LetterFlag) != 0)
            return true;
        if ((a & LetterFlag) != 0)
            return MayBeOneEdit(Math.Max(a, b) & ~LetterFlag, Math.Min(a, b) & ~LetterFlag, Alphabet);
        long greater = Math.Max(a, b) / CheckDigits, smaller = Math.Min(a, b) / CheckDigits;

        // When the last places differ, all others must agree or the last but one be swapped with it.
        return greater - smaller < 10 || ((a % CheckDigits == b % CheckDigits || greater / smaller > 1) && MayBeOneEdit(greater, smaller, 10));
    }

    /// <summary>The same for numbers with a leading 1 to a base.</summary>
    private static bool MayBeOneEdit(long greater, long smaller, int numberBase)
    {
        // Of equal length: less than twice. One place more: at least half the base.
        if (greater >= smaller * 2)
            return greater >= smaller * (numberBase / 2);
        var difference = greater - smaller;
        while (difference % numberBase == 0)
            difference /= numberBase;

        // One place changed: d * base^n. Two neighbors swapped: d * (base - 1) * base^n.
        return difference < numberBase || (difference < (long)numberBase * numberBase && difference % (numberBase - 1) == 0);
    }

    // A leading 1 keeps leading zeros apart; the last place counts to eleven.
    private static bool TryPackDigits(ReadOnlySpan<char> text, out long packed)
    {
        packed = 1;
        if (text.Length is 0 or > MaxDigits)
            return false;
        foreach (var letter in text[..^1])
        {
            if (!char.IsAsciiDigit(letter))
                return false;
            packed = (packed * 10) + (letter - '0');
        }

        var last = text[^1];
        if (!char.IsAsciiDigit(last) && last != 'X')
            return false;
        packed = (packed * CheckDigits) + (last == 'X' ? 10 : last - '0');
        return true;
    }

    private static bool TryPackLetters(ReadOnlySpan<char> text, out long packed)
    {
        packed = 1;
        if (text.Length is 0 or > MaxLettersAndDigits)
            return false;
        foreach (var letter in text)
        {
            if (!char.IsAsciiDigit(letter) && !char.IsAsciiLetterUpper(letter))
                return false;
            packed = (packed * Alphabet) + (char.IsAsciiDigit(letter) ? letter - '0' : letter - 'A' + 10);
        }

        packed |= LetterFlag;
        return true;
    }

    private static ReadOnlySpan<char> UnpackDigits(long packed, Span<char> buffer)
    {
        var at = buffer.Length;
        var last = packed % CheckDigits;
        buffer[--at] = last == 10 ? 'X' : (char)('0' + last);
        for (packed /= CheckDigits; packed > 1; packed /= 10)
            buffer[--at] = (char)('0' + (packed % 10));
        return buffer[at..];
    }

    private static ReadOnlySpan<char> UnpackLetters(long packed, Span<char> buffer)
    {
        var at = buffer.Length;
        for (; packed > 1; packed /= Alphabet)
        {
            var digit = packed % Alphabet;
            buffer[--at] = (char)(digit < 10 ? '0' + digit : 'A' + digit - 10);
        }

        return buffer[at..];
    }
}

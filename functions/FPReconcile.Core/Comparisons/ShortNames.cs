using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FPReconcile.Core.Comparisons;

/// <summary>
/// The values of a pool that have at most sixteen ASCII letters, each in sixteen bytes, compared all letters at once. Hot: nearly
/// every pair of different names comes here. <see cref="Edits"/> and <see cref="Comparisons.JaroWinkler"/> are the plain twins.
/// </summary>
internal sealed class ShortNames
{
    private const int InitialCount = 64;
    private const int MaxLength = 16;
    private const int MaxPrefix = 4;
    private const double PrefixScale = 0.1;

    // One more place, so that a name can be read from its second letter on.
    private byte[] _letters = new byte[(InitialCount + 1) * MaxLength];

    // 0: not held.
    private byte[] _lengths = new byte[InitialCount];
    private int _count;

    /// <summary>Adds the next value of the pool.</summary>
    public void Add(ReadOnlySpan<char> value)
    {
        if (_count == _lengths.Length)
        {
            Array.Resize(ref _lengths, _count * 2);
            Array.Resize(ref _letters, ((_count * 2) + 1) * MaxLength);
        }

        if (value.Length <= MaxLength && System.Text.Ascii.IsValid(value))
        {
            System.Text.Encoding.ASCII.GetBytes(value, _letters.AsSpan(_count * MaxLength, MaxLength));
            _lengths[_count] = (byte)value.Length;
        }

        _count++;
    }

    public bool Holds(int id) => _lengths[id] != 0;

    public int ShorterLength(int a, int b) => Math.Min(_lengths[a], _lengths[b]);

    /// <summary>One is the beginning of the other.</summary>
    public bool IsPartOf(int a, int b)
    {
        var shorter = FirstLetters(ShorterLength(a, b));
        return (EqualLetters(a, b) & shorter) == shorter;
    }

    /// <summary>One substitution, insertion, deletion or transposition of neighbors apart; the two values are different.</summary>
    public bool IsOneEdit(int a, int b)
    {
        int lengthA = _lengths[a], lengthB = _lengths[b];
        if (lengthA == lengthB)
            return IsOneChange(a, b, ~EqualLetters(a, b) & FirstLetters(lengthA));
        if (lengthA > lengthB)
            return IsOneEdit(b, a);
        if (lengthB - lengthA > 1)
            return false;

        // Equal up to the letter that is too many, and equal after it.
        var before = BitOperations.TrailingZeroCount(~EqualLetters(a, b));
        var shifted = Vector128.Equals(Vector128.LoadUnsafe(ref _letters[a * MaxLength]), Vector128.LoadUnsafe(ref _letters[(b * MaxLength) + 1]))
            .ExtractMostSignificantBits();
        var rest = FirstLetters(lengthA) & ~FirstLetters(before);
        return (shifted & rest) == rest;
    }

    /// <summary>Jaro-Winkler similarity of two different values, the same number as the plain twin gives.</summary>
    public double JaroWinkler(int a, int b)
    {
        int lengthA = _lengths[a], lengthB = _lengths[b];
        var (commonA, commonB) = Common(a, b);
        var common = BitOperations.PopCount(commonA);
        if (common == 0)
            return 0;
        var transpositions = Transposed(a, b, commonA, commonB) / 2.0;
        var jaro = (((double)common / lengthA) + ((double)common / lengthB) + ((common - transpositions) / common)) / 3;
        var prefix = Math.Min(Math.Min(MaxPrefix, ShorterLength(a, b)), BitOperations.TrailingZeroCount(~EqualLetters(a, b)));
        return jaro + (prefix * PrefixScale * (1 - jaro));
    }

    private static uint FirstLetters(int count) => (1u << count) - 1;

    private bool IsOneChange(int a, int b, uint different)
    {
        var count = BitOperations.PopCount(different);
        if (count != 2)
            return count == 1;
        var first = BitOperations.TrailingZeroCount(different);
        int atA = (a * MaxLength) + first, atB = (b * MaxLength) + first;
        return different == 3u << first && _letters[atA] == _letters[atB + 1] && _letters[atA + 1] == _letters[atB];
    }

    /// <summary>One bit for each place where both have the same letter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint EqualLetters(int a, int b) =>
        Vector128.Equals(Vector128.LoadUnsafe(ref _letters[a * MaxLength]), Vector128.LoadUnsafe(ref _letters[b * MaxLength]))
            .ExtractMostSignificantBits();

    /// <summary>The letters of each that have a partner in the other, not too far away.</summary>
    private (uint OfA, uint OfB) Common(int a, int b)
    {
        int lengthA = _lengths[a], lengthB = _lengths[b];
        var window = Math.Max(0, (Math.Max(lengthA, lengthB) / 2) - 1);
        var lettersB = Vector128.LoadUnsafe(ref _letters[b * MaxLength]);
        var free = FirstLetters(lengthB);
        uint ofA = 0, ofB = 0;
        for (var i = 0; i < lengthA; i++)
        {
            var near = FirstLetters(Math.Min(lengthB, i + window + 1)) & ~FirstLetters(Math.Max(0, i - window));
            var found = Vector128.Equals(lettersB, Vector128.Create(_letters[(a * MaxLength) + i])).ExtractMostSignificantBits() & near & free;
            if (found == 0)
                continue;
            var first = found & ~(found - 1);
            free &= ~first;
            ofB |= first;
            ofA |= 1u << i;
        }

        return (ofA, ofB);
    }

    private int Transposed(int a, int b, uint ofA, uint ofB)
    {
        var transposed = 0;
        for (; ofA != 0; ofA &= ofA - 1, ofB &= ofB - 1)
        {
            var letterA = _letters[(a * MaxLength) + BitOperations.TrailingZeroCount(ofA)];
            var letterB = _letters[(b * MaxLength) + BitOperations.TrailingZeroCount(ofB)];
            transposed += letterA == letterB ? 0 : 1;
        }

        return transposed;
    }
}

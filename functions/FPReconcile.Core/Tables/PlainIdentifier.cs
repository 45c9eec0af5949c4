using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Tables;

/// <summary>
/// Packs the bytes of an identifier of plain letters and digits, all at once, without making a text of it. Hot;
/// <see cref="PackedIdentifier.Pack"/> after normalizing is the plain twin and does all others.
/// </summary>
internal static class PlainIdentifier
{
    // Of one or two characters it cannot be told whether they may be a stand-in.
    private const int Shortest = 3;

    private static readonly Vector128<byte> Neighbors = Vector128.Create((byte)255, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
    private static readonly ulong[] PowersOfTen = Powers(10, CsvBatch.ReadAhead);
    private static readonly ulong[] PowersOfAlphabet = Powers(PackedIdentifier.Alphabet, PackedIdentifier.MaxLettersAndDigits);

    // Read from the length of a text on, it moves the text to the right end; places beyond the vector read as zero.
    private static ReadOnlySpan<byte> ToTheRight =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
    ];

    /// <summary>The packed identifier; false when it has other characters, is too long, or may be a stand-in such as 123456.</summary>
    /// <param name="first">The first of <see cref="CsvBatch.ReadAhead"/> bytes.</param>
    /// <param name="length">How many of them are the text.</param>
    /// <param name="packed">The packed identifier.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryPack(ref byte first, int length, out long packed)
    {
        packed = 0;
        if (length is < Shortest or > CsvBatch.ReadAhead)
            return false;
        var text = Vector128.LoadUnsafe(ref first);
        var digits = text - Vector128.Create((byte)'0');
        var letters = (text & Vector128.Create((byte)0xDF)) - Vector128.Create((byte)'A');
        var isDigit = Vector128.LessThan(digits, Vector128.Create((byte)10));
        var isPlain = isDigit | Vector128.LessThan(letters, Vector128.Create((byte)26));
        var ofText = (1u << length) - 1;
        if ((isPlain.ExtractMostSignificantBits() & ofText) != ofText)
            return false;
        var values = Vector128.ConditionalSelect(isDigit, digits, letters + Vector128.Create((byte)10));
        values = Vector128.Shuffle(values, Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(ToTheRight), (nuint)length));

        if (MayBeStandIn(values, length))
            return false;
        return Vector128.GreaterThanAny(values, Vector128.Create((byte)9)) ? TryPackLetters(values, length, out packed) : PackDigits(values, length, out packed);
    }

    /// <summary>
    /// The same one character after another: for those that are longer than what is read at once, or are written with spaces, hyphens, points or slashes.
    /// </summary>
    public static bool TryPackOneByOne(ReadOnlySpan<byte> text, out long packed)
    {
        long digits = 1, letters = 1;
        int length = 0, last = 0, step = 0;
        bool hasLetters = false, isRegular = true;
        packed = 0;
        if (text.Length > PackedIdentifier.MaxDigits)
            return false;
        foreach (var character in text)
        {
            if (character is (byte)' ' or (byte)'-' or (byte)'.' or (byte)'/')
                continue;
            var value = ValueOf(character);
            if (value < 0)
                return false;
            isRegular &= length < 2 || (value - last - step) % 10 == 0;
            step = value - last;
            digits = length == 0 ? 1 : unchecked((digits * 10) + last);
            letters = unchecked((letters * PackedIdentifier.Alphabet) + value);
            hasLetters |= value > 9;
            last = value;
            length++;
        }

        if (length == 0 || isRegular || (hasLetters && (length > PackedIdentifier.MaxLettersAndDigits || last == ('X' - 'A' + 10))))
            return false;
        packed = hasLetters ? letters | PackedIdentifier.LetterFlag : (digits * PackedIdentifier.CheckDigits) + last;
        return true;
    }

    private static int ValueOf(byte character) => character switch
    {
        >= (byte)'0' and <= (byte)'9' => character - '0',
        >= (byte)'A' and <= (byte)'Z' => character - 'A' + 10,
        >= (byte)'a' and <= (byte)'z' => character - 'a' + 10,
        _ => -1,
    };

    /// <summary>111111, 123456, 654321 and 678901 are looked at more closely.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool MayBeStandIn(Vector128<byte> values, int length)
    {
        var steps = values - Vector128.Shuffle(values, Neighbors);
        var step = Vector128.Create(steps.GetElement(15));
        var ten = Vector128.Create((byte)10);
        var isRegular = Vector128.Equals(steps, step) | Vector128.Equals(steps, step + ten) | Vector128.Equals(steps, step - ten);
        return isRegular.ExtractMostSignificantBits() >> (CsvBatch.ReadAhead - length + 1) == (1u << (length - 1)) - 1;
    }

    private static bool PackDigits(Vector128<byte> values, int length, out long packed)
    {
        var number = Number(values, 10);
        packed = (long)(((PowersOfTen[length - 1] + (number / 10)) * PackedIdentifier.CheckDigits) + (number % 10));
        return true;
    }

    private static bool TryPackLetters(Vector128<byte> values, int length, out long packed)
    {
        packed = 0;
        // An X may be a check digit.
        if (length > PackedIdentifier.MaxLettersAndDigits || values.GetElement(15) == 'X' - 'A' + 10)
            return false;
        packed = (long)(PowersOfAlphabet[length] + Number(values, PackedIdentifier.Alphabet)) | PackedIdentifier.LetterFlag;
        return true;
    }

    /// <summary>Sixteen digits of a base as a number.</summary>
    private static ulong Number(Vector128<byte> digits, ulong numberBase)
    {
        var halves = digits.AsUInt64();
        var squared = numberBase * numberBase;
        return unchecked((Eight(halves.GetElement(0)) * squared * squared * squared * squared) + Eight(halves.GetElement(1)));

        // Neighbors are joined, then pairs, then fours.
        ulong Eight(ulong ones)
        {
            var pairs = ((ones & 0x00FF00FF00FF00FF) * numberBase) + ((ones >> 8) & 0x00FF00FF00FF00FF);
            var fours = ((pairs & 0x0000FFFF0000FFFF) * squared) + ((pairs >> 16) & 0x0000FFFF0000FFFF);
            return ((fours & 0xFFFFFFFF) * squared * squared) + (fours >> 32);
        }
    }

    private static ulong[] Powers(int numberBase, int count)
    {
        var powers = new ulong[count + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
            powers[i] = powers[i - 1] * (ulong)numberBase;
        return powers;
    }
}

using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Tables;

/// <summary>
/// Packs the bytes of an identifier of plain letters and digits in one go, without making a text of it. Hot;
/// <see cref="PackedIdentifier.Pack"/> after normalizing is the plain twin and does all others.
/// </summary>
internal static class PlainIdentifier
{
    /// <summary>The packed identifier; false when it has other characters, is too long, or may be a stand-in such as 123456.</summary>
    public static bool TryPack(ReadOnlySpan<byte> text, out long packed)
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
            isRegular &= length < 2 || value - last == step;
            step = value - last;
            digits = length == 0 ? 1 : unchecked((digits * 10) + last);
            letters = unchecked((letters * PackedIdentifier.Alphabet) + value);
            hasLetters |= value > 9;
            last = value;
            length++;
        }

        // 111111, 123456 and 654321 are looked at more closely; an X may be a check digit.
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
}

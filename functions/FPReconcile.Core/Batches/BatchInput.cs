using System.Buffers.Binary;
using System.Text;

namespace FPReconcile.Core.Batches;

/// <summary>Bytes that are being read. Nothing in them is trusted: whatever does not fit is a <see cref="BatchFormatException"/>.</summary>
internal sealed class BatchInput(byte[] bytes)
{
    private const int BitsOfByte = 7;
    private const int BitsOfNumber = 64;
    private const byte More = 0x80;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int _position;

    public bool IsAtEnd => _position == bytes.Length;

    private int Left => bytes.Length - _position;

    public ulong Number()
    {
        var value = 0UL;
        for (var shift = 0; shift < BitsOfNumber; shift += BitsOfByte)
        {
            if (Left == 0)
                throw BatchFormatException.Damaged();
            var part = bytes[_position++];
            var bits = (ulong)(part & (More - 1));
            if ((bits << shift) >> shift != bits)
                throw BatchFormatException.Damaged();
            value |= bits << shift;
            if (part < More)
                return value;
        }

        throw BatchFormatException.Damaged();
    }

    /// <summary>A number from 0 to a limit.</summary>
    public int Number(int most)
    {
        var value = Number();
        return value <= (ulong)most ? (int)value : throw BatchFormatException.Damaged();
    }

    /// <summary>The number of things that follow: each takes a byte at least, so that no more are made room for than there can be.</summary>
    public int Count() => Number(Left);

    public long Difference()
    {
        var value = Number();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A number and the difference that is read; from 0 to a limit.</summary>
    public int Sum(long number, int most)
    {
        var difference = Difference();
        if (difference < -number || difference > most - number)
            throw BatchFormatException.Damaged();
        return (int)(number + difference);
    }

    public DateOnly? OptionalDate() => Number(DateOnly.MaxValue.DayNumber + 1) is > 0 and var day ? DateOnly.FromDayNumber(day - 1) : null;

    public DateOnly Date() => OptionalDate() ?? throw BatchFormatException.Damaged();

    public bool Flag() => Number(1) == 1;

    public ulong Checksum() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    public string? OptionalText() => Number() is > 0 and var length ? Text(length - 1) : null;

    public string Text() => OptionalText() ?? throw BatchFormatException.Damaged();

    /// <param name="length">As <see cref="TextLength"/> has it.</param>
    /// <param name="shared">Texts of which one is held, if the text is likely to come again.</param>
    public string Text(ulong length, SharedTexts? shared = null)
    {
        var (count, isUtf16) = TextLength.Read(length);
        var text = Take(count);
        try
        {
            if (isUtf16)
                return Utf16(text);
            return shared is not null && SharedTexts.AreShared(text.Length) ? Shared(text, shared) : StrictUtf8.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            // Its message shows the bytes.
            throw BatchFormatException.Damaged();
        }
    }

    private static string Shared(ReadOnlySpan<byte> text, SharedTexts shared)
    {
        // UTF-8 has at least a byte for each character.
        Span<char> characters = stackalloc char[text.Length];
        return shared.Share(characters[..StrictUtf8.GetChars(text, characters)]);
    }

    private static string Utf16(ReadOnlySpan<byte> text)
    {
        if (text.Length % sizeof(char) != 0)
            throw BatchFormatException.Damaged();
        var characters = new char[text.Length / sizeof(char)];
        for (var i = 0; i < characters.Length; i++)
            characters[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(text[(i * sizeof(char))..]);
        return new string(characters);
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)Left)
            throw BatchFormatException.Damaged();
        var taken = bytes.AsSpan(_position, (int)count);
        _position += (int)count;
        return taken;
    }
}

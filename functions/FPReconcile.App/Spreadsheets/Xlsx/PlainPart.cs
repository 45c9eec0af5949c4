namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>The bytes of an XML part, taken element by element. Only parts in UTF-8 without declarations beside the first are plain.</summary>
internal sealed class PlainPart(Stream stream) : IDisposable
{
    private const int BlockLength = 1 << 16;

    /// <summary>A longer element is left to the XML reader, which takes it in pieces.</summary>
    private const int LongestElement = 1 << 22;

    private byte[] _buffer = new byte[BlockLength];
    private int _start;
    private int _end;

    /// <summary>False when the element that <see cref="MoveBehind"/> found has no content.</summary>
    public bool HasContent { get; private set; }

    private ReadOnlySpan<byte> Rest => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Moves behind the start tag of the first such element; false when the part is not plain before it.</summary>
    /// <param name="tag">The tag without its end: <c>&lt;sheetData</c>.</param>
    public bool MoveBehind(ReadOnlySpan<byte> tag)
    {
        int found;
        while ((found = Rest.IndexOf(tag)) < 0 || Rest[found..].IndexOf((byte)'>') < 0)
        {
            if (!Fill())
                return false;
        }

        var head = Rest[..found];
        var length = Rest[found..].IndexOf((byte)'>') + 1;
        var opening = Rest.Slice(found, length);
        HasContent = opening[^2] != '/';
        _start += found + length;
        // No comment, declaration or document type before it, and no prefix: the tag stands where it seems to.
        return IsUtf8(head) && head.IndexOf("<!"u8) < 0 && (opening[tag.Length] is (byte)'>' or (byte)'/' or (byte)' ');
    }

    /// <summary>Takes the next element, whole; false when something else follows, or more than can be held.</summary>
    /// <param name="opening">Begin of its start tag.</param>
    /// <param name="closing">Its end tag.</param>
    /// <param name="element">The element; valid until the next call.</param>
    public bool TryTakeElement(ReadOnlySpan<byte> opening, ReadOnlySpan<byte> closing, out ReadOnlySpan<byte> element)
    {
        element = default;
        SkipSpace();
        if (!Ensure(opening.Length + 1) || !Rest.StartsWith(opening) || Rest[opening.Length] is not ((byte)' ' or (byte)'>' or (byte)'/'))
            return false;
        if (LengthTo(">"u8, 0) is not (> 0 and var length))
            return false;
        if (Rest[length - 2] != '/' && (length = LengthTo(closing, length)) <= 0)
            return false;
        element = Rest[..length];
        _start += length;
        return true;
    }

    /// <summary>Takes exactly this text, or nothing.</summary>
    public bool TryTake(ReadOnlySpan<byte> expected)
    {
        SkipSpace();
        if (!Ensure(expected.Length) || !Rest.StartsWith(expected))
            return false;
        _start += expected.Length;
        return true;
    }

    /// <summary>Passes over everything up to the end of the next such text; false when there is none.</summary>
    public bool TrySkipBehind(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            var found = Rest.IndexOf(text);
            if (found >= 0)
            {
                _start += found + text.Length;
                return true;
            }

            // The text may be cut by the end of the buffer.
            _start = Math.Max(_start, _end - text.Length + 1);
            if (!Fill())
                return false;
        }
    }

    /// <summary>Takes the bytes before the next such byte; false when there is none in reach.</summary>
    public bool TryTakeTo(byte end, out ReadOnlySpan<byte> taken)
    {
        var length = LengthTo([end], 0);
        taken = length == 0 ? default : Rest[..(length - 1)];
        _start += length;
        return length > 0;
    }

    public void Dispose() => stream.Dispose();

    private void SkipSpace()
    {
        while (Ensure(1) && Rest[0] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            _start++;
    }

    /// <summary>Length up to the end of the next such text, 0 when there is none.</summary>
    private int LengthTo(ReadOnlySpan<byte> text, int from)
    {
        while (true)
        {
            var found = Rest[from..].IndexOf(text);
            if (found >= 0)
                return from + found + text.Length;
            from = Math.Max(from, Rest.Length - text.Length + 1);
            if (!Fill())
                return 0;
        }
    }

    private bool Ensure(int length)
    {
        while (Rest.Length < length)
        {
            if (!Fill())
                return false;
        }

        return true;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            Rest.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LongestElement)
                return false;
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }

    // Without a declaration XML is UTF-8; UTF-16 has a zero byte in its first tag.
    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        var declaration = head[..(head.IndexOf("?>"u8) + 1)];
        var encoding = declaration.IndexOf("encoding"u8);
        return head.IndexOf((byte)0) < 0
            && (encoding < 0 || declaration[encoding..].IndexOf("UTF-8"u8) > 0 || declaration[encoding..].IndexOf("utf-8"u8) > 0);
    }
}

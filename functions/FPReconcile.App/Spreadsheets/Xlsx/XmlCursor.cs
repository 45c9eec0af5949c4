namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>A place in the bytes of an XML text. It knows no more of XML than the few shapes in which programs write worksheets.</summary>
internal ref struct XmlCursor(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    /// <summary>Bytes that are left.</summary>
    public readonly int Remaining => _rest.Length;

    /// <summary>Takes exactly this text, or nothing.</summary>
    public bool TryTake(ReadOnlySpan<byte> expected)
    {
        if (!_rest.StartsWith(expected))
            return false;
        _rest = _rest[expected.Length..];
        return true;
    }

    /// <summary>Takes the beginning of a tag of this name (<c>&lt;row</c>), not of a longer one.</summary>
    public bool TryTakeTag(ReadOnlySpan<byte> beginning)
    {
        if (!_rest.StartsWith(beginning) || _rest.Length == beginning.Length || _rest[beginning.Length] is not ((byte)' ' or (byte)'>' or (byte)'/' or (byte)'\n' or (byte)'\t'))
            return false;
        _rest = _rest[beginning.Length..];
        return true;
    }

    public void SkipSpace()
    {
        // Most writers put nothing between two tags.
        if (_rest.Length > 0 && _rest[0] <= ' ')
            _rest = _rest.TrimStart(" \t\r\n"u8);
    }

    /// <summary>Takes the next attribute of a tag; false at its end.</summary>
    public bool TryTakeAttribute(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        SkipSpace();
        name = default;
        value = default;
        var equals = _rest.IndexOfAny((byte)'=', (byte)'>', (byte)'/');
        if (equals <= 0 || _rest[equals] != '=' || equals + 1 >= _rest.Length || _rest[equals + 1] is not ((byte)'"' or (byte)'\''))
            return false;
        // XML allows a space before the sign; no program writes one.
        if (_rest[..equals].IndexOfAny(" \t\r\n"u8) >= 0)
            return false;
        var quote = _rest[equals + 1];
        var inQuotes = _rest[(equals + 2)..];
        var length = inQuotes.IndexOf(quote);
        if (length < 0)
            return false;
        // A reference would have to be decoded, a '<' is an error.
        if (inQuotes[..length].IndexOfAny((byte)'&', (byte)'<') >= 0)
            return false;
        name = _rest[..equals];
        value = inQuotes[..length];
        _rest = inQuotes[(length + 1)..];
        return true;
    }

    /// <summary>Takes the text up to the next tag.</summary>
    public bool TryTakeText(out ReadOnlySpan<byte> taken)
    {
        var length = _rest.IndexOf((byte)'<');
        taken = length < 0 ? default : _rest[..length];
        if (length > 0)
            _rest = _rest[length..];
        return length >= 0;
    }
}

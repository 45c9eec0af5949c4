namespace FPReconcile.Core.Tables;

/// <summary>Writes fields of CSV text (RFC 4180) that a spreadsheet shows as they are.</summary>
public static class CsvBytes
{
    private const byte Quote = (byte)'"';

    /// <summary>Writes a field, quoted where needed; text that a spreadsheet would run as a formula is led by an apostrophe.</summary>
    /// <param name="target">At least twice as long as the value, and three more.</param>
    /// <param name="value">The field.</param>
    /// <returns>Bytes that were written.</returns>
    public static int WriteField(Span<byte> target, ReadOnlySpan<byte> value)
    {
        var isFormula = !value.IsEmpty && value[0] is (byte)'=' or (byte)'+' or (byte)'-' or (byte)'@' or (byte)'\t' or (byte)'\r';
        if (!isFormula && value.IndexOfAny((ReadOnlySpan<byte>)",\"\r\n"u8) < 0)
        {
            value.CopyTo(target);
            return value.Length;
        }

        var length = 0;
        target[length++] = Quote;
        if (isFormula)
            target[length++] = (byte)'\'';
        foreach (var letter in value)
        {
            target[length++] = letter;
            if (letter == Quote)
                target[length++] = Quote;
        }

        target[length++] = Quote;
        return length;
    }
}

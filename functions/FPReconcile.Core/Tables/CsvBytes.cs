namespace FPReconcile.Core.Tables;

/// <summary>Writes fields of CSV text (RFC 4180) that a spreadsheet shows as they are.</summary>
public static class CsvBytes
{
    private const byte Quote = (byte)'"';

    /// <summary>True when nothing in a value needs quotes; a loop, because ids are short and there are two in every row.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> value)
    {
        foreach (var letter in value)
        {
            if (letter is (byte)',' or Quote or (byte)'\r' or (byte)'\n')
                return false;
        }

        return true;
    }

    /// <summary>Writes a field, quoted where needed; text that a spreadsheet would run as a formula is led by an apostrophe.</summary>
    /// <param name="target">At least twice as long as the value, and three more.</param>
    /// <param name="value">The field.</param>
    /// <returns>Bytes that were written.</returns>
    public static int WriteField(Span<byte> target, ReadOnlySpan<byte> value)
    {
        var isFormula = !value.IsEmpty && value[0] is (byte)'=' or (byte)'+' or (byte)'-' or (byte)'@' or (byte)'\t' or (byte)'\r';
        if (!isFormula && IsPlain(value))
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

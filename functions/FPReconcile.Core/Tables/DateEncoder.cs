using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Tables;

/// <summary>Dates in one format. Hot: all letters of a date are read at once; <see cref="ReadPlainly"/> is the plain twin.</summary>
internal sealed class DateEncoder : FieldEncoder
{
    private static readonly Vector128<byte> Zeros = Vector128.Create(Vector64.Create((byte)'0'), Vector64<byte>.Zero);
    private static readonly Vector128<byte> Nines = Vector128.Create((byte)9);

    private readonly string _format;
    private readonly int _year;
    private readonly int _month;
    private readonly int _day;

    // Where the digits of year, month and day stand, and the letters between them; places beyond the vector read as zero.
    private readonly Vector128<byte> _digits;
    private readonly Vector128<byte> _isSeparator;
    private readonly Vector128<byte> _separators;

    public DateEncoder(string format)
    {
        _format = format;
        _year = format.IndexOf("yyyy", StringComparison.Ordinal);
        _month = format.IndexOf("MM", StringComparison.Ordinal);
        _day = format.IndexOf("dd", StringComparison.Ordinal);
        Span<byte> digits = stackalloc byte[CsvBatch.ReadAhead], isSeparator = stackalloc byte[CsvBatch.ReadAhead], separators = stackalloc byte[CsvBatch.ReadAhead];
        digits.Fill(byte.MaxValue);
        ReadOnlySpan<int> places = [_year, _year + 1, _year + 2, _year + 3, _month, _month + 1, _day, _day + 1];
        for (var i = 0; i < places.Length; i++)
            digits[i] = (byte)Math.Min(places[i], byte.MaxValue);
        for (var i = 0; i < Math.Min(format.Length, CsvBatch.ReadAhead); i++)
            (isSeparator[i], separators[i]) = IsDigit(i) ? ((byte)0, (byte)0) : (byte.MaxValue, (byte)format[i]);
        (_digits, _isSeparator, _separators) = (Vector128.Create<byte>(digits), Vector128.Create<byte>(isSeparator), Vector128.Create<byte>(separators));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Encode(CsvBatch batch, int field, Span<int> cells, int stride)
    {
        for (var row = 0; row < batch.Rows; row++)
        {
            ref var first = ref batch.FirstByte(row, field, out var length);
            var cell = length == _format.Length && length <= CsvBatch.ReadAhead ? ReadAtOnce(Vector128.LoadUnsafe(ref first)) : ReadPlainly(batch.Field(row, field));
            cells[row * stride] = cell;
            if (cell == EncodedTable.Missing && !batch.Field(row, field).Trim((byte)' ').IsEmpty)
                NotUnderstood++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ReadAtOnce(Vector128<byte> text)
    {
        var digits = Vector128.Shuffle(text, _digits) - Zeros;
        if (Vector128.GreaterThanAny(digits, Nines) || (text & _isSeparator) != _separators)
            return EncodedTable.Missing;

        // Each digit is joined with the next one: 'y y y y m m d d' becomes 'yy .. yy .. mm .. dd ..'.
        unchecked
        {
            var tens = digits.AsUInt64().GetElement(0);
            var pairs = (tens * 10) + (tens >> 8);
            return DayOf(((byte)pairs * 100) + (byte)(pairs >> 16), (byte)(pairs >> 32), (byte)(pairs >> 48));
        }
    }

    private int ReadPlainly(ReadOnlySpan<byte> text)
    {
        text = text.Trim((byte)' ');
        return text.Length == _format.Length && HasSeparators(text)
            ? DayOf(Digits(text, _year, 4), Digits(text, _month, 2), Digits(text, _day, 2))
            : EncodedTable.Missing;
    }

    /// <summary>The number of a day; missing when there is no such day.</summary>
    private static int DayOf(int year, int month, int day) =>
        year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day).DayNumber
            : EncodedTable.Missing;

    private bool HasSeparators(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsDigit(i) && text[i] != _format[i])
                return false;
        }

        return true;
    }

    private bool IsDigit(int place) => _format[place] is 'y' or 'M' or 'd';

    /// <summary>Some digits as a number; negative when one is none.</summary>
    private static int Digits(ReadOnlySpan<byte> text, int from, int count)
    {
        var number = 0;
        for (var i = from; i < from + count; i++)
        {
            if (!char.IsAsciiDigit((char)text[i]))
                return -1;
            number = (number * 10) + (text[i] - '0');
        }

        return number;
    }
}

using System.Buffers.Text;
using System.Globalization;
using System.Text;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Tables;

/// <summary>Turns the fields of one column into cells, a batch of rows at a time.</summary>
internal abstract class FieldEncoder
{
    /// <summary>Longer values are set aside: no name or code is as long, and comparing them would take for ever.</summary>
    public const int MaxValueBytes = 4096;

    /// <summary>Values that could not be understood and were taken as missing.</summary>
    public long NotUnderstood { get; protected set; }

    public static FieldEncoder For(TableField field, ValuePool pool) => field switch
    {
        { Prefix: { } length } => new PooledEncoder(text => FirstCharacters(FoldOf(field.Kind)(text), length), pool),
        { Kind: FieldKind.Date } => new DateEncoder(field.Format),
        { Kind: FieldKind.Identifier } => new IdentifierEncoder(pool),
        { Kind: FieldKind.Number } => new NumberEncoder(),
        _ => new PooledEncoder(FoldOf(field.Kind), pool),
    };

    /// <summary>Writes the cells of a column for the rows of a batch.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="field">The field of the column.</param>
    /// <param name="cells">The cell of the first row stands first, the next one <paramref name="stride"/> further.</param>
    /// <param name="stride">Cells of a row.</param>
    public abstract void Encode(CsvBatch batch, int field, Span<int> cells, int stride);

    private static Func<string, string> FoldOf(FieldKind kind) => kind switch
    {
        FieldKind.Name => NameNormalizer.FoldPart,
        FieldKind.Identifier => IdentifierNormalizer.Normalize,
        FieldKind.Date or FieldKind.Number => static text => text.Trim(),
        _ => static text => TextFolding.Fold(text),
    };

    private static string FirstCharacters(string text, int length) => text.Length <= length ? text : text[..length];
}

/// <summary>Names, texts and codes: each distinct value is folded once.</summary>
internal sealed class PooledEncoder(Func<string, string> fold, ValuePool pool) : FieldEncoder
{
    private readonly ByteValues _values = new();
    private readonly List<int> _cellOf = [];

    public override void Encode(CsvBatch batch, int field, Span<int> cells, int stride)
    {
        for (var row = 0; row < batch.Rows; row++)
        {
            var text = batch.Field(row, field);
            cells[row * stride] = text.IsEmpty ? EncodedTable.Missing : CellOf(text);
        }
    }

    private int CellOf(ReadOnlySpan<byte> text)
    {
        if (text.Length > MaxValueBytes)
        {
            NotUnderstood++;
            return EncodedTable.Missing;
        }

        var id = _values.IdOf(text);
        if (id == _cellOf.Count)
            _cellOf.Add(pool.Intern(fold(Encoding.UTF8.GetString(text))));
        return _cellOf[id];
    }
}

/// <summary>Dates: each distinct text is read once.</summary>
internal sealed class DateEncoder(string format) : FieldEncoder
{
    private readonly ByteValues _values = new();
    private readonly List<int> _cellOf = [];

    public override void Encode(CsvBatch batch, int field, Span<int> cells, int stride)
    {
        for (var row = 0; row < batch.Rows; row++)
        {
            var text = batch.Field(row, field);
            if (text.IsEmpty)
            {
                cells[row * stride] = EncodedTable.Missing;
                continue;
            }

            var cell = text.Length > MaxValueBytes ? EncodedTable.Missing : CellOf(text);
            cells[row * stride] = cell;
            NotUnderstood += cell == EncodedTable.Missing && !text.TrimStart((byte)' ').IsEmpty ? 1 : 0;
        }
    }

    private int CellOf(ReadOnlySpan<byte> text)
    {
        var id = _values.IdOf(text);
        if (id == _cellOf.Count)
        {
            _cellOf.Add(
                DateOnly.TryParseExact(Encoding.UTF8.GetString(text).Trim(), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                    ? date.DayNumber
                    : EncodedTable.Missing);
        }

        return _cellOf[id];
    }
}

/// <summary>Identifiers: nearly every row has one of its own, so that they are packed and not looked up.</summary>
internal sealed class IdentifierEncoder(ValuePool pool) : FieldEncoder
{
    // 1111 may be a postcode; 111111 hardly is an identifier.
    private const int ShortestStandIn = 6;

    private static readonly ColumnPlace WidePlace = new(0, IsWide: true);

    public override void Encode(CsvBatch batch, int field, Span<int> cells, int stride)
    {
        Span<char> buffer = stackalloc char[PackedIdentifier.MaxPackedLength];
        for (var row = 0; row < batch.Rows; row++)
            EncodedTable.Write(cells[(row * stride)..], WidePlace, Pack(batch.Field(row, field), buffer));
    }

    private long Pack(ReadOnlySpan<byte> text, Span<char> buffer)
    {
        if (text.IsEmpty)
            return EncodedTable.Missing;
        if (text.Length > MaxValueBytes)
        {
            NotUnderstood++;
            return EncodedTable.Missing;
        }

        var length = LettersAndDigits(text, buffer);
        if (length < 0)
            return PackAny(Encoding.UTF8.GetString(text));
        if (length == 0 || (length >= ShortestStandIn && IsStandIn(buffer[..length])))
            return EncodedTable.Missing;
        return PackedIdentifier.TryPack(buffer[..length], out var packed) ? packed : PackAny(buffer[..length].ToString());
    }

    /// <summary>Copies letters and digits in upper case; -1 when there are too many or other characters.</summary>
    private static int LettersAndDigits(ReadOnlySpan<byte> text, Span<char> buffer)
    {
        var length = 0;
        foreach (var letter in text)
        {
            if (letter is (byte)' ' or (byte)'-' or (byte)'.' or (byte)'/')
                continue;
            var upper = letter is >= (byte)'a' and <= (byte)'z' ? (char)(letter - 32) : (char)letter;
            if (length == buffer.Length || !(char.IsAsciiDigit(upper) || char.IsAsciiLetterUpper(upper)))
                return -1;
            buffer[length++] = upper;
        }

        return length;
    }

    private static bool IsStandIn(ReadOnlySpan<char> text)
    {
        var step = text[1] - text[0];
        return step is >= -1 and <= 1 && IdentifierNormalizer.IsStandIn(text.ToString());
    }

    private long PackAny(string text)
    {
        var normalized = IdentifierNormalizer.Normalize(text);
        return normalized.Length >= ShortestStandIn && IdentifierNormalizer.IsStandIn(normalized)
            ? EncodedTable.Missing
            : PackedIdentifier.Pack(normalized, pool);
    }
}

/// <summary>Numbers with up to four decimals, as whole ten-thousandths.</summary>
internal sealed class NumberEncoder : FieldEncoder
{
    // Cells hold no negative numbers; differences do not feel the shift.
    private const long Zero = 1L << 61;
    private const long Greatest = (Zero - 1) / TableField.NumberScale;

    private static readonly ColumnPlace WidePlace = new(0, IsWide: true);

    public override void Encode(CsvBatch batch, int field, Span<int> cells, int stride)
    {
        for (var row = 0; row < batch.Rows; row++)
        {
            var text = batch.Field(row, field).Trim((byte)' ');
            var value = Read(text);
            NotUnderstood += value == EncodedTable.Missing && !text.IsEmpty ? 1 : 0;
            EncodedTable.Write(cells[(row * stride)..], WidePlace, value);
        }
    }

    private static long Read(ReadOnlySpan<byte> text)
    {
        if (Utf8Parser.TryParse(text, out int whole, out var read) && read == text.Length)
            return Zero + ((long)whole * TableField.NumberScale);
        return Utf8Parser.TryParse(text, out decimal number, out read) && read == text.Length && Math.Abs(number) <= Greatest
            ? Zero + (long)decimal.Round(number * TableField.NumberScale)
            : EncodedTable.Missing;
    }
}

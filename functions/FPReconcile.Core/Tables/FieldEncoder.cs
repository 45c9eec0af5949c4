using System.Buffers.Text;
using System.Runtime.CompilerServices;
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
        FieldKind.Identifier => static text => FoldIdentifier(text),
        FieldKind.Date or FieldKind.Number => static text => text.Trim(),
        _ => static text => TextFolding.Fold(text),
    };

    /// <summary>Letters and digits of an identifier; empty when it is a stand-in.</summary>
    protected static string FoldIdentifier(string text)
    {
        // 1111 may be a postcode; 111111 hardly is an identifier.
        const int ShortestStandIn = 6;
        var normalized = IdentifierNormalizer.Normalize(text);
        return normalized.Length >= ShortestStandIn && IdentifierNormalizer.IsStandIn(normalized) ? "" : normalized;
    }

    private static string FirstCharacters(string text, int length) => text.Length <= length ? text : text[..length];
}

/// <summary>Names, texts and codes: each distinct value is folded once.</summary>
internal sealed class PooledEncoder : FieldEncoder
{
    private readonly ByteValues _values;

    public PooledEncoder(Func<string, string> fold, ValuePool pool)
    {
        _values = new ByteValues(value => pool.Intern(fold(Encoding.UTF8.GetString(value))));
    }

    public override void Encode(CsvBatch batch, int field, Span<int> cells, int stride)
    {
        _values.Encode(batch, field, cells, stride);
        NotUnderstood = _values.TooLong;
    }
}

/// <summary>Identifiers: nearly every row has one of its own, so that they are packed and not looked up.</summary>
internal sealed class IdentifierEncoder(ValuePool pool) : FieldEncoder
{
    private static readonly ColumnPlace WidePlace = new(0, IsWide: true);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Encode(CsvBatch batch, int field, Span<int> cells, int stride)
    {
        for (var row = 0; row < batch.Rows; row++)
        {
            ref var first = ref batch.FirstByte(row, field, out var length);
            var packed = length == 0 ? EncodedTable.Missing
                : PlainIdentifier.TryPack(ref first, length, out var plain) ? plain
                : PackOther(batch.Field(row, field));
            EncodedTable.Write(cells[(row * stride)..], WidePlace, packed);
        }
    }

    private long PackOther(ReadOnlySpan<byte> text) => PlainIdentifier.TryPackOneByOne(text, out var packed) ? packed : PackAny(text);

    private long PackAny(ReadOnlySpan<byte> text)
    {
        if (text.Length > MaxValueBytes)
        {
            NotUnderstood++;
            return EncodedTable.Missing;
        }

        return PackedIdentifier.Pack(FoldIdentifier(Encoding.UTF8.GetString(text)), pool);
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

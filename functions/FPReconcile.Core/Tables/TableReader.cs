using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Tables;

/// <summary>What a table file must look like to be read.</summary>
/// <param name="Id">Heading of the column with the ids of the rows.</param>
/// <param name="Fields">The columns that are read, in the order of the schema.</param>
/// <param name="Schema">The cells of a row.</param>
public sealed record TableLayout(string Id, IReadOnlyList<TableField> Fields, TableSchema Schema);

/// <summary>
/// Reads a table of comma-separated values, given piece by piece, straight into cells: no string is made for a row. Hot; the rows of
/// a table come in the order of the file.
/// </summary>
public sealed class TableReader
{
    private readonly TableLayout _layout;
    private FieldEncoder[] _encoders;
    private long[] _notUnderstood = [];
    private readonly int[] _fieldOf;
    private readonly ColumnPlace[] _places;
    private readonly int _idField;
    private readonly CsvTokenizer _tokenizer;
    private readonly CsvBatch _batch;
    private readonly int _stride;
    private int[] _cells = [];
    private int _rows;

    /// <param name="layout">What is read.</param>
    /// <param name="header">The header of the file, with all headings of the layout.</param>
    public TableReader(TableLayout layout, CsvHeader header)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(header);
        _layout = layout;
        Pool = new ValuePool();
        _encoders = [.. layout.Fields.Select(field => FieldEncoder.For(field, Pool))];
        _fieldOf = [.. layout.Fields.Select(field => FieldOf(header.Headings, field.Heading))];
        _places = [.. layout.Fields.Select(field => layout.Schema.Place(field.Column))];
        _idField = FieldOf(header.Headings, layout.Id);
        _tokenizer = new CsvTokenizer(header.Delimiter);
        _batch = new CsvBatch(header.Headings.Count);
        _stride = layout.Schema.Stride;
    }

    /// <summary>The texts of the table.</summary>
    public ValuePool Pool { get; private set; }

    public RowIds Ids { get; } = new();

    /// <summary>Names of the columns, in the order of the layout.</summary>
    public IReadOnlyList<string> Columns => [.. _layout.Fields.Select(column => column.Column)];

    /// <summary>Rows that were read.</summary>
    public int Rows => _rows;

    /// <summary>Rows that had more or fewer fields than the header.</summary>
    public long RaggedRows => _tokenizer.RaggedRows;

    /// <summary>A quote was never closed: what follows it counts as one field.</summary>
    public bool HasOpenQuote => _tokenizer.HasOpenQuote;

    /// <summary>Values of a column that could not be understood.</summary>
    public long NotUnderstood(int field) => _encoders.Length > 0 ? _encoders[field].NotUnderstood : _notUnderstood[field];

    /// <summary>Reads the rows that are complete.</summary>
    /// <param name="buffer">The text, with <see cref="CsvHeader.Padding"/> more bytes after its end.</param>
    /// <param name="length">Bytes of text.</param>
    /// <param name="isLast">Whether nothing follows.</param>
    /// <param name="bytesToCome">How many bytes follow, about; to make room once and not often.</param>
    /// <returns>Bytes that were read; the others have to be given again, followed by more.</returns>
    public int Read(byte[] buffer, int length, bool isLast, long bytesToCome)
    {
        _batch.Buffer = buffer;
        var read = 0;
        while (true)
        {
            var next = _tokenizer.Read(_batch, read, length, isLast);
            if (_batch.Rows == 0)
                return next;
            Reserve(next - read, length - next + bytesToCome);
            Encode();
            read = next;
        }
    }

    /// <summary>The table, with its texts taken over into another pool.</summary>
    /// <param name="pool">The pool; it may be that of this reader.</param>
    /// <param name="threads">Threads to work on; null: as many as there are. The table does not depend on it.</param>
    public EncodedTable ToTable(ValuePool pool, int? threads)
    {
        if (!ReferenceEquals(pool, Pool))
            MoveTo(pool, new ParallelOptions { MaxDegreeOfParallelism = threads ?? -1 });
        var table = new EncodedTable(_layout.Schema, _rows, pool, _cells);

        // What was only needed for reading is let go: tables of distinct values are large.
        _notUnderstood = Array.ConvertAll(_encoders, encoder => encoder.NotUnderstood);
        (_cells, _encoders, Pool) = ([], [], pool);
        return table;
    }

    private static int FieldOf(IReadOnlyList<string> header, string heading)
    {
        for (var field = 0; field < header.Count; field++)
        {
            if (string.Equals(header[field], heading, StringComparison.Ordinal))
                return field;
        }

        throw new ArgumentException("A heading of the layout is not in the file.", nameof(heading));
    }

    private void Reserve(int bytesOfBatch, long bytesToCome)
    {
        var needed = (_rows + _batch.Rows) * (long)_stride;
        if (needed <= _cells.Length)
            return;

        // As many rows as the rest of the file holds at the length of these, and a few for luck.
        const double ForLuck = 1.03;
        var rowsToCome = (long)(bytesToCome / ((double)bytesOfBatch / _batch.Rows) * ForLuck) + CsvBatch.MaxRows;
        var size = Math.Min(Array.MaxLength, needed + (rowsToCome * _stride));
        if (size < needed)
            throw new InvalidOperationException("The table has too many rows for this program.");
        var cells = GC.AllocateUninitializedArray<int>((int)size);
        _cells.AsSpan(0, _rows * _stride).CopyTo(cells);
        _cells = cells;
        Ids.Reserve((int)(size / _stride) - _rows);
    }

    private void Encode()
    {
        var rows = _cells.AsSpan(_rows * _stride, _batch.Rows * _stride);
        rows.Fill(EncodedTable.Missing);
        for (var i = 0; i < _encoders.Length; i++)
            _encoders[i].Encode(_batch, _fieldOf[i], rows[_places[i].Slot..], _stride);
        for (var row = 0; row < _batch.Rows; row++)
            Ids.Add(_batch.Field(row, _idField));
        _rows += _batch.Rows;
    }

    private void MoveTo(ValuePool pool, ParallelOptions parallel)
    {
        var ids = pool.TakeOver(Pool, parallel);
        int[] texts = [.. _layout.Fields.Where(field => field.IsPooled).Select(field => _layout.Schema.Place(field.Column).Slot)];
        ColumnPlace[] identifiers =
            [.. _layout.Fields.Where(field => !field.IsPooled && field.Kind == FieldKind.Identifier).Select(field => _layout.Schema.Place(field.Column))];
        WorkParts.ForEach(0, _rows, parallel, (from, to) =>
        {
            for (var row = from; row < to; row++)
                MoveRow(_cells.AsSpan(row * _stride, _stride), ids, texts, identifiers);
        });
    }

    private static void MoveRow(Span<int> cells, int[] ids, int[] texts, ColumnPlace[] identifiers)
    {
        foreach (var slot in texts)
        {
            if (cells[slot] != EncodedTable.Missing)
                cells[slot] = ids[cells[slot]];
        }

        // Identifiers too long to be packed are texts, too.
        foreach (var place in identifiers)
        {
            var packed = EncodedTable.Read(cells, place);
            if (PackedIdentifier.IsPooled(packed))
                EncodedTable.Write(cells, place, PackedIdentifier.Moved(packed, ids));
        }
    }
}

namespace FPReconcile.Core.Tables;

/// <summary>Reads pairs of ids from comma-separated values, given piece by piece.</summary>
public sealed class IdPairReader
{
    private readonly CsvTokenizer _tokenizer;
    private readonly CsvBatch _batch;
    private readonly int _leftField;
    private readonly int _rightField;

    /// <param name="header">The header of the file.</param>
    /// <param name="leftField">Field with the left id.</param>
    /// <param name="rightField">Field with the right id.</param>
    public IdPairReader(CsvHeader header, int leftField, int rightField)
    {
        ArgumentNullException.ThrowIfNull(header);
        _tokenizer = new CsvTokenizer(header.Delimiter);
        _batch = new CsvBatch(header.Headings.Count);
        _leftField = leftField;
        _rightField = rightField;
    }

    public RowIds Left { get; } = new();

    public RowIds Right { get; } = new();

    /// <summary>Reads the rows that are complete.</summary>
    /// <param name="buffer">The text, with <see cref="CsvHeader.Padding"/> more bytes after its end.</param>
    /// <param name="length">Bytes of text.</param>
    /// <param name="isLast">Whether nothing follows.</param>
    /// <returns>Bytes that were read; the others have to be given again, followed by more.</returns>
    public int Read(byte[] buffer, int length, bool isLast)
    {
        _batch.Buffer = buffer;
        var read = 0;
        while (true)
        {
            read = _tokenizer.Read(_batch, read, length, isLast);
            if (_batch.Rows == 0)
                return read;
            for (var row = 0; row < _batch.Rows; row++)
            {
                Left.Add(_batch.Field(row, _leftField));
                Right.Add(_batch.Field(row, _rightField));
            }
        }
    }
}

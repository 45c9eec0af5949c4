using System.Text.Unicode;
using FPReconcile.Core.Tables;

namespace FPReconcile.App.Commands.Link;

/// <summary>A CSV file of <c>link</c>: read in pieces, straight into cells.</summary>
internal sealed class TableFile : IDisposable
{
    private const int BlockSize = 1 << 20;

    // A record that does not end within this is no record but a quote that was never closed.
    private const int LongestRecord = 1 << 28;

    private readonly FileStream _stream;
    private readonly string _side;
    private byte[] _buffer = new byte[BlockSize + CsvHeader.Padding];
    private int _length;
    private bool _isLast;

    private TableFile(FileStream stream, string side)
    {
        _stream = stream;
        _side = side;
        Header = ReadHeader();
    }

    public CsvHeader Header { get; }

    /// <summary>Whether the first part of the file is not UTF-8: its names and codes are damaged then.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>What the user should know of the file; empty when nothing.</summary>
    public IEnumerable<string> Warnings =>
        IsDamaged ? [$"--{_side}: the file is not UTF-8: letters beyond a to z are damaged and agree by chance; save it as CSV UTF-8"] : [];

    /// <param name="path">The file.</param>
    /// <param name="side">What it is called in messages: left, right or truth.</param>
    /// <exception cref="RunFailedException">The file cannot be read or has no header.</exception>
    public static TableFile Open(string path, string side)
    {
        FileStream? stream = null;
        try
        {
            // Small reads are not to be buffered a second time.
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            return new TableFile(stream, side);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            stream?.Dispose();
            throw CannotRead(side, exception);
        }
        catch (RunFailedException)
        {
            stream?.Dispose();
            throw;
        }
    }

    /// <summary>Reads all rows of a table.</summary>
    /// <exception cref="RunFailedException">The file cannot be read, or has no row.</exception>
    public TableReader Read(TableLayout layout)
    {
        var reader = ReadAny(layout);
        return reader.Rows > 0 ? reader : throw NoRows();
    }

    /// <summary>Reads all rows of a table, which may have none.</summary>
    /// <exception cref="RunFailedException">The file cannot be read.</exception>
    public TableReader ReadAny(TableLayout layout)
    {
        var reader = new TableReader(layout, Header);
        ReadRows(() => reader.Read(_buffer, _length, _isLast, BytesToCome));
        return reader;
    }

    /// <summary>Reads all rows of pairs.</summary>
    /// <exception cref="RunFailedException">The file cannot be read, or has no row.</exception>
    public IdPairReader Read(IdPairReader reader)
    {
        ReadRows(() => reader.Read(_buffer, _length, _isLast));
        return reader.Left.Count > 0 ? reader : throw NoRows();
    }

    public void Dispose() => _stream.Dispose();

    // A pipe has no length: then there is no telling.
    private long BytesToCome => _isLast || !_stream.CanSeek ? 0 : _stream.Length - _stream.Position;

    private void ReadRows(Func<int> read)
    {
        Drop(Header.Length);
        while (true)
        {
            Drop(read());
            if (_isLast && _length == 0)
                return;
            Fill();
        }
    }

    private RunFailedException NoRows() => new($"--{_side}: the file has no rows below its header");

    private CsvHeader ReadHeader()
    {
        Fill();
        RefuseOtherEncodings();
        // A letter may be cut at the end of what was read.
        var text = _buffer.AsSpan(0, _length);
        IsDamaged = !Utf8.IsValid(text[..(text.LastIndexOf((byte)'\n') + 1)]);
        CsvHeader? header;
        while ((header = CsvHeader.Read(_buffer, _length, _isLast)) is null)
        {
            if (_isLast)
                throw new RunFailedException($"--{_side}: the file is empty: it needs a header row with the names of its columns");
            Fill();
        }

        return header;
    }

    private static RunFailedException CannotRead(string side, Exception exception) =>
        new($"--{side}: the file cannot be read: check the path and its permissions", exception);

    private void RefuseOtherEncodings()
    {
        var start = _buffer.AsSpan(0, Math.Min(2, _length));
        if (start.SequenceEqual([(byte)0xFF, (byte)0xFE]) || start.SequenceEqual([(byte)0xFE, (byte)0xFF]))
            throw new RunFailedException($"--{_side}: the file is UTF-16: save it as CSV UTF-8");
        if (start.SequenceEqual("PK"u8))
            throw new RunFailedException($"--{_side}: the file is a workbook, not CSV: save it as CSV UTF-8");
    }

    /// <summary>Reads on behind what is there.</summary>
    private void Fill()
    {
        if (_length + BlockSize / 2 > _buffer.Length - CsvHeader.Padding)
            Grow();
        var room = _buffer.Length - CsvHeader.Padding - _length;
        var read = ReadAtLeast(room);
        _length += read;
        _isLast = read < room;
    }

    private int ReadAtLeast(int bytes)
    {
        try
        {
            return _stream.ReadAtLeast(_buffer.AsSpan(_length, bytes), bytes, throwOnEndOfStream: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CannotRead(_side, exception);
        }
    }

    private void Grow()
    {
        if (_length > LongestRecord)
            throw new RunFailedException($"--{_side}: a record does not end within {LongestRecord >> 20} MB: a quote may never be closed");
        Array.Resize(ref _buffer, (_buffer.Length * 2) - CsvHeader.Padding);
    }

    private void Drop(int bytes)
    {
        _buffer.AsSpan(bytes, _length - bytes).CopyTo(_buffer);
        _length -= bytes;
    }
}

using System.Runtime.CompilerServices;

namespace FPReconcile.Core.Tables;

/// <summary>Some rows of a CSV text: where each field stands in the buffer.</summary>
internal sealed class CsvBatch(int fields, int rows = CsvBatch.MaxRows)
{
    /// <summary>Enough to make up for going from column to column, few enough for their text to stay in the cache.</summary>
    public const int MaxRows = 128;

    private readonly int[] _starts = new int[rows * fields];
    private readonly int[] _ends = new int[rows * fields];

    // Text of the fields with doubled quotes; their starts are complements of places here.
    private byte[] _unquoted = new byte[256];
    private int _unquotedCount;

    /// <summary>The text that the fields point into.</summary>
    public byte[] Buffer { get; set; } = [];

    public int Fields { get; } = fields;

    public int Rows { get; private set; }

    public bool IsFull => Rows == rows;

    /// <summary>How many fields the last row had; may be more than <see cref="Fields"/>.</summary>
    public int FieldsOfLastRow { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Field(int row, int field)
    {
        var place = (row * Fields) + field;
        var start = _starts[place];
        return start >= 0 ? Buffer.AsSpan(start, _ends[place] - start) : _unquoted.AsSpan(~start, _ends[place] - ~start);
    }

    public void Clear()
    {
        Rows = 0;
        _unquotedCount = 0;
    }

    /// <summary>Sets a field of the row that is being read; fields beyond the last are left out.</summary>
    public void Set(int field, int start, int end)
    {
        if (field >= Fields)
            return;
        var place = (Rows * Fields) + field;
        _starts[place] = start;
        _ends[place] = end;
    }

    /// <summary>Sets a field of the row that is being read to a copy in which each doubled quote is one.</summary>
    public void SetUnquoted(int field, int start, int end)
    {
        if (_unquoted.Length < _unquotedCount + end - start + ByteValues.ReadAhead)
            Array.Resize(ref _unquoted, (_unquotedCount + end - start + ByteValues.ReadAhead) * 2);
        var first = _unquotedCount;
        for (var at = start; at < end; at++)
        {
            _unquoted[_unquotedCount++] = Buffer[at];
            if (Buffer[at] == (byte)'"')
                at++;
        }

        Set(field, ~first, _unquotedCount);
    }

    /// <summary>Ends the row that is being read; fields that it does not have are empty.</summary>
    public void EndRow(int fieldsRead)
    {
        FieldsOfLastRow = fieldsRead;
        for (var field = fieldsRead; field < Fields; field++)
            Set(field, 0, 0);
        Rows++;
    }
}

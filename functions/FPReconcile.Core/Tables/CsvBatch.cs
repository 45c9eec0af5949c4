using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FPReconcile.Core.Tables;

/// <summary>Some rows of a CSV text: where each field stands in the buffer.</summary>
internal sealed class CsvBatch(int fields, int rows = CsvBatch.MaxRows)
{
    /// <summary>Enough to make up for going from column to column, few enough for their text to stay in the cache.</summary>
    public const int MaxRows = 128;

    /// <summary>Bytes that can be read from the first byte of a field on.</summary>
    public const int ReadAhead = 16;

    private readonly Place[] _places = new Place[rows * fields];

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

    public ReadOnlySpan<byte> Field(int row, int field)
    {
        ref var first = ref FirstByte(row, field, out var length);
        return MemoryMarshal.CreateReadOnlySpan(in first, length);
    }

    /// <summary>
    /// The first byte of a field, and how many there are. <see cref="ReadAhead"/> bytes can be read from it on, whatever the length: there is
    /// padding behind the text.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte FirstByte(int row, int field, out int length)
    {
        var (start, end) = _places[(row * Fields) + field];
        length = end - (start < 0 ? ~start : start);
        return ref start < 0 ? ref _unquoted[~start] : ref Buffer[start];
    }

    public void Clear()
    {
        Rows = 0;
        _unquotedCount = 0;
    }

    /// <summary>Sets a field of the row that is being read; fields beyond the last are left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int field, int start, int end)
    {
        if (field >= Fields)
            return;
        _places[(Rows * Fields) + field] = new Place(start, end);
    }

    /// <summary>Sets a field of the row that is being read to a copy in which each doubled quote is one.</summary>
    public void SetUnquoted(int field, int start, int end)
    {
        if (_unquoted.Length < _unquotedCount + end - start + ReadAhead)
            Array.Resize(ref _unquoted, (_unquotedCount + end - start + ReadAhead) * 2);
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

    private readonly record struct Place(int Start, int End);
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Tables;

/// <summary>
/// The cells of the distinct values of one column, found by the bytes of the file, so that each value is normalized once and not in
/// every row. Hot: most cells of a file come here. Values of up to sixteen bytes, which nearly all are, stand in the table itself;
/// longer ones in a dictionary.
/// </summary>
/// <param name="cellOf">The cell of a value that comes up for the first time; never of an empty one.</param>
internal sealed class ByteValues(ByteValues.CellOf cellOf)
{
    /// <summary>Turns the bytes of a value into a cell.</summary>
    public delegate int CellOf(ReadOnlySpan<byte> value);

    private const int LongestShort = CsvBatch.ReadAhead;
    // Of four places three may be taken: the smaller the table, the more of it is in the cache.
    private const int MostTaken = 3;
    private const int OfPlaces = 4;

    private static readonly Vector128<byte> Places = Vector128.Create((byte)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);

    // Cells of values of one byte, plus one; 0: not seen yet. Codes of sex and order of birth stand in every row.
    private readonly long[] _cellsOfOneByte = new long[256];
    private readonly Dictionary<byte[], int> _longValues = new(new BytesComparer());
    private readonly Probe[] _probes = new Probe[CsvBatch.MaxRows];
    private Entry[] _entries = NewEntries(1024);
    private int _shortCount;

    /// <summary>Values that were longer than any name or code, and were taken as missing.</summary>
    public long TooLong { get; private set; }

    /// <summary>Writes the cells of a field for the rows of a batch.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="field">The field.</param>
    /// <param name="cells">The cell of the first row stands first, the next one <paramref name="stride"/> further.</param>
    /// <param name="stride">Cells of a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Encode(CsvBatch batch, int field, Span<int> cells, int stride)
    {
        // The places of all rows are fetched side by side; one after another the waits would add up.
        var probes = Prepare(batch, field, cells, stride);
        for (var i = 0; i < probes; i++)
        {
            ref var probe = ref _probes[i];
            ref var entry = ref _entries[(int)(probe.Hash & (ulong)(_entries.Length - 1))];
            var isHere = entry.First == probe.First && entry.Second == probe.Second && entry.Length == probe.Length;
            cells[probe.Row * stride] = isHere ? entry.Cell : Find(probe, batch, field);
        }
    }

    /// <summary>Notes what to look for in each row, and has its place fetched. Empty values and known ones of one byte are done here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Prepare(CsvBatch batch, int field, Span<int> cells, int stride)
    {
        var probes = 0;
        var entries = _entries;
        for (var row = 0; row < batch.Rows; row++)
        {
            ref var first = ref batch.FirstByte(row, field, out var length);
            var ofOneByte = length == 1 ? _cellsOfOneByte[first] : 0;
            if (length == 0 || ofOneByte != 0)
            {
                cells[row * stride] = length == 0 ? EncodedTable.Missing : (int)(ofOneByte - 1);
                continue;
            }

            var letters = (Vector128.LoadUnsafe(ref first) & Vector128.LessThan(Places, Vector128.Create((byte)Math.Min(length, LongestShort)))).AsUInt64();
            ref var probe = ref _probes[probes++];
            (probe.First, probe.Second, probe.Length, probe.Row) = (letters.GetElement(0), letters.GetElement(1), length, row);
            probe.Hash = Hash(letters.GetElement(0), letters.GetElement(1), length);
            Prefetch.Of(ref entries[(int)(probe.Hash & (ulong)(entries.Length - 1))]);
        }

        return probes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ulong first, ulong second, int length)
    {
        // Both halves of a product depend on all bits of both factors.
        var high = Math.BigMul(first ^ 0x9E3779B97F4A7C15UL, unchecked(second + (ulong)length) ^ 0xBF58476D1CE4E5B9UL, out var low);
        return high ^ low;
    }

    private int Find(in Probe probe, CsvBatch batch, int field)
    {
        if (probe.Length > LongestShort)
            return CellOfLong(batch.Field(probe.Row, field));
        var mask = _entries.Length - 1;
        for (var slot = (int)(probe.Hash & (ulong)mask); ; slot = (slot + 1) & mask)
        {
            ref var entry = ref _entries[slot];
            if (entry.First == probe.First && entry.Second == probe.Second && entry.Length == probe.Length)
                return entry.Cell;
            if (entry.Length != 0)
                continue;
            var cell = cellOf(batch.Field(probe.Row, field));
            entry = new Entry(probe.First, probe.Second, probe.Length, cell);
            if (probe.Length == 1)
                _cellsOfOneByte[probe.First] = cell + 1L;
            if (++_shortCount * OfPlaces > _entries.Length * MostTaken)
                Grow();
            return cell;
        }
    }

    private int CellOfLong(ReadOnlySpan<byte> value)
    {
        if (value.Length > FieldEncoder.MaxValueBytes)
        {
            TooLong++;
            return EncodedTable.Missing;
        }

        var values = _longValues.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!values.TryGetValue(value, out var cell))
            values[value] = cell = cellOf(value);
        return cell;
    }

    private void Grow()
    {
        var old = _entries;
        _entries = NewEntries(old.Length * 2);
        var mask = _entries.Length - 1;
        foreach (var entry in old)
        {
            if (entry.Length == 0)
                continue;
            var slot = (int)(Hash(entry.First, entry.Second, entry.Length) & (ulong)mask);
            while (_entries[slot].Length != 0)
                slot = (slot + 1) & mask;
            _entries[slot] = entry;
        }
    }

    private static Entry[] NewEntries(int count)
    {
        var entries = new Entry[count];
        Array.Fill(entries, new Entry(0, 0, 0, EncodedTable.Missing));
        return entries;
    }

    /// <summary>A value of 1 to 16 bytes and its cell; a free place is like an empty value, which is missing.</summary>
    private readonly record struct Entry(ulong First, ulong Second, int Length, int Cell);

    /// <summary>What is looked for in one row; of values beyond sixteen bytes only the length tells.</summary>
    private struct Probe
    {
        public ulong First;
        public ulong Second;
        public ulong Hash;
        public int Length;
        public int Row;
    }

    private sealed class BytesComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode((ReadOnlySpan<byte>)obj);

        public int GetHashCode(ReadOnlySpan<byte> alternate) => unchecked((int)KeyHash.Of(alternate));
    }
}

namespace FPReconcile.Core.Batches;

/// <summary>A run of rows of one kind: where it lies behind the header, and how to know that it is whole.</summary>
/// <param name="Kind">What its rows are.</param>
/// <param name="Rows">How many.</param>
/// <param name="Offset">First byte, counted from the end of the header.</param>
/// <param name="PackedLength">Bytes as packed.</param>
/// <param name="Length">Bytes once unpacked.</param>
/// <param name="Checksum">Of the packed bytes.</param>
internal readonly record struct Section(SectionKind Kind, int Rows, long Offset, int PackedLength, int Length, ulong Checksum)
{
    public void Write(BatchOutput output)
    {
        output.Count((int)Kind);
        output.Count(Rows);
        output.Count(PackedLength);
        output.Count(Length);
        output.Checksum(Checksum);
    }

    public static Section Read(BatchInput input, long offset)
    {
        var kind = (SectionKind)input.Number((int)SectionKind.Rejections);
        var rows = input.Number(BatchFormat.MostRowsOfSection);
        var packedLength = input.Number(int.MaxValue);
        var length = input.Number(BatchFormat.MostBytesOfSection);
        // Each row takes a byte at least: nobody makes room for rows that cannot be.
        return rows > length ? throw BatchFormatException.Damaged() : new Section(kind, rows, offset, packedLength, length, input.Checksum());
    }

    /// <summary>The unpacked bytes of this section.</summary>
    /// <param name="bytes">Bytes of the batch.</param>
    /// <param name="first">Where in the batch they begin, counted from the end of the header.</param>
    public BatchInput Open(ReadOnlySpan<byte> bytes, long first)
    {
        if (Offset < first || Offset - first > bytes.Length - PackedLength)
            throw BatchFormatException.Damaged();
        var packed = bytes.Slice((int)(Offset - first), PackedLength);
        if (Packing.Checksum(packed) != Checksum)
            throw BatchFormatException.Damaged();
        return new BatchInput(Packing.Unpack(packed, Length));
    }
}

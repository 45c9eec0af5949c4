using FPReconcile.Core.Runs.Parts;

namespace FPReconcile.Core.Runs.Incremental.Image;

/// <summary>
/// Values of an image that point to others of its values. A large image is not checked as a whole before it is used: what a disk has spoilt may
/// point anywhere, and is told as damage where it is looked at.
/// </summary>
internal static class ImageValues
{
    /// <summary>A piece of a section: its first value and the one after its last.</summary>
    public static ReadOnlySpan<T> Piece<T>(ReadOnlyMemory<T> section, long from, long to) =>
        from >= 0 && from <= to && to <= section.Length ? section.Span[(int)from..(int)to] : throw PartReader.Damaged();

    /// <summary>A row of a table.</summary>
    public static int Row(int row, int rows) => row >= 0 && row < rows ? row : throw PartReader.Damaged();
}

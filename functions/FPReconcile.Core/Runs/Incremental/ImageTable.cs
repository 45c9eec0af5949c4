namespace FPReconcile.Core.Runs.Incremental;

/// <summary>A table as it is written into an image: its rows in the order of the file.</summary>
internal abstract class ImageTable
{
    public abstract int Rows { get; }

    public abstract ReadOnlySpan<int> CellsOf(int row);

    public abstract ReadOnlySpan<byte> IdOf(int row);

    public abstract RowStatus StatusOf(int row);

    public abstract RowFlags FlagsOf(int row);
}

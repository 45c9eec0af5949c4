namespace FPReconcile.Core.Runs.Incremental;

/// <summary>A table as it is written into an image: its rows in the order of the file.</summary>
internal abstract class ImageTable
{
    public abstract int Rows { get; }

    public abstract ReadOnlySpan<int> CellsOf(int row);

    public abstract ReadOnlySpan<byte> IdOf(int row);

    public abstract RowStatus StatusOf(int row);

    public abstract RowFlags FlagsOf(int row);

    /// <summary>The links of a left row, where it may have many, in the order of the right rows.</summary>
    public abstract RowLink[] ManyLinksOf(int row);
}

namespace FPReconcile.Core.Runs.Incremental.Index;

/// <summary>
/// One bit for each of many rows, nearly all of which are not set: a look at it costs less than one into a set. Room is made only where bits are
/// set, so that tables of any size cost nothing at the start.
/// </summary>
internal sealed class RowBits(int rows)
{
    private const int BitsOfAWord = 64;
    private const int RowsOfAPage = 1 << 12;

    private ulong[]?[] _pages = new ulong[]?[(rows / RowsOfAPage) + 1];

    public bool this[int row]
    {
        get
        {
            var page = row / RowsOfAPage;
            return page < _pages.Length && _pages[page] is { } words && (words[row % RowsOfAPage / BitsOfAWord] & (1UL << row)) != 0;
        }
    }

    public void Set(int row)
    {
        var page = row / RowsOfAPage;
        if (page >= _pages.Length)
            Array.Resize(ref _pages, Math.Max(_pages.Length * 2, page + 1));
        (_pages[page] ??= new ulong[RowsOfAPage / BitsOfAWord])[row % RowsOfAPage / BitsOfAWord] |= 1UL << row;
    }

    public void Clear(int row)
    {
        var page = row / RowsOfAPage;
        if (page < _pages.Length && _pages[page] is { } words)
            words[row % RowsOfAPage / BitsOfAWord] &= ~(1UL << row);
    }
}

using FPReconcile.Core.Runs.Incremental.Image;

namespace FPReconcile.Core.Runs.Incremental.Kept;

/// <summary>The rows of a kept table that are there, numbered anew in the order of the file.</summary>
internal sealed class CurrentTable : ImageTable
{
    private readonly KeptTable _table;
    private readonly int[] _rows;
    private readonly int[] _numbers;

    public CurrentTable(KeptTable table)
    {
        _table = table;
        _rows = RowsInOrder(table);
        _numbers = new int[table.AllRows];
        for (var number = 0; number < _rows.Length; number++)
            _numbers[_rows[number]] = number;
    }

    /// <summary>The other table, whose numbers the links have.</summary>
    public CurrentTable? Other { get; set; }

    public override int Rows => _rows.Length;

    public override ReadOnlySpan<int> CellsOf(int row) => _table.CellsOf(_rows[row]);

    public override ReadOnlySpan<byte> IdOf(int row) => _table.IdOf(_rows[row]);

    public override RowFlags FlagsOf(int row) => _table.StatusOf(_rows[row]).Flags;

    /// <summary>The links of left rows, where each may have many.</summary>
    public ManyLinks? ManyLinks { get; init; }

    public override RowLink[] ManyLinksOf(int row)
    {
        var links = Array.ConvertAll(ManyLinks!.Of(_rows[row]), link => link with { Right = Renumbered(link.Right) });
        Array.Sort(links, (a, b) => a.Right.CompareTo(b.Right));
        return links;
    }

    public override ReadOnlySpan<int> PartnersOf(int row)
    {
        var partners = new int[_table.PartnersOf(_rows[row]).Length];
        for (var i = 0; i < partners.Length; i++)
            partners[i] = Renumbered(_table.PartnersOf(_rows[row])[i]);
        return partners;
    }

    public override RowStatus StatusOf(int row)
    {
        var status = _table.StatusOf(_rows[row]);
        return status with { First = Renumbered(status.First), Link = Renumbered(status.Link) };
    }

    /// <summary>The rows of a table that are there, in the order of the file.</summary>
    public static int[] RowsInOrder(KeptTable table)
    {
        var rows = new int[table.Rows];
        var count = 0;
        for (var row = 0; row < table.AllRows; row++)
        {
            if (table.IsThere(row, isNew: true))
                rows[count++] = row;
        }

        // Rows of the image come first and are in order; the few others are put between them.
        if (table.Added.Count > 0)
            Array.Sort(rows, (a, b) => table.PlaceOf(a).CompareTo(table.PlaceOf(b)));
        return rows;
    }

    private int Renumbered(int row) => row == RowStatus.NoRow ? row : Other!._numbers[row];
}

using System.Globalization;
using FPReconcile.Core.Disclosure.Suppression;
using FPReconcile.Synthetic.Counts;

namespace FPReconcile.Core.Tests.Disclosure.Suppression;

/// <summary>Tables of the tests.</summary>
internal static class Tables
{
    /// <summary>Rows A, B ... and columns 1, 2 ...</summary>
    public static CountTable Of(long[][] counts) => CountTable.Of(
    [
        .. counts.SelectMany((row, i) => row.Select((count, j) => new CountCell($"{(char)('A' + i)}", $"{j + 1}", count))),
    ]);

    public static CountTable Invented(IEnumerable<(string Row, string Column, long Count)> cells) =>
        CountTable.Of([.. cells.Select(cell => new CountCell(cell.Row, cell.Column, cell.Count))]);

    /// <summary>A table of any shape up to 12 x 12, and a threshold from 2 to 10.</summary>
    public static (CountTable Table, int Threshold) Random(int seed) =>
        (Invented(InventedCounts.DrawOfAnyShape(seed)), 2 + (seed / 7 % 9));

    /// <summary>All cells and totals.</summary>
    public static IEnumerable<CellIndex> Cells(CountTable table) =>
        from row in Enumerable.Range(0, table.Rows.Count + 1) from column in Enumerable.Range(0, table.Columns.Count + 1) select new CellIndex(row, column);

    /// <summary>Every cell as a text: the count, or s.</summary>
    public static string Text(PublishedTable table) => string.Join('\n', Enumerable.Range(0, table.Rows.Count + 1).Select(row =>
        string.Join(',', Enumerable.Range(0, table.Columns.Count + 1).Select(column => table[new CellIndex(row, column)]?.ToString(CultureInfo.InvariantCulture) ?? "s"))));
}

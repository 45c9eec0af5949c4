using FPReconcile.Core.Disclosure.Suppression;

namespace FPReconcile.App.Commands.Protect;

/// <summary>
/// Reads a table of counts, one row for each count. Everything has to be right: a row left out would make totals wrong, and with them the
/// protection.
/// </summary>
internal static class CountTableFile
{
    /// <param name="option">The option that names the file.</param>
    /// <param name="path">The file.</param>
    /// <param name="arguments">Headings of its columns.</param>
    /// <exception cref="UsageException">A column is missing or there twice.</exception>
    /// <exception cref="RunFailedException">The file cannot be read, has no row, or something in a row is wrong.</exception>
    /// <returns>The table, and how many combinations of its rows and columns are not in the file.</returns>
    public static (CountTable Table, int Missing) Read(string option, string path, ProtectArguments arguments)
    {
        var cells = new Dictionary<(string Row, string Column), CountCell>();
        foreach (var cell in LabelledCells.Read(option, path, arguments))
        {
            var count = CountOf(option, cell);
            if (!cells.TryAdd((count.Row, count.Column), count))
                throw LabelledCells.Wrong(option, cell, "the combination of its labels is there twice: add the counts up, or leave one out");
        }

        if (cells.Count == 0)
            throw new RunFailedException($"{option}: the file has no row below its header: it needs one row for each count");
        var (rows, columns) = (cells.Keys.Select(static cell => cell.Row).Distinct().LongCount(), cells.Keys.Select(static cell => cell.Column).Distinct().LongCount());
        if (rows * columns > CountTable.MostCells)
            throw new RunFailedException($"{option}: the table has more than a million cells: split it, or check that --rows and --columns are the right ones");
        return (CountTable.Of(cells.Values), (int)(rows * columns) - cells.Count);
    }

    private static CountCell CountOf(string option, LabelledCell cell)
    {
        if (cell.Row is null || cell.Column is null)
            throw LabelledCells.Wrong(option, cell, "a label is blank: fill it in");
        if (IsTotal(cell.Row) || IsTotal(cell.Column))
            throw LabelledCells.Wrong(option, cell, $"a label is \"{ProtectFiles.TotalLabel}\": leave totals out, they are computed");
        return LabelledCells.CountOf(cell) is { } count
            ? new CountCell(cell.Row, cell.Column, count)
            : throw LabelledCells.Wrong(option, cell, "the count is no whole number from 0 to 1000000000000: write digits only");
    }

    private static bool IsTotal(string label) => label.Equals(ProtectFiles.TotalLabel, StringComparison.OrdinalIgnoreCase);
}

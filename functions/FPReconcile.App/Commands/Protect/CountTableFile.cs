using System.Globalization;
using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Disclosure.Suppression;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Commands.Protect;

/// <summary>
/// Reads a table of counts, one row for each count. Everything has to be right: a row left out would make totals wrong, and with them the
/// protection. Messages name the row and hold no cell and no heading.
/// </summary>
internal sealed class CountTableFile
{
    private readonly ProtectArguments _arguments;
    private readonly Dictionary<(string Row, string Column), CountCell> _cells = [];
    private (int Rows, int Columns, int Count) _places;

    private CountTableFile(ProtectArguments arguments) => _arguments = arguments;

    /// <exception cref="UsageException">A column is missing or there twice, or two options name the same one.</exception>
    /// <exception cref="RunFailedException">The file cannot be read, has no row, or something in a row is wrong.</exception>
    /// <returns>The table, and how many combinations of its rows and columns are not in the file.</returns>
    public static (CountTable Table, int Missing) Read(ProtectArguments arguments)
    {
        try
        {
            return new CountTableFile(arguments).Read();
        }
        catch (TabularFileException exception)
        {
            throw new RunFailedException($"--table: {exception.Message}", exception);
        }
    }

    private (CountTable Table, int Missing) Read()
    {
        using var file = TabularFiles.Open(_arguments.Table, new TabularFileOptions());
        var hasHeader = false;
        foreach (var row in file.Sheets[0].ReadRows().Where(static row => !row.IsBlank))
        {
            if (hasHeader)
                Add(row);
            else
                _places = (PlaceOf(row, "--rows", _arguments.Rows), PlaceOf(row, "--columns", _arguments.Columns), PlaceOf(row, "--count", _arguments.Count));
            hasHeader = true;
        }

        if (_cells.Count == 0)
            throw new RunFailedException("--table: the file has no row below its header: it needs one row for each count");
        var (rows, columns) = (_cells.Keys.Select(static cell => cell.Row).Distinct().LongCount(), _cells.Keys.Select(static cell => cell.Column).Distinct().LongCount());
        if (rows * columns > CountTable.MostCells)
            throw new RunFailedException("--table: the table has more than a million cells: split it, or check that --rows and --columns are the right ones");
        return (CountTable.Of(_cells.Values), (int)(rows * columns) - _cells.Count);
    }

    private static int PlaceOf(SheetRow header, string option, string name)
    {
        var places = header.Cells.Index().Where(cell => cell.Item.Text?.Trim() == name.Trim()).Select(static cell => cell.Index).ToList();
        return places.Count switch
        {
            1 => places[0],
            0 => throw new UsageException($"{option}: the header row of --table has no such column: write it as it is there, capitals included"),
            _ => throw new UsageException($"{option}: the header row of --table has that column more than once: rename one"),
        };
    }

    private void Add(SheetRow row)
    {
        var (rowLabel, columnLabel) = (Label(row, _places.Rows), Label(row, _places.Columns));
        if (rowLabel is null || columnLabel is null)
            throw Wrong(row, "a label is blank: fill it in");
        if (IsTotal(rowLabel) || IsTotal(columnLabel))
            throw Wrong(row, $"a label is \"{ProtectFiles.TotalLabel}\": leave totals out, they are computed");
        var cell = new CountCell(rowLabel, columnLabel, CountOf(row));
        if (!_cells.TryAdd((rowLabel, columnLabel), cell))
            throw Wrong(row, "the combination of its labels is there twice: add the counts up, or leave one out");
    }

    private long CountOf(SheetRow row)
    {
        var cell = _places.Count < row.Cells.Count ? row.Cells[_places.Count] : Cell.Blank;
        var text = cell.Kind is CellKind.Text or CellKind.Number ? cell.Text?.Trim() : null;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > CountTable.LargestCount)
            throw Wrong(row, "the count is no whole number from 0 to 1000000000000: write digits only");
        return count;
    }

    // A number is a label too: the months 1 to 12.
    private static string? Label(SheetRow row, int place)
    {
        var cell = place < row.Cells.Count ? row.Cells[place] : Cell.Blank;
        var text = cell.Kind == CellKind.Date ? DateTime.FromOADate(cell.Number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : cell.Text?.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static bool IsTotal(string label) => label.Equals(ProtectFiles.TotalLabel, StringComparison.OrdinalIgnoreCase);

    private static RunFailedException Wrong(SheetRow row, string what) => new($"--table: row {row.Number.ToString(CultureInfo.InvariantCulture)}: {what}");
}

using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Spreadsheets.Csv;

/// <summary>
/// A small table with known column names in its first row: lists of facilities and areas, files of an earlier run. Every column
/// but the required ones may be missing; an unknown one is refused, because it is likely a misspelt one.
/// </summary>
internal sealed class NamedColumnsTable
{
    private readonly Dictionary<string, int> _columns;

    private NamedColumnsTable(Dictionary<string, int> columns, IReadOnlyList<SheetRow> rows)
    {
        _columns = columns;
        Rows = rows;
    }

    /// <summary>Rows below the header that are not blank.</summary>
    public IReadOnlyList<SheetRow> Rows { get; }

    /// <exception cref="UsageException">The file cannot be read, or its columns are not the known ones.</exception>
    public static NamedColumnsTable Read(string path, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        try
        {
            using var file = TabularFiles.Open(path, new TabularFileOptions());
            return Read(file, required, optional);
        }
        catch (TabularFileException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    /// <summary>The table of the first sheet.</summary>
    /// <exception cref="UsageException">Its columns are not the known ones.</exception>
    /// <exception cref="TabularFileException">The file is damaged further down.</exception>
    public static NamedColumnsTable Read(ITabularFile file, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        var rows = file.Sheets[0].ReadRows().Where(row => !row.IsBlank).ToList();
        return rows.Count == 0
            ? throw new UsageException("the file has no header row")
            : new NamedColumnsTable(Columns(rows[0], required, optional), rows[1..]);
    }

    /// <summary>Reads a CSV file of ours row by row: one that grows with the district is never held as cells as a whole.</summary>
    /// <param name="stream">Must know its length; it is closed.</param>
    /// <param name="columns">All of them must be there.</param>
    /// <param name="read">Makes something of a row; the row is not valid any more afterwards.</param>
    /// <exception cref="UsageException">The file cannot be read, or its columns are not the known ones.</exception>
    public static List<T> ReadCsv<T>(Stream stream, IReadOnlyList<string> columns, Func<NamedColumnsTable, SheetRow, T> read)
    {
        try
        {
            using var file = CsvFile.Open(stream, new TabularFileOptions { Delimiter = ',', RowsAreReadOnce = true });
            NamedColumnsTable? table = null;
            var items = new List<T>();
            foreach (var row in file.Sheets[0].ReadRows())
            {
                if (row.IsBlank)
                    continue;
                if (table is null)
                    table = new NamedColumnsTable(Columns(row, columns, []), []);
                else
                    items.Add(read(table, row));
            }

            return table is null ? throw new UsageException("the file has no header row") : items;
        }
        catch (TabularFileException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>Text of a cell, trimmed; null when it is blank or its column is missing.</summary>
    public string? this[SheetRow row, string column]
    {
        get
        {
            if (!_columns.TryGetValue(column, out var index) || index >= row.Cells.Count)
                return null;
            var cell = row.Cells[index];
            // A date cell of a workbook has no text.
            var text = cell.Kind == CellKind.Date ? DateTime.FromOADate(cell.Number).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : cell.Text;
            return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        }
    }

    private static Dictionary<string, int> Columns(SheetRow header, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        var known = required.Concat(optional).ToList();
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Cells.Count; i++)
        {
            if (header.Cells[i].IsBlank)
                continue;
            var name = header.Cells[i].Text?.Trim().ToLowerInvariant() ?? "";
            if (!known.Contains(name, StringComparer.Ordinal))
                throw new UsageException($"column {i + 1} is not known; known are {string.Join(", ", known)}");
            if (!columns.TryAdd(name, i))
                throw new UsageException($"column {name} is there twice");
        }

        var missing = required.Where(name => !columns.ContainsKey(name)).ToList();
        return missing.Count == 0 ? columns : throw new UsageException($"column {string.Join(", ", missing)} is missing");
    }
}

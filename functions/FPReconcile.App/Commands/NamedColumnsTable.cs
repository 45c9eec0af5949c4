using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Commands;

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
            var rows = file.Sheets[0].ReadRows().Where(row => !row.IsBlank).ToList();
            return rows.Count == 0
                ? throw new UsageException("the file has no header row")
                : new NamedColumnsTable(Columns(rows[0], required, optional), rows[1..]);
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

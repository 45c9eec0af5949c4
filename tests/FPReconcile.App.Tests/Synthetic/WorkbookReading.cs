using ExcelDataReader;

namespace FPReconcile.App.Tests.Synthetic;

/// <summary>A sheet as ExcelDataReader sees it: rows of cell values, merged blocks (first row, first column, last row, last column).</summary>
internal sealed record Sheet(string Name, string State, List<List<object?>> Rows, List<(int, int, int, int)> Merged);

internal static class WorkbookReading
{
    public static List<Sheet> Sheets(Stream stream)
    {
        using var reader = ExcelReaderFactory.CreateReader(stream);
        var sheets = new List<Sheet>();
        do
        {
            var merged = reader.MergeCells?.Select(block => (block.FromRow, block.FromColumn, block.ToRow, block.ToColumn)).ToList() ?? [];
            var rows = new List<List<object?>>();
            var sheet = new Sheet(reader.Name, reader.VisibleState, rows, merged);
            while (reader.Read())
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => (object?)reader.GetValue(i))]);
            sheets.Add(sheet);
        }
        while (reader.NextResult());
        return sheets;
    }
}

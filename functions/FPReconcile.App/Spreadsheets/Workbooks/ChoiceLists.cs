using FPReconcile.App.Spreadsheets.Xlsx;

namespace FPReconcile.App.Spreadsheets.Workbooks;

/// <summary>
/// The lists behind drop-downs. A short list stands in the rule itself; one that is longer than 255 characters or has a comma in
/// a value cannot, and goes to a hidden sheet.
/// </summary>
internal sealed class ChoiceLists
{
    private const string SheetName = "Lists";
    private const int MaxInlineCharacters = 255;

    private readonly List<IReadOnlyList<string>> _onSheet = [];

    public ChoiceLists(WorkbookModel workbook)
    {
        foreach (var column in workbook.Sheets.SelectMany(static sheet => sheet.Columns))
        {
            if (column.Choices.Count > 0 && !FitsInline(column.Choices) && IndexOf(column.Choices) < 0)
                _onSheet.Add(column.Choices);
        }
    }

    /// <summary>The hidden sheet with the lists as columns, or null when all stand in their rules.</summary>
    public SheetModel? Sheet => _onSheet.Count == 0 ? null : new SheetModel
    {
        Name = SheetName,
        IsHidden = true,
        HasHeader = false,
        IsBanded = false,
        Columns = [.. _onSheet.Select(static _ => new ColumnModel("", 30))],
        Rows = [.. Enumerable.Range(0, _onSheet.Max(static list => list.Count)).Select(RowAt)],
    };

    public string FormulaOf(IReadOnlyList<string> choices)
    {
        if (FitsInline(choices))
            return $"\"{string.Join(',', choices).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var column = CellReference.ColumnName(IndexOf(choices));
        return $"{SheetName}!${column}$1:${column}${choices.Count}";
    }

    private static bool FitsInline(IReadOnlyList<string> choices) =>
        choices.Sum(static choice => choice.Length + 1) <= MaxInlineCharacters && choices.All(static choice => !choice.Contains(',', StringComparison.Ordinal));

    private int IndexOf(IReadOnlyList<string> choices) =>
        _onSheet.FindIndex(known => known.SequenceEqual(choices, StringComparer.Ordinal));

    private RowModel RowAt(int index) =>
        new([.. _onSheet.Select(list => index < list.Count ? CellValue.Text(list[index]) : CellValue.Blank)]);
}

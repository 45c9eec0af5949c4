namespace FPReconcile.App.Spreadsheets;

/// <summary>Words for what people see in a sheet and a reader of cells does not.</summary>
internal static class SheetNotes
{
    public static IReadOnlyList<string> Of(bool hasComments, bool hasFilter, int struckCells)
    {
        var notes = new List<string>();
        if (hasComments)
            notes.Add("comments on cells are not read: what they say, a death above all, has to stand in a column");
        if (hasFilter)
            notes.Add("a filter hides rows of the sheet: they were read like the others");
        if (struckCells > 0)
            notes.Add($"{struckCells} cells are struck through and were read like the others: delete rows that do not count");
        return notes;
    }
}

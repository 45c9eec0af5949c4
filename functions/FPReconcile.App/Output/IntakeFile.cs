using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.Core.Intake;

namespace FPReconcile.App.Output;

/// <summary>intake.csv: what was understood of each sheet, ordered by file and sheet.</summary>
internal static class IntakeFile
{
    public const string Name = "intake.csv";

    public static void Write(Stream stream, IEnumerable<SheetReport> sheets)
    {
        using var csv = new CsvTableWriter(
            stream, "file", "sheet", "rows_read", "rows_accepted", "rows_set_aside", "rows_skipped", "values_set_aside", "columns_dropped",
            "mapping", "note");
        foreach (var sheet in sheets)
        {
            csv.Text(sheet.File).Text(sheet.Sheet)
                .Number(sheet.RowsRead).Number(sheet.RowsAccepted).Number(sheet.RowsSetAside).Number(sheet.RowsSkipped)
                .Number(sheet.ValuesSetAside).Number(sheet.ColumnsDropped)
                .Text(sheet.Mapping).Text(sheet.Note).EndRow();
        }
    }
}

using System.Globalization;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Tests.Spreadsheets;

/// <summary>Cells as short texts, so that a test shows a whole row on one line.</summary>
internal static class CellText
{
    /// <summary>Cells of a row, joined by a bar: texts as they are, <c>#12</c> a number, <c>@2024-02-29T00:00</c> a date, <c>!</c> an error.</summary>
    public static string Show(this SheetRow row) => string.Join('|', row.Cells.Select(Show));

    public static string Show(this Cell cell) => cell.Kind switch
    {
        CellKind.Text => cell.Text!,
        CellKind.Number => "#" + cell.Text,
        CellKind.Date => "@" + DateTime.FromOADate(cell.Number).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
        CellKind.Boolean => cell.Number == 1 ? "true" : "false",
        CellKind.Error => "!",
        _ => "",
    };
}

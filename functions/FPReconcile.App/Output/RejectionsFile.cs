using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.Core.Intake.Rejections;

namespace FPReconcile.App.Output;

/// <summary>rejections.csv: each value and row that was set aside, and what to do about it.</summary>
internal static class RejectionsFile
{
    public const string Name = "rejections.csv";

    public static void Write(Stream stream, IEnumerable<RowRejection> rejections)
    {
        using var csv = new CsvTableWriter(stream, "file", "sheet", "row", "column", "code", "effect", "message");
        foreach (var line in rejections)
        {
            csv.Text(line.File).Text(line.Sheet).Number(line.Row).Text(line.Column)
                .Text(line.Code.ToCode()).Text(line.Effect == RejectionEffect.Row ? "row" : "value").Text(line.Message).EndRow();
        }
    }
}

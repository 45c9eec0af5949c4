using FPReconcile.App.Spreadsheets.Workbooks;
using FPReconcile.Core.Disclosure.Statistics;

namespace FPReconcile.App.Statistics;

/// <summary>Lays the statistics of a vintage out as a workbook: a sheet for each part, its tables below each other, and all that is said on the last one.</summary>
internal static class StatisticsWorkbook
{
    private const double NameWidth = 44;
    private const double ValueWidth = 22;
    private const double TextWidth = 100;

    public static WorkbookModel Build(StatisticsReport report)
    {
        var words = new StatisticsWords(report.Language);
        return new WorkbookModel
        {
            Sheets = [.. report.Sections.Where(static section => section.Tables.Count > 0).Select(section => Sheet(report, section, words)), Text(report, words)],
        };
    }

    private static SheetModel Sheet(StatisticsReport report, ReportSection section, StatisticsWords words)
    {
        var width = section.Tables.Max(static table => table.Columns.Count);
        return new SheetModel
        {
            // The last sheet has the name of the methods.
            Name = section.Code == "methods" ? words["table.facts"] : words["sheet." + section.Code],
            Titles = [report.Title, section.Heading],
            Columns = [.. Enumerable.Range(0, width).Select(static column => new ColumnModel("", column == 0 ? NameWidth : ValueWidth, CellStyle.WrappedText))],
            Rows = [.. section.Tables.SelectMany(table => Rows(table, width))],
            HasHeader = false,
            IsBanded = false,
        };
    }

    private static IEnumerable<RowModel> Rows(ReportTable table, int width)
    {
        yield return Unframed([], width);
        yield return Unframed([CellValue.Text(table.Title) with { Style = CellStyle.Strong }], width);
        yield return Unframed([.. table.Columns.Select(static column => CellValue.Text(column) with { Style = CellStyle.Header })], width);
        foreach (var row in table.Rows)
            yield return Unframed([.. row.Select(static (cell, column) => Cell(cell, column))], width);
    }

    // Cells beside a narrow table, and lines between two, have no frame.
    private static RowModel Unframed(List<CellValue> cells, int width)
    {
        cells.AddRange(Enumerable.Repeat(CellValue.Blank with { Style = CellStyle.Note }, width - cells.Count));
        return new RowModel(cells);
    }

    private static CellValue Cell(ReportCell cell, int column)
    {
        if (cell.Number is { } number)
            return CellValue.Integer(number);
        return CellValue.Text(cell.Text) with { Style = column == 0 ? CellStyle.Emphasis : CellStyle.WrappedText };
    }

    private static SheetModel Text(StatisticsReport report, StatisticsWords words) => new()
    {
        Name = words["sheet.methods"],
        Titles = [report.Title],
        Columns = [new ColumnModel("", TextWidth, CellStyle.WrappedText)],
        Rows = [.. report.Sections.SelectMany(static section => section.Paragraphs.Select(static text => new RowModel([CellValue.Text(text)])).Prepend(new RowModel([CellValue.Text(section.Heading) with { Style = CellStyle.Strong }])))],
        HasHeader = false,
        IsBanded = false,
    };
}

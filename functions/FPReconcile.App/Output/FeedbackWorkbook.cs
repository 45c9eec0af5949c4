using FPReconcile.App.Spreadsheets.Workbooks;
using FPReconcile.Core.Disclosure;

namespace FPReconcile.App.Output;

/// <summary>Lays the feedback of a facility out as a workbook.</summary>
internal static class FeedbackWorkbook
{
    private const int DoneColumn = 7;

    public static WorkbookModel Build(Feedback feedback, DisclosureContext context) => new()
    {
        Sheets =
        [
            new SheetModel
            {
                Name = context.Text(TextId.SheetFeedback),
                Titles = [feedback.Title, .. feedback.Notices],
                Columns = Columns(context),
                Rows = [.. feedback.Rows.Select(Row)],
                FrozenColumns = 1,
                DoneColumn = DoneColumn,
            },
        ],
    };

    private static List<ColumnModel> Columns(DisclosureContext context) =>
    [
        new(context.Text(TextId.ColumnRecord), 18, CellStyle.Emphasis),
        new(context.Text(TextId.ColumnBirthDate), 11, CellStyle.Date),
        new(context.Text(TextId.ColumnIssue), 27, CellStyle.WrappedText),
        new(context.Text(TextId.ColumnSheetRow), 34, CellStyle.WrappedText),
        new(context.Text(TextId.ColumnColumn), 10),
        new(context.Text(TextId.ColumnDetail), 52, CellStyle.WrappedText),
        new(context.Text(TextId.ColumnAction), 40, CellStyle.WrappedText),
        new(context.Text(TextId.ColumnDone), 14, CellStyle.Input),
    ];

    private static RowModel Row(FeedbackRow row) => new(
    [
        CellValue.Text(row.Record),
        row.BirthDate is { } date ? CellValue.Date(date) : CellValue.Blank,
        CellValue.Text(row.IssueText),
        CellValue.Text(row.Place),
        CellValue.Text(row.Column),
        CellValue.Text(row.Detail),
        CellValue.Text(row.Action),
    ]);
}

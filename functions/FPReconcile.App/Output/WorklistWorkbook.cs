using FPReconcile.App.Spreadsheets.Workbooks;
using FPReconcile.Core.Disclosure;

namespace FPReconcile.App.Output;

/// <summary>Lays a worklist out as a workbook.</summary>
internal static class WorklistWorkbook
{
    /// <summary>A birth overdue for longer than this stands out in red, a shorter time in amber.</summary>
    private const int UrgentDays = 90;

    private const int FrozenColumns = 2;
    private const int DispositionColumn = 12;

    public static WorkbookModel Build(Worklist worklist, DisclosureContext context) => new()
    {
        Sheets =
        [
            new SheetModel
            {
                Name = context.Text(TextId.SheetWorklist),
                Titles = [worklist.Title, .. worklist.Notices],
                Columns = Columns(context),
                Rows = [.. worklist.Rows.Select(Row)],
                FrozenColumns = FrozenColumns,
                DoneColumn = DispositionColumn,
            },
        ],
    };

    private static List<ColumnModel> Columns(DisclosureContext context) =>
    [
        new(context.Text(TextId.ColumnKind), 27, CellStyle.Emphasis),
        new(context.Text(TextId.ColumnDaysOverdue), 10, CellStyle.Integer),
        new(context.Text(TextId.ColumnBirthDate), 11, CellStyle.Date),
        new(context.Text(TextId.ColumnSex), 8, CellStyle.WrappedText),
        new(context.Text(TextId.ColumnFacility), 16, CellStyle.WrappedText),
        new(context.Text(TextId.ColumnFacilityRecord), 15, CellStyle.WrappedText),
        new(context.Text(TextId.ColumnRegistrationRecord), 15, CellStyle.WrappedText),
        new(context.Text(TextId.ColumnRegisterRecord), 15, CellStyle.WrappedText),
        new(context.Text(TextId.ColumnMother), 15, CellStyle.WrappedText),
        new(context.Text(TextId.ColumnChild), 15, CellStyle.WrappedText),
        new(context.Text(TextId.ColumnReason), 58, CellStyle.WrappedText),
        new(context.Text(TextId.ColumnCase), 18, CellStyle.Muted),
        new(context.Text(TextId.ColumnDisposition), 18, CellStyle.Input) { Choices = context.DispositionTexts },
        new(context.Text(TextId.ColumnNote), 28, CellStyle.Input),
    ];

    private static RowModel Row(WorklistRow row) => new(
        [
            CellValue.Text(row.Kind),
            row.DaysOverdue is { } days ? CellValue.Integer(days) : CellValue.Blank,
            CellValue.Date(row.BirthDate),
            CellValue.Text(row.Sex),
            CellValue.Text(row.Facility),
            CellValue.Text(row.FacilityRecord),
            CellValue.Text(row.RegistrationRecord),
            CellValue.Text(row.RegisterRecord),
            CellValue.Text(row.MaskedMother),
            CellValue.Text(row.MaskedChild),
            CellValue.Text(row.Reason),
            CellValue.Text(row.CaseId),
        ],
        row.DaysOverdue switch
        {
            > UrgentDays => RowTone.Urgent,
            > 0 => RowTone.Attention,
            _ => RowTone.None,
        });
}

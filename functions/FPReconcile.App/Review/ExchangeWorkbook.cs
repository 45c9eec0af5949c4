using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Spreadsheets.Workbooks;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review;

/// <summary>
/// Lays a worklist out to be filled in and sent back. Headings and choices end with a code in brackets, by which they are read again: in every
/// language the same.
/// </summary>
internal static class ExchangeWorkbook
{
    public const string CaseColumn = "case_id";
    public const string DispositionColumn = "disposition";
    public const string ReasonColumn = "reason";
    public const string NoteColumn = "note";

    private const int FrozenColumns = 2;
    private const int DispositionPlace = 12;

    /// <summary>Columns without which a workbook is no worklist.</summary>
    public static IReadOnlyList<string> Needed { get; } = [CaseColumn, DispositionColumn, ReasonColumn, NoteColumn];

    public static WorkbookModel Build(IReadOnlyList<WorklistItem> items, string exportId, DateOnly asOf, string language)
    {
        var words = Words.Fitting(language) ?? Words.English;
        string Text(string english, string chinese) => words.Language == "zh" ? chinese : english;
        return new WorkbookModel
        {
            Sheets =
            [
                new SheetModel
                {
                    Name = Text("Worklist", "工作清单"),
                    Titles =
                    [
                        Text($"Worklist as of {asOf:yyyy-MM-dd}", $"工作清单，截至{asOf:yyyy-MM-dd}"),
                        Text("Choose a disposition and a reason, and upload the file again. Names are masked. Not for contact by anybody but the registrar.", "请选择处理结果和原因，然后重新上传本文件。姓名已遮盖。仅供登记机关使用。"),
                        Text($"Export {exportId}", $"导出编号 {exportId}"),
                    ],
                    Columns = Columns(Text, words),
                    Rows = [.. items.Select(item => Row(item, words))],
                    FrozenColumns = FrozenColumns,
                    DoneColumn = DispositionPlace,
                },
            ],
        };
    }

    /// <summary>The code of a heading or choice: what stands in the last brackets, or all of it.</summary>
    public static string CodeIn(string text)
    {
        var trimmed = text.Trim();
        var open = trimmed.LastIndexOf('(');
        return open >= 0 && trimmed.EndsWith(')') ? trimmed[(open + 1)..^1].Trim() : trimmed;
    }

    private static List<ColumnModel> Columns(Func<string, string, string> text, Words words) =>
    [
        new($"{text("Case", "个案")} ({CaseColumn})", 20, CellStyle.Muted), new(text("Kind", "类型"), 30, CellStyle.Emphasis), new(text("Days overdue", "逾期天数"), 10, CellStyle.Integer),
        new(text("Birth date", "出生日期"), 11, CellStyle.Date), new(text("Sex", "性别"), 8, CellStyle.WrappedText), new(text("Facility", "机构"), 12, CellStyle.WrappedText),
        new(text("Facility record", "机构记录"), 15, CellStyle.WrappedText), new(text("Registration", "登记记录"), 15, CellStyle.WrappedText), new(text("Register entry", "人口登记"), 15, CellStyle.WrappedText),
        new(text("Mother", "母亲"), 15, CellStyle.WrappedText), new(text("Child", "子女"), 15, CellStyle.WrappedText), new(text("Stage", "状态"), 12, CellStyle.Muted),
        new($"{text("Disposition", "处理结果")} ({DispositionColumn})", 22, CellStyle.Input) { Choices = [.. Dispositions.All.Where(choice => choice != Disposition.Forwarded).Select(choice => Choice(words, "disposition", choice.Name()))] },
        new($"{text("Reason", "原因")} ({ReasonColumn})", 24, CellStyle.Input) { Choices = [.. ReasonCodes.All.Select(code => Choice(words, "reason", code))] },
        new($"{text("Note", "备注")} ({NoteColumn})", 30, CellStyle.Input),
    ];

    private static string Choice(Words words, string group, string code) => $"{words.Of(group, code)} ({code})";

    private static RowModel Row(WorklistItem item, Words words) => new(
    [
        CellValue.Text(item.CaseId), CellValue.Text(words.Of("kind", item.Kind.Name())), item.DaysOverdue is { } days ? CellValue.Integer(days) : CellValue.Blank, CellValue.Date(item.BirthDate),
        CellValue.Text(SexWords.Of(words, item.Sex)), CellValue.Text(item.Facility), CellValue.Text(item.FacilityRecord), CellValue.Text(item.RegistrationRecord), CellValue.Text(item.RegisterRecord),
        CellValue.Text(item.MaskedMother), CellValue.Text(item.MaskedChild), CellValue.Text(words.Of("stage", EnumWords.Of(item.State.Stage))),
    ]);
}

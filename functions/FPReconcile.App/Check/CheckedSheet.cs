using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Spreadsheets.Workbooks;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Languages;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Runs;

namespace FPReconcile.App.Check;

/// <summary>
/// One sheet of the file back: the rows of the original under their own numbers, in front of each what is wrong with it. Rows are
/// made while they are written.
/// </summary>
internal sealed class CheckedSheet
{
    private const double CodeWidth = 30;
    private const double WordsWidth = 56;
    private const double ValueWidth = 17;

    private readonly CheckFindings _findings;
    private readonly SheetOutline _outline;
    private readonly ILookup<int, RowRejection> _rejections;
    private readonly HashSet<int> _superseded;
    private readonly int _motherIdColumn;

    public CheckedSheet(CheckFindings findings, SheetReport report)
    {
        _findings = findings;
        _outline = report.Outline!;
        _rejections = findings.Intake.Rejections.Where(line => line.Sheet == report.Sheet).ToLookup(static line => line.Row);
        _superseded = [.. findings.Intake.SupersededRows.Where(origin => origin.Sheet == report.Sheet).Select(static origin => origin.Row)];
        _motherIdColumn = _outline.Columns.Where(static column => column.Column == CanonicalColumn.MotherNationalId).Select(static column => column.Index).DefaultIfEmpty(-1).First();
    }

    private ClerkLanguage Language => _findings.Language;

    /// <summary>The sheet to write.</summary>
    /// <param name="name">Its name in the file back.</param>
    /// <param name="original">The sheet to read the rows from again.</param>
    public SheetModel Build(string name, ITabularSheet original) => new()
    {
        Name = name,
        Titles = [.. Enumerable.Range(0, _outline.LastHeaderRow - 1).Select(TitleAt)],
        Columns =
        [
            new(Language.Text(ClerkText.ProblemCodes), CodeWidth, CellStyle.WrappedText),
            new(Language.Text(ClerkText.ProblemWords), WordsWidth, CellStyle.WrappedText),
            .. _outline.Columns.Select(column => new ColumnModel($"{_findings.NameOf(column.Column)} [{column.Letter}]", ValueWidth)),
        ],
        RowStream = Rows(original),
        IsBanded = false,
        FrozenColumns = 1,
    };

    private string TitleAt(int index) => index switch
    {
        0 => Language.Text(ClerkText.CheckTitle, _findings.FileName),
        1 => Language.Text(ClerkText.Masked),
        2 => Language.Text(ClerkText.AboveHeadings),
        _ => "",
    };

    private IEnumerable<RowModel> Rows(ITabularSheet original)
    {
        var last = _outline.LastHeaderRow;
        var asRead = _outline.AsRead();
        foreach (var row in original.ReadRows())
        {
            // A damaged sheet may repeat a row number; a sheet to be opened must not.
            if (row.Number <= last || row.IsBlank)
                continue;
            if (row.Number > SpreadsheetLimits.MaxRows)
                yield break;
            last = row.Number;
            yield return _outline.IsRecord(row) || _rejections.Contains(row.Number) ? Record(asRead(row)) : Skipped(row.Number);
        }
    }

    private RowModel Skipped(int number) =>
        new([CellValue.Blank, CellValue.Text(Language.Text(ClerkText.SkippedRow)) with { Style = CellStyle.Muted }]) { Number = number };

    private RowModel Record(SheetRow row)
    {
        var lines = _rejections[row.Number].OrderBy(static line => ColumnLetters.TryParse(line.Column, out var index) ? index : -1).ToList();
        var isSetAside = lines.Exists(static line => line.Effect == RejectionEffect.Row);
        var words = lines.Select(WordsOf).Distinct();
        if (!isSetAside && _superseded.Contains(row.Number))
            words = words.Prepend(Language.Text(ClerkText.SupersededRow));
        var cells = new List<CellValue>(_outline.Columns.Count + 2)
        {
            CellValue.Text(string.Join('\n', lines.Select(static line => line.Code.ToCode()).Distinct())),
            CellValue.Text(string.Join('\n', words)),
        };
        foreach (var column in _outline.Columns)
            cells.Add(CellOf(row, column, lines));
        return new RowModel(cells, isSetAside ? RowTone.Attention : RowTone.None) { Number = row.Number };
    }

    private string WordsOf(RowRejection line) =>
        line.Column.Length == 0 ? Language.Words(line.Code) : $"[{line.Column}] {Language.Words(line.Code)}";

    private CellValue CellOf(SheetRow row, OutlinedColumn column, List<RowRejection> lines)
    {
        var isSetAside = lines.Exists(line => line.Column == column.Letter);
        var shown = CellValue.Text(ReturnedCells.Show(column.Column, CellAt(row, column.Index), isSetAside, CellAt(row, _motherIdColumn)));
        return isSetAside ? shown with { Style = CellStyle.Problem } : shown;
    }

    private static Cell CellAt(SheetRow row, int index) => index >= 0 && index < row.Cells.Count ? row.Cells[index] : Cell.Blank;
}

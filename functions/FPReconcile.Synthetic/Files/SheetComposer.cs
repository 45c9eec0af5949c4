using System.Globalization;
using FPReconcile.Synthetic.Workbooks;

namespace FPReconcile.Synthetic.Files;

/// <summary>Lays records out as sheets and counts what a reader must find.</summary>
internal sealed class SheetComposer(MessyLayout layout, string office)
{
    private const int DraftRows = 4;

    private readonly List<WorkbookSheet> _sheets = [];

    public IReadOnlyList<WorkbookSheet> Sheets => _sheets;

    public int DataRows { get; private set; }

    /// <summary>Blank, total, signature and repeated heading rows below the first heading of each sheet.</summary>
    public int SkippedRows { get; private set; }

    public int DamagedIds { get; private set; }

    /// <summary>Composes all sheets; at most <paramref name="idsToDamage"/> ids become numbers.</summary>
    public void Compose(IReadOnlyList<SyntheticRecord> records, int idsToDamage)
    {
        if (layout.HasSheetPerMonth)
        {
            foreach (var month in records.GroupBy(MonthOf).OrderBy(month => month.Key))
                ComposeSheet(month.Key, [.. month], idsToDamage);
        }
        else
        {
            ComposeSheet(MonthOf(records[0]), records, idsToDamage);
        }

        if (layout.HasHiddenDraft)
            ComposeDraft(records);
    }

    private static DateOnly MonthOf(SyntheticRecord record) => new(record.RecordedOn.Year, record.RecordedOn.Month, 1);

    private void ComposeSheet(DateOnly month, IReadOnlyList<SyntheticRecord> records, int idsToDamage)
    {
        var sheet = new WorkbookSheet(month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        layout.Title?.Invoke(sheet, new SheetOccasion(office, month));
        WriteHeadings(sheet);
        for (var i = 0; i < records.Count; i++)
        {
            if (i > 0 && layout.RowsPerPage is { } rows && i % rows == 0)
                WritePageBreak(sheet);
            sheet.AddRow(Cells(records[i], idsToDamage));
        }

        DataRows += records.Count;
        WriteFooter(sheet, records.Count);
        _sheets.Add(sheet);
    }

    private SheetCell[] Cells(SyntheticRecord record, int idsToDamage) => [.. layout.Columns.Select(column =>
    {
        var cell = column.Cell(record);
        if (!column.IsNationalId || DamagedIds >= idsToDamage || !IsDamagedAsNumber(cell.Text))
            return cell;
        DamagedIds++;
        return Damaged(cell.Text!);
    })];

    /// <summary>More than the 15 digits that Excel keeps.</summary>
    private static bool IsDamagedAsNumber(string? id) => id is { Length: 18 } && id.All(char.IsAsciiDigit);

    /// <summary>What Excel makes of an 18-digit id that is typed into a number cell: three zeros at its end.</summary>
    private static SheetCell Damaged(string id) =>
        SheetCell.OfNumber(double.Parse(id[..15] + "000", CultureInfo.InvariantCulture));

    private void WriteHeadings(WorkbookSheet sheet)
    {
        if (layout.HasGroupRow)
            WriteGroups(sheet);
        else
            sheet.AddTextRow([.. layout.Columns.Select(column => column.Heading)]);
    }

    /// <summary>Two rows: groups merged across their columns, and headings without a group merged over both rows.</summary>
    private void WriteGroups(WorkbookSheet sheet)
    {
        var row = sheet.Rows.Count;
        var columns = layout.Columns;
        sheet.AddTextRow([.. columns.Select((column, i) => column.Group is null ? column.Heading : IsFirstOfGroup(i) ? column.Group : null)]);
        sheet.AddTextRow([.. columns.Select(column => column.Group is null ? null : column.Heading)]);
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Group is null)
                sheet.Merge(new MergedBlock(row, i, row + 1, i));
            else if (IsFirstOfGroup(i))
                sheet.Merge(new MergedBlock(row, i, row, i + columns.Skip(i).TakeWhile(column => column.Group == columns[i].Group).Count() - 1));
        }

        bool IsFirstOfGroup(int i) => i == 0 || columns[i - 1].Group != columns[i].Group;
    }

    private void WritePageBreak(WorkbookSheet sheet)
    {
        var before = sheet.Rows.Count;
        sheet.AddBlankRow();
        WriteHeadings(sheet);
        SkippedRows += sheet.Rows.Count - before;
    }

    private void WriteFooter(WorkbookSheet sheet, int count)
    {
        var before = sheet.Rows.Count;
        if (layout.TotalWord is { } total)
            sheet.AddRow(SheetCell.OfText(total), SheetCell.OfNumber(count));
        if (layout.SignatureWord is { } signature)
        {
            sheet.AddBlankRow();
            sheet.AddTextRow($"{signature}: {Canary.Signature}", null, null, "____________");
        }

        SkippedRows += sheet.Rows.Count - before;
    }

    /// <summary>Rows like the real ones, which nobody may count: the sheet is hidden.</summary>
    private void ComposeDraft(IReadOnlyList<SyntheticRecord> records)
    {
        var sheet = new WorkbookSheet("old draft") { Visibility = SheetVisibility.Hidden };
        WriteHeadings(sheet);
        foreach (var record in records.Take(DraftRows))
        {
            var draft = record.Copy();
            draft.RecordId = $"{Canary.Draft}-{record.RecordId}";
            sheet.AddRow([.. layout.Columns.Select(column => column.Cell(draft))]);
        }

        _sheets.Add(sheet);
    }
}

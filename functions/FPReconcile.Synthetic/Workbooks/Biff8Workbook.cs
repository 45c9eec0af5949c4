namespace FPReconcile.Synthetic.Workbooks;

/// <summary>
/// Writes small .xls workbooks (Excel 97-2003: BIFF8 in a compound file, [MS-XLS]) as old office computers still send them:
/// texts, numbers, real dates, merged cells, hidden sheets, the 1900 or the 1904 date system.
/// </summary>
public static class Biff8Workbook
{
    private const ushort BofRecord = 0x0809;
    private const ushort EofRecord = 0x000A;
    private const int Globals = 0x0005;
    private const int Worksheet = 0x0010;
    private const int StyleFormats = 15;
    private const int MostRows = 65_536;
    private const int MostColumns = 256;

    // Days between the starts of the 1900 and the 1904 date system.
    private const int DaysTo1904 = 1462;

    public static void Write(string path, IReadOnlyList<WorkbookSheet> sheets, bool uses1904Dates = false)
    {
        using var file = File.Create(path);
        Write(file, sheets, uses1904Dates);
    }

    public static void Write(Stream stream, IReadOnlyList<WorkbookSheet> sheets, bool uses1904Dates = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(sheets);
        if (sheets.Any(sheet => sheet.Rows.Count > MostRows || sheet.ColumnCount > MostColumns))
            throw new ArgumentException("A sheet of an .xls workbook has at most 65,536 rows and 256 columns.", nameof(sheets));
        CompoundFile.Write(stream, "Workbook", WorkbookStream(sheets, uses1904Dates));
    }

    private static byte[] WorkbookStream(IReadOnlyList<WorkbookSheet> sheets, bool uses1904Dates)
    {
        var texts = new SharedTexts();
        foreach (var cell in sheets.SelectMany(sheet => sheet.Rows).SelectMany(row => row).Where(cell => cell.Kind == SheetCellKind.Text))
            texts.NumberOf(cell.Text!);

        var records = new BiffRecords();
        WriteStart(records, Globals);
        records.Start(0x0042).U16(1200).End(); // CODEPAGE: UTF-16
        records.Start(0x003D).U16(0).U16(0).U16(0x4000).U16(0x2000).U16(0x0038).U16(0).U16(0).U16(1).U16(600).End(); // WINDOW1
        records.Start(0x0022).U16(uses1904Dates ? 1 : 0).End(); // DATEMODE
        WriteFormats(records);
        var positions = WriteSheetList(records, sheets);
        WriteSharedTexts(records, texts);
        records.Start(EofRecord).End();
        for (var i = 0; i < sheets.Count; i++)
        {
            records.Patch(positions[i], records.Position);
            WriteSheet(records, sheets[i], texts, uses1904Dates);
        }

        return records.ToArray();
    }

    private static void WriteStart(BiffRecords records, int kind) =>
        records.Start(BofRecord).U16(0x0600).U16(kind).U16(0x0DBB).U16(0x07CC).U32(0x41).U32(0x06).End();

    /// <summary>Four fonts and fifteen style formats must be there; then the cell formats: general and one for each date format.</summary>
    private static void WriteFormats(BiffRecords records)
    {
        for (var i = 0; i < 4; i++)
            records.Start(0x0031).U16(200).U16(0).U16(0x7FFF).U16(400).U16(0).U8(0).U8(0).U8(0).U8(0).ShortText("Arial").End();
        records.Start(0x041E).U16(164).Text("yyyy\\-mm\\-dd").End();
        records.Start(0x041E).U16(165).Text("dd/mm/yyyy").End();
        for (var i = 0; i < StyleFormats; i++)
            WriteCellFormat(records, numberFormat: 0, flags: 0xFFF5);
        foreach (var numberFormat in (int[])[0, 164, 165])
            WriteCellFormat(records, numberFormat, flags: 0x0001);
        records.Start(0x0293).U16(0x8000).U8(0).U8(0xFF).End(); // STYLE: Normal
    }

    private static void WriteCellFormat(BiffRecords records, int numberFormat, int flags) => records.Start(0x00E0)
        .U16(0).U16(numberFormat).U16(flags).U8(0x20).U8(0).U8(0).U8(numberFormat == 0 ? 0 : 0x04).U32(0).U32(0).U16(0x20C0).End();

    /// <summary>Returns where in the stream each sheet's position is to be patched in.</summary>
    private static List<int> WriteSheetList(BiffRecords records, IReadOnlyList<WorkbookSheet> sheets)
    {
        const int HeadBytes = 4;
        var positions = new List<int>();
        foreach (var sheet in sheets)
        {
            positions.Add(records.Position + HeadBytes);
            records.Start(0x0085).U32(0).U8((int)sheet.Visibility).U8(0).ShortText(sheet.Name).End();
        }

        return positions;
    }

    /// <summary>SST, with CONTINUE records split between two texts only, so that none is cut.</summary>
    private static void WriteSharedTexts(BiffRecords records, SharedTexts texts)
    {
        records.Start(0x00FC).U32(texts.Uses).U32(texts.InOrder.Count);
        foreach (var text in texts.InOrder)
        {
            var bytes = 3 + 2 * text.Length;
            if (bytes > BiffRecords.MaxBody)
                throw new ArgumentException("A text is too long for this writer.", nameof(texts));
            if (records.BodyLength + bytes > BiffRecords.MaxBody)
            {
                records.End();
                records.Start(0x003C);
            }

            records.Text(text);
        }

        records.End();
    }

    private static void WriteSheet(BiffRecords records, WorkbookSheet sheet, SharedTexts texts, bool uses1904Dates)
    {
        WriteStart(records, Worksheet);
        records.Start(0x0200).U32(0).U32(sheet.Rows.Count).U16(0).U16(sheet.ColumnCount).U16(0).End(); // DIMENSION
        for (var row = 0; row < sheet.Rows.Count; row++)
        {
            for (var column = 0; column < sheet.Rows[row].Count; column++)
                WriteCell(records, row, column, sheet.Rows[row][column]);
        }

        records.Start(0x023E).U16(0x06B6).U16(0).U16(0).U32(0x40).U16(0).U16(0).U32(0).End(); // WINDOW2
        WriteMerged(records, sheet.Merged);
        records.Start(EofRecord).End();

        void WriteCell(BiffRecords target, int row, int column, SheetCell cell)
        {
            switch (cell.Kind)
            {
                case SheetCellKind.Text:
                    target.Start(0x00FD).U16(row).U16(column).U16(StyleFormats).U32(texts.NumberOf(cell.Text!)).End(); // LABELSST
                    break;
                case SheetCellKind.Number:
                    target.Start(0x0203).U16(row).U16(column).U16(StyleFormats).F64(cell.Number).End(); // NUMBER
                    break;
                case SheetCellKind.Date:
                    var format = StyleFormats + (cell.Format == DateFormat.Iso ? 1 : 2);
                    target.Start(0x0203).U16(row).U16(column).U16(format).F64(cell.Number - (uses1904Dates ? DaysTo1904 : 0)).End();
                    break;
                default:
                    break;
            }
        }
    }

    private static void WriteMerged(BiffRecords records, IReadOnlyList<MergedBlock> merged)
    {
        const int BlocksInRecord = 1026;
        foreach (var part in merged.Chunk(BlocksInRecord))
        {
            records.Start(0x00E5).U16(part.Length);
            foreach (var block in part)
                records.U16(block.FirstRow).U16(block.LastRow).U16(block.FirstColumn).U16(block.LastColumn);
            records.End();
        }
    }
}

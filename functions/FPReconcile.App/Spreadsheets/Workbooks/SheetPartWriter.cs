using System.Globalization;
using System.Xml;
using FPReconcile.App.Spreadsheets.Xlsx;

namespace FPReconcile.App.Spreadsheets.Workbooks;

/// <summary>Writes one worksheet part. The order of its elements is fixed by the schema; programs refuse another.</summary>
internal sealed class SheetPartWriter(Stream stream, XmlWriter xml, SheetModel sheet, ChoiceLists choices)
{
    private const int MinRowsPerValidation = 1;
    private const int LongestPromptTitle = 32;

    private int _nextRow = FirstDataRow(sheet);

    /// <summary>Number of the first row below the header.</summary>
    public static int FirstDataRow(SheetModel sheet) => sheet.Titles.Count + (sheet.HasHeader ? 2 : 1);

    /// <summary>The cells from the header down to the last row, such as <c>$A$3:$H$20</c>.</summary>
    public static string FilterRange(SheetModel sheet) =>
        $"$A${HeaderRow(sheet)}:${CellReference.ColumnName(sheet.Columns.Count - 1)}${LastRow(sheet)}";

    public static int HeaderRow(SheetModel sheet) => sheet.Titles.Count + 1;

    public void Write()
    {
        xml.WriteStartElement("worksheet", SheetXml.Main);
        WriteProperties();
        WriteView();
        WriteColumns();
        WriteRows();
        if (sheet.HasHeader && sheet.HasAutoFilter)
            xml.Empty("autoFilter", ("ref", $"A{HeaderRow(sheet)}:{CellReference.ColumnName(sheet.Columns.Count - 1)}{LastRowWritten}"));
        WriteDoneRule();
        WriteValidations();
        WritePageSetup();
        xml.WriteEndElement();
    }

    /// <summary>The last row that was written.</summary>
    private int LastRowWritten => Math.Max(HeaderRow(sheet), _nextRow - 1);

    private static int LastRow(SheetModel sheet) => Math.Max(HeaderRow(sheet), FirstDataRow(sheet) + sheet.Rows.Count - 1);

    private void WriteProperties()
    {
        xml.Start("sheetPr");
        xml.Empty("pageSetUpPr", ("fitToPage", 1));
        xml.WriteEndElement();
    }

    private void WriteView()
    {
        xml.Start("sheetViews");
        xml.Start("sheetView", ("showGridLines", 0), ("workbookViewId", 0));
        if (sheet.HasHeader)
        {
            var corner = $"{CellReference.ColumnName(sheet.FrozenColumns)}{FirstDataRow(sheet)}";
            xml.Start("pane");
            if (sheet.FrozenColumns > 0)
                xml.WriteAttributeString("xSplit", Text(sheet.FrozenColumns));
            xml.WriteAttributeString("ySplit", Text(HeaderRow(sheet)));
            xml.WriteAttributeString("topLeftCell", corner);
            xml.WriteAttributeString("activePane", sheet.FrozenColumns > 0 ? "bottomRight" : "bottomLeft");
            xml.WriteAttributeString("state", "frozen");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.Empty("sheetFormatPr", ("defaultRowHeight", 15));
    }

    private void WriteColumns()
    {
        xml.Start("cols");
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            var column = sheet.Columns[i];
            xml.Start("col", ("min", i + 1), ("max", i + 1), ("width", column.Width), ("customWidth", 1));
            if (sheet.InputRows > 0)
                xml.WriteAttributeString("style", Text(StyleSheet.IndexOf(column.Style)));
            if (column.IsHidden)
                xml.WriteAttributeString("hidden", "1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteRows()
    {
        xml.Start("sheetData");
        // Ends the start tag, so that rows can be written behind it.
        xml.WriteRaw("");
        xml.Flush();
        using (var rows = new RowXml(stream, sheet.Columns.Count))
        {
            for (var i = 0; i < sheet.Titles.Count; i++)
                WriteTitle(rows, i);
            if (sheet.HasHeader)
                WriteHeader(rows);
            var index = 0;
            foreach (var row in sheet.RowStream ?? sheet.Rows)
                WriteRow(rows, row, index++);
        }

        xml.WriteEndElement();
    }

    private void WriteTitle(RowXml rows, int index)
    {
        rows.Start(index + 1, index == 0 ? RowHeights.Title : RowHeights.Note);
        rows.Cell(0, CellValue.Text(sheet.Titles[index]), StyleSheet.IndexOf(index == 0 ? CellStyle.Title : CellStyle.Note));
        // The columns of an input sheet have borders; the lines above the header have none.
        for (var i = 1; i < sheet.Columns.Count && sheet.InputRows > 0; i++)
            rows.Cell(i, CellValue.Blank, StyleSheet.IndexOf(CellStyle.Note));
        rows.End();
    }

    private void WriteHeader(RowXml rows)
    {
        rows.Start(HeaderRow(sheet), RowHeights.OfLines(sheet.Columns.Max(static column => RowHeights.CountLines(column.Header, column.Width))));
        for (var i = 0; i < sheet.Columns.Count; i++)
            rows.Cell(i, CellValue.Text(sheet.Columns[i].Header), StyleSheet.IndexOf(CellStyle.Header));
        rows.End();
    }

    private void WriteRow(RowXml rows, RowModel row, int index)
    {
        var background = row.Tone switch
        {
            RowTone.Attention => StyleSheet.Background.Attention,
            RowTone.Urgent => StyleSheet.Background.Urgent,
            _ => sheet.IsBanded && index % 2 == 1 ? StyleSheet.Background.Band : StyleSheet.Background.None,
        };
        var number = row.Number ?? _nextRow;
        _nextRow = number + 1;
        rows.Start(number, RowHeights.OfLines(CountLines(row)));
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            var cell = i < row.Cells.Count ? row.Cells[i] : CellValue.Blank;
            rows.Cell(i, cell, StyleSheet.IndexOf(StyleOf(cell, sheet.Columns[i].Style), background));
        }

        rows.End();
    }

    private int CountLines(RowModel row)
    {
        var lines = 1;
        for (var i = 0; i < row.Cells.Count && i < sheet.Columns.Count; i++)
        {
            var cell = row.Cells[i];
            if (cell.Kind == CellValueKind.Text && StyleSheet.Wraps(StyleOf(cell, sheet.Columns[i].Style)))
                lines = Math.Max(lines, RowHeights.CountLines(cell.TextValue, sheet.Columns[i].Width));
        }

        return lines;
    }

    /// <summary>A number under the format for text would be shown as its serial number, and a text under that for dates could be run.</summary>
    private static CellStyle StyleOf(CellValue cell, CellStyle column)
    {
        if (cell.Style is { } own)
            return own;
        var isNumeric = column is CellStyle.Date or CellStyle.Integer or CellStyle.Decimal or CellStyle.Percent;
        return cell.Kind switch
        {
            CellValueKind.Date => CellStyle.Date,
            CellValueKind.Integer => isNumeric ? column : CellStyle.Integer,
            CellValueKind.Decimal => isNumeric ? column : CellStyle.Decimal,
            CellValueKind.Text when isNumeric => CellStyle.Text,
            _ => column,
        };
    }

    private void WriteDoneRule()
    {
        if (sheet.DoneColumn is not { } done || sheet.Rows.Count == 0)
            return;
        var first = FirstDataRow(sheet);
        var area = $"A{first}:{CellReference.ColumnName(sheet.Columns.Count - 1)}{LastRow(sheet)}";
        xml.Start("conditionalFormatting", ("sqref", area));
        xml.Start("cfRule", ("type", "expression"), ("dxfId", StyleSheet.DoneFormat), ("priority", 1));
        xml.WriteElementString("formula", SheetXml.Main, $"LEN(TRIM(${CellReference.ColumnName(done)}{first}))>0");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteValidations()
    {
        var columns = Enumerable.Range(0, sheet.Columns.Count).Where(i => sheet.Columns[i].Choices.Count > 0 || sheet.Columns[i].Prompt.Length > 0).ToList();
        if (columns.Count == 0)
            return;
        var first = FirstDataRow(sheet);
        var last = Math.Max(LastRowWritten, first + Math.Max(sheet.InputRows, MinRowsPerValidation) - 1);
        xml.Start("dataValidations", ("count", columns.Count));
        foreach (var i in columns)
            WriteValidation(sheet.Columns[i], $"{CellReference.ColumnName(i)}{first}:{CellReference.ColumnName(i)}{last}");
        xml.WriteEndElement();
    }

    private void WriteValidation(ColumnModel column, string cells)
    {
        xml.Start("dataValidation");
        if (column.Choices.Count > 0)
            xml.WriteAttributeString("type", "list");
        xml.WriteAttributeString("allowBlank", "1");
        xml.WriteAttributeString("showInputMessage", "1");
        if (column.Choices.Count > 0)
            xml.WriteAttributeString("showErrorMessage", "1");
        if (column.Prompt.Length > 0)
        {
            xml.WriteAttributeString("promptTitle", column.Header.Length <= LongestPromptTitle ? column.Header : column.Header[..LongestPromptTitle]);
            xml.WriteAttributeString("prompt", column.Prompt);
        }

        xml.WriteAttributeString("sqref", cells);
        if (column.Choices.Count > 0)
            xml.WriteElementString("formula1", SheetXml.Main, choices.FormulaOf(column.Choices));
        xml.WriteEndElement();
    }

    private void WritePageSetup()
    {
        xml.Empty("pageMargins", ("left", 0.4), ("right", 0.4), ("top", 0.5), ("bottom", 0.6), ("header", 0.3), ("footer", 0.3));
        // 9 is A4; a height of 0 pages means as many as it takes.
        xml.Empty("pageSetup", ("paperSize", 9), ("orientation", sheet.IsLandscape ? "landscape" : "portrait"), ("fitToWidth", 1), ("fitToHeight", 0));
        xml.Start("headerFooter");
        xml.WriteElementString("oddFooter", SheetXml.Main, "&L&A&R&P / &N");
        xml.WriteEndElement();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

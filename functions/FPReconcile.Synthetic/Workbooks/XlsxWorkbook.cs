using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace FPReconcile.Synthetic.Workbooks;

/// <summary>
/// Writes small .xlsx workbooks as they arrive from offices: shared texts, real dates, merged cells, hidden sheets. The same
/// sheets give the same bytes (fixed zip times, fixed relationship ids).
/// </summary>
public static class XlsxWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string SheetMime = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly DateTimeOffset _zipTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(string path, IReadOnlyList<WorkbookSheet> sheets)
    {
        using var file = File.Create(path);
        Write(file, sheets);
    }

    public static void Write(Stream stream, IReadOnlyList<WorkbookSheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        WritePart(zip, "[Content_Types].xml", xml => WriteContentTypes(xml, sheets.Count));
        WritePart(zip, "_rels/.rels", xml => WriteRelations(xml, [("officeDocument", "xl/workbook.xml")]));
        WritePart(zip, "xl/workbook.xml", xml => WriteWorkbook(xml, sheets));
        WritePart(zip, "xl/_rels/workbook.xml.rels", xml => WriteRelations(xml,
            [.. sheets.Select((_, i) => ("worksheet", SheetFile(i))), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]));
        WritePart(zip, "xl/styles.xml", WriteStyles);
        var texts = new SharedTexts();
        for (var i = 0; i < sheets.Count; i++)
        {
            var sheet = sheets[i];
            WritePart(zip, "xl/" + SheetFile(i), xml => WriteSheet(xml, sheet, texts));
        }

        WritePart(zip, "xl/sharedStrings.xml", xml => WriteSharedTexts(xml, texts));
    }

    /// <summary>Letters of a column counted from 0: A, B, ... Z, AA.</summary>
    public static string ColumnLetters(int column) =>
        (column >= 26 ? ColumnLetters(column / 26 - 1) : "") + (char)('A' + column % 26);

    private static string SheetFile(int index) => string.Create(CultureInfo.InvariantCulture, $"worksheets/sheet{index + 1}.xml");

    private static void WritePart(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = _zipTime;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        write(xml);
    }

    private static void WriteContentTypes(XmlWriter xml, int sheetCount)
    {
        xml.WriteStartElement("Types", ContentTypes);
        WriteDefault("rels", "application/vnd.openxmlformats-package.relationships+xml");
        WriteDefault("xml", "application/xml");
        WriteOverride("/xl/workbook.xml", SheetMime + ".sheet.main+xml");
        WriteOverride("/xl/styles.xml", SheetMime + ".styles+xml");
        WriteOverride("/xl/sharedStrings.xml", SheetMime + ".sharedStrings+xml");
        for (var i = 0; i < sheetCount; i++)
            WriteOverride("/xl/" + SheetFile(i), SheetMime + ".worksheet+xml");
        xml.WriteEndElement();

        void WriteDefault(string extension, string type) => WriteElement(xml, "Default", ("Extension", extension), ("ContentType", type));

        void WriteOverride(string part, string type) => WriteElement(xml, "Override", ("PartName", part), ("ContentType", type));
    }

    private static void WriteRelations(XmlWriter xml, IReadOnlyList<(string Type, string Target)> relations)
    {
        xml.WriteStartElement("Relationships", Package);
        for (var i = 0; i < relations.Count; i++)
            WriteElement(xml, "Relationship", ("Id", Id(i)), ("Type", $"{Relations}/{relations[i].Type}"), ("Target", relations[i].Target));
        xml.WriteEndElement();
    }

    private static void WriteWorkbook(XmlWriter xml, IReadOnlyList<WorkbookSheet> sheets)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteStartElement("sheets");
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.WriteStartElement("sheet");
            xml.WriteAttributeString("name", sheets[i].Name);
            xml.WriteAttributeString("sheetId", (i + 1).ToString(CultureInfo.InvariantCulture));
            if (sheets[i].Visibility != SheetVisibility.Visible)
                xml.WriteAttributeString("state", sheets[i].Visibility == SheetVisibility.Hidden ? "hidden" : "veryHidden");
            xml.WriteAttributeString("id", Relations, Id(i));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Cell styles: 0 general, then one for each <see cref="DateFormat"/>.</summary>
    private static void WriteStyles(XmlWriter xml) => xml.WriteRaw($"""
        <styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf numFmtId="164" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>
        """);

    private static void WriteSheet(XmlWriter xml, WorkbookSheet sheet, SharedTexts texts)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetData");
        for (var row = 0; row < sheet.Rows.Count; row++)
            WriteRow(xml, row, sheet.Rows[row], texts);
        xml.WriteEndElement();
        if (sheet.Merged.Count > 0)
        {
            xml.WriteStartElement("mergeCells");
            foreach (var block in sheet.Merged)
                WriteElement(xml, "mergeCell", ("ref", $"{Reference(block.FirstRow, block.FirstColumn)}:{Reference(block.LastRow, block.LastColumn)}"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, int row, IReadOnlyList<SheetCell> cells, SharedTexts texts)
    {
        if (cells.Count == 0)
            return;
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", (row + 1).ToString(CultureInfo.InvariantCulture));
        for (var column = 0; column < cells.Count; column++)
        {
            var cell = cells[column];
            if (cell.Kind == SheetCellKind.Blank)
                continue;
            xml.WriteStartElement("c");
            xml.WriteAttributeString("r", Reference(row, column));
            if (cell.Kind == SheetCellKind.Text)
                xml.WriteAttributeString("t", "s");
            else if (cell.Kind == SheetCellKind.Date)
                xml.WriteAttributeString("s", cell.Format == DateFormat.Iso ? "1" : "2");
            xml.WriteElementString("v", Main, cell.Kind == SheetCellKind.Text ? texts.IndexOf(cell.Text!) : cell.Text);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteSharedTexts(XmlWriter xml, SharedTexts texts)
    {
        xml.WriteStartElement("sst", Main);
        foreach (var text in texts.InOrder)
        {
            xml.WriteStartElement("si");
            xml.WriteStartElement("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(text);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Reference(int row, int column) =>
        ColumnLetters(column) + (row + 1).ToString(CultureInfo.InvariantCulture);

    private static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"rId{index + 1}");

    private static void WriteElement(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }
}

using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace FPReconcile.App.Spreadsheets.Workbooks;

/// <summary>
/// Writes workbooks. The same model gives the same bytes: ids are counted and zip times are fixed. (DocumentFormat.OpenXml draws
/// ids by chance and holds each part in memory; measured 2.4 GB against 0.1 GB for a million rows.)
/// </summary>
internal static class XlsxWriter
{
    private const int MaxSheetName = 31;

    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly SearchValues<char> NotInSheetNames = SearchValues.Create("[]:*?/\\");

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>Writes the workbook and leaves the stream open.</summary>
    /// <exception cref="ArgumentException">The model breaks a rule of the format: no visible sheet, or a name of a sheet that it does not allow.</exception>
    public static void Write(Stream stream, WorkbookModel workbook)
    {
        var choices = new ChoiceLists(workbook);
        IReadOnlyList<SheetModel> sheets = choices.Sheet is { } lists ? [.. workbook.Sheets, lists] : workbook.Sheets;
        Check(sheets);

        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        WritePart(zip, "[Content_Types].xml", xml => WriteContentTypes(xml, sheets.Count));
        WritePart(zip, "_rels/.rels", static xml => WriteRelationships(xml, [("officeDocument", "xl/workbook.xml")]));
        WritePart(zip, "xl/workbook.xml", xml => WriteWorkbook(xml, sheets));
        WritePart(zip, "xl/_rels/workbook.xml.rels", xml => WriteRelationships(xml,
            [.. sheets.Select(static (_, i) => ("worksheet", $"worksheets/sheet{i + 1}.xml")), ("styles", "styles.xml")]));
        WritePart(zip, "xl/styles.xml", StyleSheet.Write);
        for (var i = 0; i < sheets.Count; i++)
            WritePart(zip, $"xl/worksheets/sheet{i + 1}.xml", (stream, xml) => new SheetPartWriter(stream, xml, sheets[i], choices).Write());
    }

    private static void Check(IReadOnlyList<SheetModel> sheets)
    {
        if (sheets.All(static sheet => sheet.IsHidden))
            throw new ArgumentException("a workbook needs a visible sheet", nameof(sheets));
        if (sheets.Select(static sheet => sheet.Name.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Count() < sheets.Count)
            throw new ArgumentException("two sheets have the same name", nameof(sheets));
        if (sheets.Any(static sheet => !IsSheetName(sheet.Name)))
            throw new ArgumentException("the name of a sheet is empty, longer than 31 characters or has one of []:*?/\\", nameof(sheets));
        if (sheets.Any(static sheet => sheet.Columns.Count is 0 or > SpreadsheetLimits.MaxColumns || SheetPartWriter.FirstDataRow(sheet) + sheet.Rows.Count > SpreadsheetLimits.MaxRows))
            throw new ArgumentException("a sheet has no column, or more columns or rows than the format allows", nameof(sheets));
    }

    private static bool IsSheetName(string name) =>
        name.Length is > 0 and <= MaxSheetName && name.AsSpan().IndexOfAny(NotInSheetNames) < 0 && name[0] != '\'' && name[^1] != '\'' && !name.Any(char.IsControl);

    private static void WritePart(ZipArchive zip, string name, Action<XmlWriter> write) => WritePart(zip, name, (_, xml) => write(xml));

    /// <param name="zip">The workbook.</param>
    /// <param name="name">Name of the part.</param>
    /// <param name="write">Gets the stream of the part, and a writer on it.</param>
    private static void WritePart(ZipArchive zip, string name, Action<Stream, XmlWriter> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = FixedTime;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartDocument(standalone: true);
        write(stream, xml);
    }

    private static void WriteContentTypes(XmlWriter xml, int sheetCount)
    {
        const string Namespace = SheetXml.Package + "/content-types";
        const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        xml.WriteStartElement("Types", Namespace);
        WriteType("Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
        WriteType("Default", "Extension", "xml", "application/xml");
        WriteType("Override", "PartName", "/xl/workbook.xml", Spreadsheet + "sheet.main+xml");
        WriteType("Override", "PartName", "/xl/styles.xml", Spreadsheet + "styles+xml");
        for (var i = 1; i <= sheetCount; i++)
            WriteType("Override", "PartName", $"/xl/worksheets/sheet{i}.xml", Spreadsheet + "worksheet+xml");
        xml.WriteEndElement();

        void WriteType(string element, string key, string value, string contentType)
        {
            xml.WriteStartElement(element, Namespace);
            xml.WriteAttributeString(key, value);
            xml.WriteAttributeString("ContentType", contentType);
            xml.WriteEndElement();
        }
    }

    /// <summary>Relationships with the ids rId1, rId2 and so on.</summary>
    private static void WriteRelationships(XmlWriter xml, IReadOnlyList<(string Type, string Target)> links)
    {
        const string Namespace = SheetXml.Package + "/relationships";
        xml.WriteStartElement("Relationships", Namespace);
        for (var i = 0; i < links.Count; i++)
        {
            xml.WriteStartElement("Relationship", Namespace);
            xml.WriteAttributeString("Id", $"rId{i + 1}");
            xml.WriteAttributeString("Type", $"{SheetXml.Relations}/{links[i].Type}");
            xml.WriteAttributeString("Target", links[i].Target);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteWorkbook(XmlWriter xml, IReadOnlyList<SheetModel> sheets)
    {
        xml.WriteStartElement("workbook", SheetXml.Main);
        xml.WriteAttributeString("xmlns", "r", null, SheetXml.Relations);
        xml.Start("bookViews");
        xml.Empty("workbookView", ("activeTab", Enumerable.Range(0, sheets.Count).First(i => !sheets[i].IsHidden)));
        xml.WriteEndElement();
        xml.Start("sheets");
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.Start("sheet", ("name", sheets[i].Name), ("sheetId", i + 1));
            if (sheets[i].IsHidden)
                xml.WriteAttributeString("state", "hidden");
            xml.WriteAttributeString("id", SheetXml.Relations, $"rId{i + 1}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        WriteDefinedNames(xml, sheets);
        xml.WriteEndElement();
    }

    private static void WriteDefinedNames(XmlWriter xml, IReadOnlyList<SheetModel> sheets)
    {
        if (!sheets.Any(static sheet => sheet.HasHeader))
            return;
        xml.Start("definedNames");
        for (var i = 0; i < sheets.Count; i++)
        {
            var sheet = sheets[i];
            if (!sheet.HasHeader)
                continue;
            var quoted = $"'{sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'";
            // The name repeats what the sheet itself says; of rows that are made while they are written the last is not known yet.
            if (sheet.HasAutoFilter && sheet.RowStream is null)
                WriteName("_xlnm._FilterDatabase", i, $"{quoted}!{SheetPartWriter.FilterRange(sheet)}", isHidden: true);
            var header = SheetPartWriter.HeaderRow(sheet);
            WriteName("_xlnm.Print_Titles", i, $"{quoted}!${header}:${header}", isHidden: false);
        }

        xml.WriteEndElement();

        void WriteName(string name, int sheet, string formula, bool isHidden)
        {
            xml.Start("definedName", ("name", name), ("localSheetId", sheet));
            if (isHidden)
                xml.WriteAttributeString("hidden", "1");
            xml.WriteString(formula);
            xml.WriteEndElement();
        }
    }
}

using System.Xml;

namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>
/// A .xlsx workbook read by our own small reader. It exists because ExcelDataReader 3.6.0 is silently wrong here: cells in lower
/// case go to column A, strict workbooks have no sheets, East Asian dates are numbers, 18-digit ids lose their digits.
/// </summary>
internal sealed class XlsxFile : ITabularFile
{
    private const string Kind = ".xlsx workbook";

    private readonly Stream _stream;
    private readonly XlsxPackage _package;
    private readonly bool _rowsAreReadOnce;
    private readonly List<ITabularSheet> _sheets = [];
    private readonly List<string> _notes = [];

    private XlsxFile(Stream stream, XlsxPackage package, bool rowsAreReadOnce)
    {
        _rowsAreReadOnce = rowsAreReadOnce;
        _stream = stream;
        _package = package;
    }

    public IReadOnlyList<ITabularSheet> Sheets => _sheets;

    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Opens a zip archive that should be a workbook; on success the stream is closed with the result.</summary>
    /// <param name="stream">The archive.</param>
    /// <param name="rowsAreReadOnce">See <see cref="TabularFileOptions.RowsAreReadOnce"/>.</param>
    public static XlsxFile Open(Stream stream, bool rowsAreReadOnce)
    {
        if (stream.Length > SpreadsheetLimits.MaxXlsxBytes)
            throw FileProblems.TooLarge("the workbook is larger than 512 MB");
        return Guarded(() =>
        {
            var package = new XlsxPackage(stream);
            if (package.IsEncrypted)
                throw FileProblems.Encrypted();
            var file = new XlsxFile(stream, package, rowsAreReadOnce);
            file.ReadWorkbook(WorkbookPartOf(package));
            return file;
        });
    }

    public void Dispose()
    {
        _package.Dispose();
        _stream.Dispose();
    }

    /// <summary>Turns what a damaged package throws into the one exception of this layer, whose message holds nothing of the file.</summary>
    internal static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw FileProblems.Corrupt(Kind);
        }
    }

    private static bool IsDamage(Exception exception) => exception is XmlException or InvalidDataException or EndOfStreamException
        or FormatException or OverflowException or ArgumentException or NotSupportedException;

    private static string WorkbookPartOf(XlsxPackage package)
    {
        var part = package.RelationshipsOf("").FirstOrDefault(static link => link.Type == "officeDocument").Target ?? "xl/workbook.xml";
        if (part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && package.Has(part) && IsWorkbook(package, part))
            return part;
        throw OtherDocument(package);
    }

    private static bool IsWorkbook(XlsxPackage package, string part)
    {
        using var reader = package.OpenXml(part);
        return reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == "workbook";
    }

    private static TabularFileException OtherDocument(XlsxPackage package)
    {
        if (package.HasFolder("xl/workbook.bin"))
            return FileProblems.Unsupported("a binary workbook (.xlsb)");
        if (package.HasFolder("word/"))
            return FileProblems.Unsupported("a text document (.docx)");
        if (package.HasFolder("ppt/"))
            return FileProblems.Unsupported("a presentation (.pptx)");
        if (package.Has("mimetype"))
            return FileProblems.Unsupported("an OpenDocument file (.ods)");
        if (package.HasFolder("Index/") || package.Has("Index.zip"))
            return FileProblems.Unsupported("an Apple Numbers document");
        return package.HasFolder("xl/") ? FileProblems.Corrupt(Kind) : FileProblems.Unsupported("a zip archive without a workbook in it");
    }

    private void ReadWorkbook(string part)
    {
        var links = _package.RelationshipsOf(part);
        var content = new WorkbookContent(_package, links);
        using var reader = _package.OpenXml(part);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "workbookPr")
                content.Uses1904 = reader.GetAttribute("date1904") is "1" or "true" or "on";
            else if (reader.LocalName == "sheet")
                AddSheet(reader, links, content);
        }

        if (links.Any(static link => link.Type == "vbaProject"))
            _notes.Add("macros in the workbook were not run");
        if (links.Any(static link => link.Type == "externalLink"))
            _notes.Add("links to other workbooks were not followed: their values are those of the last time the workbook was calculated");
    }

    private void AddSheet(XmlReader reader, IReadOnlyList<Relationship> links, WorkbookContent content)
    {
        var name = reader.GetAttribute("name") ?? "";
        var isHidden = reader.GetAttribute("state") is "hidden" or "veryHidden";
        var id = RelationshipIdOf(reader);
        var link = links.FirstOrDefault(link => link.Id == id);
        if (link.Target is null)
            throw new InvalidDataException("sheet without a part");
        // Chart and dialog sheets have no cells.
        if (link.Type == "worksheet")
            _sheets.Add(new XlsxSheet(content, link.Target, name) { IsHidden = isHidden, SharesCells = _rowsAreReadOnce });
    }

    /// <summary>The r:id attribute; its namespace differs between strict and transitional workbooks.</summary>
    private static string? RelationshipIdOf(XmlReader reader)
    {
        string? id = null;
        while (reader.MoveToNextAttribute())
        {
            if (reader.LocalName == "id" && reader.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
                id = reader.Value;
        }

        reader.MoveToElement();
        return id;
    }
}

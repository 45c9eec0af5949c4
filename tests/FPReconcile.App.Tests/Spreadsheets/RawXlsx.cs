using System.IO.Compression;

namespace FPReconcile.App.Tests.Spreadsheets;

/// <summary>A .xlsx file put together from raw parts, so that tests can write what no library would.</summary>
internal sealed class RawXlsx
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private const string Transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private readonly List<(string Name, string State, string Type, string Xml)> _sheets = [];

    public bool IsStrict { get; init; }

    /// <summary>Folder of the workbook part.</summary>
    public string Folder { get; init; } = "xl";

    /// <summary>Attributes of workbookPr.</summary>
    public string Properties { get; init; } = "";

    /// <summary>Custom number formats (id, code) and the format id of each cell style from 0 on.</summary>
    public (int Id, string Code)[] Formats { get; init; } = [];

    public int[] Styles { get; init; } = [];

    /// <summary>Content of sst: si elements.</summary>
    public string? SharedStrings { get; init; }

    public CompressionLevel Compression { get; init; } = CompressionLevel.Fastest;

    private string Namespace => IsStrict ? StrictMain : Main;

    private string Relations => IsStrict ? Strict : Transitional;

    /// <summary>A workbook with one sheet: the content of sheetData.</summary>
    public static byte[] OfRows(string sheetData) => new RawXlsx().Add("Sheet1", sheetData).ToBytes();

    public RawXlsx Add(string name, string sheetData, string after = "", string state = "", string type = "worksheet")
    {
        _sheets.Add((name, state, type, $"<worksheet xmlns=\"{Namespace}\"><sheetViews><sheetView workbookViewId=\"0\"/></sheetViews><sheetData>{sheetData}</sheetData>{after}</worksheet>"));
        return this;
    }

    public byte[] ToBytes(params (string Name, string Content)[] more)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "_rels/.rels", Relationships(("rId1", "officeDocument", $"{Folder}/workbook.xml")));
            Write(zip, $"{Folder}/workbook.xml", Workbook());
            Write(zip, $"{Folder}/_rels/workbook.xml.rels", Relationships([.. WorkbookLinks()]));
            for (var i = 0; i < _sheets.Count; i++)
                Write(zip, $"{Folder}/worksheets/sheet{i + 1}.xml", _sheets[i].Xml);
            Write(zip, $"{Folder}/styles.xml", StyleSheet());
            if (SharedStrings is not null)
                Write(zip, $"{Folder}/sharedStrings.xml", $"<sst xmlns=\"{Namespace}\">{SharedStrings}</sst>");
            foreach (var (name, content) in more)
                Write(zip, name, content);
        }

        return stream.ToArray();
    }

    /// <summary>The same archive with the content of one part replaced.</summary>
    public static byte[] Replace(byte[] workbook, string part, string content, string? newName = null) =>
        Replace(workbook, part, System.Text.Encoding.UTF8.GetBytes(content), newName);

    /// <inheritdoc cref="Replace(byte[], string, string, string?)"/>
    public static byte[] Replace(byte[] workbook, string part, byte[] content, string? newName = null)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(part)!.Delete();
            using var replaced = zip.CreateEntry(newName ?? part).Open();
            replaced.Write(content);
        }

        return stream.ToArray();
    }

    private void Write(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name, Compression).Open());
        writer.Write(content);
    }

    private IEnumerable<(string, string, string)> WorkbookLinks()
    {
        for (var i = 1; i <= _sheets.Count; i++)
            yield return ($"rId{i}", _sheets[i - 1].Type, $"worksheets/sheet{i}.xml");
        yield return ("rIdStyles", "styles", $"/{Folder}/styles.xml");
        if (SharedStrings is not null)
            yield return ("rIdStrings", "sharedStrings", "sharedStrings.xml");
    }

    private string Workbook()
    {
        var sheets = _sheets.Select((sheet, i) =>
            $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" {(sheet.State.Length > 0 ? $"state=\"{sheet.State}\"" : "")} r:id=\"rId{i + 1}\"/>");
        return $"<workbook xmlns=\"{Namespace}\" xmlns:r=\"{Relations}\"><workbookPr {Properties}/><sheets>{string.Concat(sheets)}</sheets></workbook>";
    }

    private string StyleSheet()
    {
        var formats = Formats.Select(format => $"<numFmt numFmtId=\"{format.Id}\" formatCode=\"{System.Security.SecurityElement.Escape(format.Code)}\"/>");
        var styles = Styles.Select(format => $"<xf numFmtId=\"{format}\"/>");
        return $"<styleSheet xmlns=\"{Namespace}\"><numFmts>{string.Concat(formats)}</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
            + $"<cellXfs>{string.Concat(styles)}</cellXfs></styleSheet>";
    }

    private string Relationships(params (string Id, string Type, string Target)[] links) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(links.Select(link => $"<Relationship Id=\"{link.Id}\" Type=\"{Relations}/{link.Type}\" Target=\"{link.Target}\"/>"))
        + "</Relationships>";
}

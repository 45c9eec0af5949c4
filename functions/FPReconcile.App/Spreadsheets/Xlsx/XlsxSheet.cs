using System.Text;
using System.Xml;
using FPReconcile.Core.Intake;

namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>One worksheet of a .xlsx workbook; each reading inflates and parses its part anew, so memory stays flat.</summary>
internal sealed class XlsxSheet(WorkbookContent content, string part, string name) : ITabularSheet
{
    private IReadOnlyList<MergedRange>? _merged;

    public string Name => name;

    public bool IsHidden { get; init; }

    /// <summary>All rows have the same list of cells: the caller keeps no row beyond the next one.</summary>
    public bool SharesCells { get; init; }

    public IEnumerable<SheetRow> ReadRows() => SharesCells ? ReadSharedRows() : ReadSharedRows().Select(static row => row with { Cells = [.. row.Cells] });

    public IReadOnlyList<MergedRange> ReadMergedRanges() => _merged ??= XlsxFile.Guarded(FindMergedRanges);

    private IEnumerable<SheetRow> ReadSharedRows()
    {
        var rows = 0;
        using (var plain = XlsxFile.Guarded(() => new PlainSheetReader(content, part)))
        {
            while (XlsxFile.Guarded(plain.Read) is { } row)
            {
                rows++;
                yield return row;
            }

            if (plain.IsPlain)
                yield break;
        }

        // The XML reader goes on behind the rows that were read.
        using var reader = XlsxFile.Guarded(() => new SheetRowReader(content, part));
        for (var i = 0; XlsxFile.Guarded(reader.Read) is { } row; i++)
        {
            if (i >= rows)
                yield return row;
        }
    }

    private List<MergedRange> FindMergedRanges()
    {
        using (var plain = new PlainPart(content.Package.Open(part)))
        {
            if (plain.MoveBehind("<sheetData"u8) && (!plain.HasContent || plain.TrySkipBehind("</sheetData>"u8)))
                return FindMergedRanges(plain);
        }

        using var reader = content.Package.OpenXml(part);
        return FindMergedRanges(reader);
    }

    // They stand behind all rows: a search for their tag takes a small part of the time of reading them as XML.
    private static List<MergedRange> FindMergedRanges(PlainPart plain)
    {
        var found = new List<MergedRange>();
        while (plain.TrySkipBehind("<mergeCell "u8) && plain.TryTakeTo((byte)'>', out var attributes))
        {
            var cursor = new XmlCursor(attributes);
            while (cursor.TryTakeAttribute(out var name, out var value))
            {
                if (name.SequenceEqual("ref"u8) && CellReference.TryParseRange(Encoding.UTF8.GetString(value), out var range))
                    found.Add(range);
            }
        }

        return found;
    }

    private static List<MergedRange> FindMergedRanges(XmlReader reader)
    {
        var found = new List<MergedRange>();
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "sheetData")
                CellTextReader.SkipElement(reader);
            else if (reader.LocalName == "mergeCell" && CellReference.TryParseRange(reader.GetAttribute("ref"), out var range))
                found.Add(range);
        }

        return found;
    }
}

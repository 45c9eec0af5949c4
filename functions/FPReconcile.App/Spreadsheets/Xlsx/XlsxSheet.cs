using System.Text;
using System.Xml;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>One worksheet of a .xlsx workbook; each reading inflates and parses its part anew, so memory stays flat.</summary>
internal sealed class XlsxSheet(WorkbookContent content, string part, string name) : ITabularSheet
{
    private readonly List<MergedRange> _merged = [];
    private bool _hasFilter;
    private bool _isSurveyed;
    private int _struckCells;

    public string Name => name;

    public bool IsHidden { get; init; }

    /// <summary>All rows have the same list of cells: the caller keeps no row beyond the next one.</summary>
    public bool SharesCells { get; init; }

    public IEnumerable<SheetRow> ReadRows() => SharesCells ? ReadSharedRows() : ReadSharedRows().Select(static row => row with { Cells = [.. row.Cells] });

    public IReadOnlyList<MergedRange> ReadMergedRanges()
    {
        if (!_isSurveyed)
            _isSurveyed = XlsxFile.Guarded(Survey);
        return _merged;
    }

    public IReadOnlyList<string> ReadNotes()
    {
        ReadMergedRanges();
        return SheetNotes.Of(XlsxFile.Guarded(HasComments), _hasFilter, _struckCells);
    }

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

            _struckCells = plain.StruckCells;
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

        _struckCells = reader.StruckCells;
    }

    private bool HasComments() => content.Package.RelationshipsOf(part).Any(static link => link.Type is "comments" or "threadedComment");

    /// <summary>Looks through what stands behind the rows.</summary>
    private bool Survey()
    {
        using (var plain = new PlainPart(content.Package.Open(part)))
        {
            if (plain.MoveBehind("<sheetData"u8) && (!plain.HasContent || plain.TrySkipBehind("</sheetData>"u8)))
            {
                Survey(plain);
                return true;
            }
        }

        using var reader = content.Package.OpenXml(part);
        Survey(reader);
        return true;
    }

    // To look for two tags takes a small part of the time of reading the rows before them as XML.
    private void Survey(PlainPart plain)
    {
        while (plain.TrySkipBehind("<"u8) && plain.TryTakeTo((byte)'>', out var tag))
        {
            if (tag.StartsWith("filterColumn"u8))
                _hasFilter = true;
            if (!tag.StartsWith("mergeCell "u8))
                continue;
            var cursor = new XmlCursor(tag["mergeCell".Length..]);
            while (cursor.TryTakeAttribute(out var attribute, out var value))
            {
                if (attribute.SequenceEqual("ref"u8) && CellReference.TryParseRange(Encoding.UTF8.GetString(value), out var range))
                    AddMerged(range);
            }
        }
    }

    private void Survey(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "sheetData")
                CellTextReader.SkipElement(reader);
            else if (reader.LocalName == "mergeCell" && CellReference.TryParseRange(reader.GetAttribute("ref"), out var range))
                AddMerged(range);
            else if (reader.LocalName == "filterColumn")
                _hasFilter = true;
        }
    }

    private void AddMerged(MergedRange range)
    {
        if (_merged.Count == SpreadsheetLimits.MaxMergedRanges)
            throw FileProblems.TooLarge("a sheet has more than 1,048,576 merged blocks");
        _merged.Add(range);
    }
}

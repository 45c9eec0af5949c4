using System.Xml;
using FPReconcile.Core.Intake;

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

    public IEnumerable<SheetRow> ReadRows()
    {
        using var reader = XlsxFile.Guarded(() => new SheetRowReader(content, part));
        while (XlsxFile.Guarded(reader.Read) is { } row)
            yield return row;
        _struckCells = reader.StruckCells;
    }

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

    private bool HasComments() => content.Package.RelationshipsOf(part).Any(static link => link.Type is "comments" or "threadedComment");

    /// <summary>Looks through what stands beside the rows.</summary>
    private bool Survey()
    {
        using var reader = content.Package.OpenXml(part);
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

        return true;
    }

    private void AddMerged(MergedRange range)
    {
        if (_merged.Count == SpreadsheetLimits.MaxMergedRanges)
            throw FileProblems.TooLarge("a sheet has more than 1,048,576 merged blocks");
        _merged.Add(range);
    }
}

using System.Xml;
using FPReconcile.Core.Intake;

namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>One worksheet of a .xlsx workbook; each reading inflates and parses its part anew, so memory stays flat.</summary>
internal sealed class XlsxSheet(WorkbookContent content, string part, string name) : ITabularSheet
{
    private IReadOnlyList<MergedRange>? _merged;

    public string Name => name;

    public bool IsHidden { get; init; }

    public IEnumerable<SheetRow> ReadRows()
    {
        using var reader = XlsxFile.Guarded(() => new SheetRowReader(content, part));
        while (XlsxFile.Guarded(reader.Read) is { } row)
            yield return row;
    }

    public IReadOnlyList<MergedRange> ReadMergedRanges() => _merged ??= XlsxFile.Guarded(FindMergedRanges);

    private List<MergedRange> FindMergedRanges()
    {
        var found = new List<MergedRange>();
        using var reader = content.Package.OpenXml(part);
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

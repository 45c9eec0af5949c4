namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>What all sheets of a workbook share: date system, formats and shared strings, read when first needed.</summary>
internal sealed class WorkbookContent(XlsxPackage package, IReadOnlyList<Relationship> links)
{
    private SharedStrings? _sharedStrings;
    private CellFormats? _formats;

    public XlsxPackage Package => package;

    /// <summary>Serial dates count from 1904-01-01 (old Macintosh workbooks).</summary>
    public bool Uses1904 { get; set; }

    /// <summary>One pool for all sheets: months are sheets and repeat the same facilities.</summary>
    public StringPool Pool { get; } = new();

    public SharedStrings SharedStrings => _sharedStrings ??= PartOf("sharedStrings") is { } part ? SharedStrings.Read(package, part) : SharedStrings.None;

    public CellFormats Formats => _formats ??= PartOf("styles") is { } part ? CellFormats.Read(package, part) : CellFormats.None;

    private string? PartOf(string type) => links.FirstOrDefault(link => link.Type == type).Target;
}

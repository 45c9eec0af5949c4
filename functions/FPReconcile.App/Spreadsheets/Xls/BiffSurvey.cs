using System.Buffers.Binary;

namespace FPReconcile.App.Spreadsheets.Xls;

/// <summary>
/// What the library does not tell of the sheets of a .xls workbook: it gives error cells (#REF!) as blank, and says nothing of
/// comments, filters and words struck through. Read from the records themselves ([MS-XLS] 2.4).
/// </summary>
internal sealed class BiffSurvey
{
    private const int HeadBytes = 4;
    private const ushort StartOfStream = 0x0809;
    private const ushort EndOfStream = 0x000A;
    private const ushort FilePass = 0x002F;

    private readonly List<bool> _struckFonts = [];
    private readonly List<int> _fontOfStyle = [];
    private readonly List<int> _sheetStarts = [];

    private BiffSurvey()
    {
    }

    /// <summary>The worksheets in the order of the workbook.</summary>
    public IReadOnlyList<BiffSheetSurvey> Sheets { get; private set; } = [];

    /// <summary>Surveys the workbook stream of a file. A damaged stream is surveyed as far as it goes.</summary>
    public static BiffSurvey Of(ReadOnlySpan<byte> file)
    {
        var survey = new BiffSurvey();
        if ((CompoundFileDirectory.Find(file, "Workbook") ?? CompoundFileDirectory.Find(file, "Book")) is not { } stream)
            return survey;
        ReadOnlySpan<byte> records = CompoundFileSectors.Read(file, stream);
        survey.ReadGlobals(records);
        var sheets = new List<BiffSheetSurvey>();
        foreach (var start in survey._sheetStarts)
            sheets.Add(survey.ReadSheet(records, start));
        survey.Sheets = sheets;
        return survey;
    }

    /// <summary>True when the style of a cell strikes its words through.</summary>
    internal bool IsStruck(int style)
    {
        if (style >= _fontOfStyle.Count)
            return false;
        // There is no font 4: the fifth record is font 5.
        var font = _fontOfStyle[style] > 4 ? _fontOfStyle[style] - 1 : _fontOfStyle[style];
        return font < _struckFonts.Count && _struckFonts[font];
    }

    private void ReadGlobals(ReadOnlySpan<byte> records)
    {
        const int Strikeout = 0x08;
        var position = 0;
        while (TryRead(records, ref position, out var type, out var body) && type is not (EndOfStream or FilePass))
        {
            if (type == 0x0031 && body.Length >= 4)
                _struckFonts.Add((body[2] & Strikeout) != 0);
            else if (type == 0x00E0 && body.Length >= 2)
                _fontOfStyle.Add(UInt16(body, 0));
            // Sheets of cells only: charts and macros have none.
            else if (type == 0x0085 && body.Length >= 6 && body[5] == 0)
                _sheetStarts.Add(BinaryPrimitives.ReadInt32LittleEndian(body));
        }
    }

    private BiffSheetSurvey ReadSheet(ReadOnlySpan<byte> records, int start)
    {
        var sheet = new BiffSheetSurvey(this);
        if (start < 0 || start >= records.Length)
            return sheet;
        var depth = 0;
        var position = start;
        while (TryRead(records, ref position, out var type, out var body))
        {
            // Charts inside a sheet are streams within its stream.
            if (type == StartOfStream)
                depth++;
            else if (type == EndOfStream && --depth <= 0)
                break;
            else if (depth == 1)
                sheet.Add(type, body);
        }

        return sheet;
    }

    private static bool TryRead(ReadOnlySpan<byte> records, ref int position, out ushort type, out ReadOnlySpan<byte> body)
    {
        type = 0;
        body = [];
        if (position + HeadBytes > records.Length)
            return false;
        type = UInt16(records, position);
        var length = UInt16(records, position + 2);
        if (position + HeadBytes + length > records.Length)
            return false;
        body = records.Slice(position + HeadBytes, length);
        position += HeadBytes + length;
        return true;
    }

    internal static ushort UInt16(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);
}

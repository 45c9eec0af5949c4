namespace FPReconcile.App.Spreadsheets.Xls;

/// <summary>What the records of one .xls sheet tell beside its values.</summary>
internal sealed class BiffSheetSurvey(BiffSurvey workbook)
{
    private const int CellHead = 6;

    private readonly HashSet<(int Row, int Column)> _errors = [];

    public bool HasComments { get; private set; }

    public bool HasFilter { get; private set; }

    public int StruckCells { get; private set; }

    /// <summary>True for a cell with an error such as #REF!; row and column from 0.</summary>
    public bool IsError(int row, int column) => _errors.Contains((row, column));

    public void Add(ushort type, ReadOnlySpan<byte> body)
    {
        HasComments |= type == 0x001C;
        HasFilter |= type == 0x009B;
        if (body.Length < CellHead || !IsCell(type))
            return;
        if (IsErrorValue(type, body))
            _errors.Add((BiffSurvey.UInt16(body, 0), BiffSurvey.UInt16(body, 2)));
        if (workbook.IsStruck(BiffSurvey.UInt16(body, 4)))
            StruckCells++;
    }

    // Formula, number, text (two records), boolean or error, short number.
    private static bool IsCell(ushort type) => type is 0x0006 or 0x0203 or 0x0204 or 0x00FD or 0x0205 or 0x027E;

    private static bool IsErrorValue(ushort type, ReadOnlySpan<byte> body) => type switch
    {
        0x0205 => body.Length >= 8 && body[7] == 1,
        0x0006 => body.Length >= 14 && body[6] == 2 && body[12] == 0xFF && body[13] == 0xFF,
        _ => false,
    };
}

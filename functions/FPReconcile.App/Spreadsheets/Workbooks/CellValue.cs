namespace FPReconcile.App.Spreadsheets.Workbooks;

/// <summary>What a cell to be written holds.</summary>
internal enum CellValueKind
{
    Blank,
    Text,
    Integer,
    Decimal,
    Date,
}

/// <summary>
/// A cell to be written. Texts are stored as texts, with the format for text: a spreadsheet neither runs them as formulas nor
/// turns ids into numbers, also when somebody edits the cell.
/// </summary>
internal readonly record struct CellValue
{
    private CellValue(CellValueKind kind, string? text, double number)
    {
        Kind = kind;
        TextValue = text;
        NumberValue = number;
    }

    public static CellValue Blank => default;

    public CellValueKind Kind { get; }

    public string? TextValue { get; }

    /// <summary>Value of a number; serial number of a date.</summary>
    public double NumberValue { get; }

    /// <summary>Style of this cell instead of its column's; null: the column's, or the one for its kind of value.</summary>
    public CellStyle? Style { get; init; }

    public static CellValue Text(string? text) => string.IsNullOrEmpty(text) ? Blank : new CellValue(CellValueKind.Text, text, 0);

    public static CellValue Integer(long value) => new(CellValueKind.Integer, null, value);

    /// <exception cref="ArgumentException">The value is not finite: a sheet cannot hold it.</exception>
    public static CellValue Decimal(double value) => double.IsFinite(value)
        ? new CellValue(CellValueKind.Decimal, null, value)
        : throw new ArgumentException("the number is not finite", nameof(value));

    /// <summary>A date; before 1900-03-01, where spreadsheets disagree about the serial number, its ISO text.</summary>
    public static CellValue Date(DateOnly date)
    {
        var serial = date.DayNumber - new DateOnly(1899, 12, 30).DayNumber;
        return serial > 60 ? new CellValue(CellValueKind.Date, null, serial) : Text(date.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Kind only: the content may be personal.</summary>
    public override string ToString() => Kind.ToString();
}

using System.Globalization;

namespace FPReconcile.Synthetic.Workbooks;

/// <summary>What a cell of an invented workbook holds.</summary>
public enum SheetCellKind
{
    Blank = 0,
    Text,
    Number,

    /// <summary>A number shown as a date, as a spreadsheet stores real dates.</summary>
    Date,
}

/// <summary>How a spreadsheet shows a real date.</summary>
public enum DateFormat
{
    /// <summary>2024-03-02</summary>
    Iso,

    /// <summary>02/03/2024</summary>
    DayMonthYear,
}

/// <summary>One cell of an invented workbook.</summary>
public readonly record struct SheetCell
{
    private SheetCell(SheetCellKind kind, string? text, double number, DateFormat format)
    {
        Kind = kind;
        Text = text;
        Number = number;
        Format = format;
    }

    public SheetCellKind Kind { get; }

    /// <summary>The text of a text cell; of a number, its literal as Excel writes it.</summary>
    public string? Text { get; }

    /// <summary>The number, or the serial day of a date (1900 system).</summary>
    public double Number { get; }

    public DateFormat Format { get; }

    public static SheetCell Blank => default;

    /// <summary>A text; blank when there is none.</summary>
    public static SheetCell OfText(string? text) =>
        string.IsNullOrEmpty(text) ? Blank : new SheetCell(SheetCellKind.Text, text, 0, default);

    /// <summary>A number; an identifier of more than 15 digits is damaged by it, as in Excel.</summary>
    public static SheetCell OfNumber(double number) =>
        new(SheetCellKind.Number, Literal(number), number, default);

    /// <summary>A real date.</summary>
    public static SheetCell OfDate(DateOnly date, DateFormat format)
    {
        var serial = SerialDay(date);
        return new SheetCell(SheetCellKind.Date, Literal(serial), serial, format);
    }

    /// <summary>Days since 30 December 1899: what Excel stores for a date from March 1900 on.</summary>
    public static double SerialDay(DateOnly date) => date.ToDateTime(TimeOnly.MinValue).ToOADate();

    /// <summary>What a CSV file gets: the text, the number's literal, or the date as a spreadsheet shows it.</summary>
    public string AsDelimitedText() => Kind switch
    {
        SheetCellKind.Blank => "",
        SheetCellKind.Date => DateOnly.FromDateTime(DateTime.FromOADate(Number))
            .ToString(Format == DateFormat.Iso ? "yyyy-MM-dd" : "dd/MM/yyyy", CultureInfo.InvariantCulture),
        _ => Text!,
    };

    private static string Literal(double number) => number.ToString("G17", CultureInfo.InvariantCulture);
}

using System.Globalization;
using FPReconcile.Synthetic.Workbooks;

namespace FPReconcile.Synthetic.Files;

/// <summary>How a layout writes dates.</summary>
internal enum DateStyle
{
    /// <summary>A real date shown as 2024-03-02.</summary>
    RealIso,

    /// <summary>A real date shown as 02/03/2024.</summary>
    RealDayMonthYear,

    /// <summary>45353: the serial number without a date format.</summary>
    Serial,

    /// <summary>Text 02/03/2024.</summary>
    Slashes,

    /// <summary>Text 02.03.2024.</summary>
    Dots,

    /// <summary>Text 2024-03-02.</summary>
    IsoText,

    /// <summary>Text 20240302.</summary>
    Compact,

    /// <summary>Text 2024年3月2日.</summary>
    Chinese,
}

/// <summary>Cells for dates in each style.</summary>
internal static class DateStyles
{
    public static SheetCell Cell(this DateStyle style, DateOnly? date) => (date, style) switch
    {
        (null, _) => SheetCell.Blank,
        ({ } day, DateStyle.RealIso) => SheetCell.OfDate(day, DateFormat.Iso),
        ({ } day, DateStyle.RealDayMonthYear) => SheetCell.OfDate(day, DateFormat.DayMonthYear),
        ({ } day, DateStyle.Serial) => SheetCell.OfNumber(SheetCell.SerialDay(day)),
        ({ } day, _) => SheetCell.OfText(style.Text(day)),
    };

    public static string Text(this DateStyle style, DateOnly day) => day.ToString(style switch
    {
        DateStyle.Slashes => "dd'/'MM'/'yyyy",
        DateStyle.Dots => "dd.MM.yyyy",
        DateStyle.Compact => "yyyyMMdd",
        DateStyle.Chinese => "yyyy年M月d日",
        _ => "yyyy-MM-dd",
    }, CultureInfo.InvariantCulture);
}

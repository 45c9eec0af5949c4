using System.Globalization;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>Dates as spreadsheets store them: days since an epoch, the fraction is the time of day.</summary>
internal static class SerialDate
{
    /// <summary>Days from 1899-12-30 to 1904-01-01.</summary>
    private const int Epoch1904 = 1462;

    /// <summary>Excel took over from Lotus 1-2-3 that 1900 was a leap year: serials below this one are a day behind.</summary>
    private const int FictitiousLeapDay = 60;

    /// <summary>Serial of 9999-12-31.</summary>
    private const int LastSerial = 2_958_465;

    private static readonly string[] IsoTimes = ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"];

    private static readonly string[] IsoDates = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    /// <summary>The moment of a serial number, or null when Excel shows no date for it either. Below 1 it is a time of day.</summary>
    public static DateTime? FromSerial(double serial, bool uses1904)
    {
        if (serial is not (>= 0 and < LastSerial + 1d))
            return null;
        if (serial < 1)
            return DateTime.FromOADate(serial);
        if (uses1904)
            return serial + Epoch1904 < LastSerial + 1d ? DateTime.FromOADate(serial + Epoch1904) : null;
        return DateTime.FromOADate(serial < FictitiousLeapDay ? serial + 1 : serial);
    }

    /// <summary>An ISO 8601 date, date and time, or time (cells of type <c>d</c>); a text that is none stays a text.</summary>
    public static Cell FromIso(string text)
    {
        if (TimeOnly.TryParseExact(text, IsoTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return Cell.OfDate(DateTime.FromOADate(0) + time.ToTimeSpan());
        // The date as it is written, wherever its zone: a birth has the date of its place.
        return DateTimeOffset.TryParseExact(text, IsoDates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? Cell.OfDate(moment.DateTime)
            : Cell.OfText(text);
    }
}

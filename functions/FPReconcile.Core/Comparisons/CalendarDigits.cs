using System.Numerics;

namespace FPReconcile.Core.Comparisons;

/// <summary>
/// Dates as the digits people write, yyyyMMdd with four bits for each digit. Taking a day number apart costs more than all else
/// in comparing two dates, so the days of three centuries are kept in a table.
/// </summary>
internal static class CalendarDigits
{
    private const int DaysInTable = 109_575;
    private static readonly int FirstDay = new DateOnly(1800, 1, 1).DayNumber;
    private static readonly uint[] Table = MakeTable();

    public static uint Of(int dayNumber)
    {
        var place = (long)dayNumber - FirstDay;
        return place >= 0 && place < DaysInTable ? Table[place] : Digits(DateOnly.FromDayNumber(dayNumber));
    }

    /// <summary>In how many digits two dates differ.</summary>
    public static int Different(uint a, uint b)
    {
        const uint LowestBits = 0x11111111;
        var bits = a ^ b;
        bits |= bits >> 1;
        bits |= bits >> 2;
        return BitOperations.PopCount(bits & LowestBits);
    }

    public static bool IsSameYear(uint a, uint b) => a >> 16 == b >> 16;

    public static bool IsFirstOfJanuary(uint digits) => (digits & 0xFFFF) == 0x0101;

    /// <summary>Same year, day and month crosswise.</summary>
    public static bool IsSwapped(uint a, uint b) =>
        IsSameYear(a, b) && (a & 0xFF) == ((b >> 8) & 0xFF) && (b & 0xFF) == ((a >> 8) & 0xFF);

    private static uint[] MakeTable()
    {
        var table = new uint[DaysInTable];
        var date = DateOnly.FromDayNumber(FirstDay);
        int year = date.Year, month = date.Month, day = date.Day;
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = Digits(year, month, day);
            if (++day <= DateTime.DaysInMonth(year, month))
                continue;
            day = 1;
            if (++month <= 12)
                continue;
            month = 1;
            year++;
        }

        return table;
    }

    private static uint Digits(DateOnly date) => Digits(date.Year, date.Month, date.Day);

    private static uint Digits(int year, int month, int day)
    {
        var digits = 0U;
        var number = (year * 10_000) + (month * 100) + day;
        for (var shift = 0; shift < 32; shift += 4, number /= 10)
            digits |= (uint)(number % 10) << shift;
        return digits;
    }
}

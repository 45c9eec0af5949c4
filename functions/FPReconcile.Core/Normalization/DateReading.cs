namespace FPReconcile.Core.Normalization;

/// <summary>How far a date cell was understood before the order of day and month of its column is known.</summary>
internal enum DateState : byte
{
    Missing = 0,
    Unreadable,

    /// <summary>A year or a month without the day; no day is invented.</summary>
    Incomplete,

    /// <summary>One reading only: First is the month, Second the day.</summary>
    Definite,

    /// <summary>First can only be the day: evidence for the order of its column.</summary>
    DayFirst,

    /// <summary>Second can only be the day: evidence for the order of its column.</summary>
    MonthFirst,

    /// <summary>First and Second could both be the month.</summary>
    Ambiguous,
}

/// <summary>A date as read from one cell, eight bytes. <see cref="TryResolve"/> turns it into a day once the order of the column is decided.</summary>
internal readonly record struct DateReading
{
    private const short NoTime = -1;

    private readonly byte _calendar;

    private DateReading(DateState state, int first, int second, int year, short minutes, DateCalendar calendar = DateCalendar.Gregorian)
    {
        _calendar = (byte)calendar;
        State = state;
        First = (byte)first;
        Second = (byte)second;
        Year = (short)year;
        Minutes = minutes;
    }

    public DateState State { get; }

    public byte First { get; }

    public byte Second { get; }

    /// <summary>Calendar of the numbers, where it takes the whole date to convert it: Hijri or Persian, else Gregorian.</summary>
    public DateCalendar Calendar => (DateCalendar)_calendar;

    /// <summary>Four-digit year, or the last of three short numbers (0 to 99).</summary>
    public short Year { get; }

    /// <summary>Minutes after midnight of a time beside the date, -1 without one.</summary>
    public short Minutes { get; }

    public bool HasTwoDigitYear => Year < 100 && State >= DateState.Definite;

    public bool HasTime => Minutes != NoTime && State >= DateState.Definite;

    /// <summary>True when the day cannot be told before the order of the column is decided.</summary>
    public bool NeedsOrder => State == DateState.Ambiguous || (HasTwoDigitYear && State != DateState.Definite);

    public static DateReading Missing => default;

    public static DateReading Unreadable => new(DateState.Unreadable, 0, 0, 0, NoTime);

    public static DateReading Incomplete => new(DateState.Incomplete, 0, 0, 0, NoTime);

    /// <summary>Year, month and day are known.</summary>
    public static DateReading Definite(int year, int month, int day)
    {
        if (year is < 0 or > 9999)
            return Unreadable;
        if (month == 0 || day == 0)
            return Incomplete;
        return month > 12 || day > 31 ? Unreadable : new DateReading(DateState.Definite, month, day, year, NoTime);
    }

    /// <summary>Two small numbers and a year: what they are depends on the column unless one of them is impossible.</summary>
    public static DateReading OfTwoNumbers(int first, int second, int year)
    {
        if (first == 0 || second == 0)
            return Incomplete;
        if (first > 31 && year is <= 31 and > 0)
            return Definite(first, second, year);
        if (first > 31 || second > 31 || (first > 12 && second > 12) || year is < 0 or > 9999)
            return Unreadable;
        // The same number twice tells nothing about the order and needs none.
        if (first == second)
            return Definite(year, first, second);
        var state = first > 12 ? DateState.DayFirst : second > 12 ? DateState.MonthFirst : DateState.Ambiguous;
        return new DateReading(state, first, second, year, NoTime);
    }

    /// <summary>Serial day number of a spreadsheet (1900 system); the fraction is the time of day.</summary>
    public static DateReading OfSerial(double serial)
    {
        // Below 61 the 1900 system is one day off, and below 1 it is a time only: neither is a date of ours.
        if (!(serial is >= 61 and < 73_415))
            return Unreadable;
        var moment = DateTime.FromOADate(serial);
        var minutes = (short)((moment.Hour * 60) + moment.Minute);
        return Definite(moment.Year, moment.Month, moment.Day).WithTime(minutes == 0 ? NoTime : minutes);
    }

    public DateReading WithTime(int minutes) => new(State, First, Second, Year, (short)minutes, Calendar);

    /// <summary>The same numbers in another calendar.</summary>
    public DateReading In(DateCalendar calendar) => new(State, First, Second, Year, Minutes, calendar);

    /// <summary>The day, by the order decided for the column; false when there is no such day.</summary>
    /// <param name="order">Order of the column.</param>
    /// <param name="latestYear">A two-digit year is read as the last year up to this one.</param>
    /// <param name="date">The day.</param>
    public bool TryResolve(DateOrder order, int latestYear, out DateOnly date)
    {
        date = default;
        if (State < DateState.Definite)
            return false;
        var (year, month, day) = Parts(order);
        if (Calendar != DateCalendar.Gregorian)
            return WholeDateCalendars.TryConvert(Calendar, (year, month, day), out date);
        if (HasTwoDigitYear)
            year = Century(year, latestYear);
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>State only: a date of birth is personal.</summary>
    public override string ToString() => State.ToString();

    private (int Year, int Month, int Day) Parts(DateOrder order)
    {
        if (State == DateState.Definite)
            return (Year, First, Second);
        if (order == DateOrder.YearMonthDay && HasTwoDigitYear)
            return (First, Second, Year);
        var monthFirst = State == DateState.MonthFirst || (State == DateState.Ambiguous && order == DateOrder.MonthDayYear);
        return monthFirst ? (Year, First, Second) : (Year, Second, First);
    }

    private static int Century(int twoDigits, int latestYear)
    {
        var year = 2000 + twoDigits;
        return year > latestYear ? year - 100 : year;
    }
}

namespace FPReconcile.Core.Normalization;

/// <summary>What the order of day and month of a column rests on.</summary>
internal enum DateOrderBasis
{
    /// <summary>No date of the column needs a decision.</summary>
    NotNeeded = 0,

    /// <summary>Dates of the column itself that fit one order only.</summary>
    Column,

    /// <summary>The same in other date columns of the file.</summary>
    OtherColumns,

    /// <summary>The mapping says so.</summary>
    Declared,

    /// <summary>Nothing tells: the dateOrder setting, and the note says so.</summary>
    Assumed,

    /// <summary>More than 5 % of the telling dates say the opposite: dates that fit both are set aside.</summary>
    Contradictory,
}

/// <summary>Order of day and month of one column of a file, and why.</summary>
internal readonly record struct DateOrderDecision(DateOrder Order, DateOrderBasis Basis);

/// <summary>
/// Counts the dates of one column of a file that can be read in one order only. The order is decided for the whole column,
/// never row by row: a row that fits both would otherwise be guessed.
/// </summary>
internal sealed class DateOrderTally
{
    /// <summary>Greatest share of dates against the majority that typing errors explain.</summary>
    public const double LargestMinority = 0.05;

    private int _dayFirst;
    private int _monthFirst;
    private int _ambiguous;

    /// <summary>Dates whose year has two digits.</summary>
    public int TwoDigitYears { get; private set; }

    public void Add(DateReading reading)
    {
        switch (reading.State)
        {
            case DateState.DayFirst:
                _dayFirst++;
                break;
            case DateState.MonthFirst:
                _monthFirst++;
                break;
            case DateState.Ambiguous:
                _ambiguous++;
                break;
            default:
                break;
        }

        if (reading.HasTwoDigitYear)
            TwoDigitYears++;
    }

    /// <summary>Decides the order of this column from its own dates, else the declaration, else the other columns, else the setting.</summary>
    public DateOrderDecision Decide(IEnumerable<DateOrderTally> otherColumns, DateOrder? declared, DateOrder setting)
    {
        var fallback = declared ?? setting;
        if (_ambiguous == 0 && !(fallback == DateOrder.YearMonthDay && TwoDigitYears > 0))
            return new DateOrderDecision(fallback, DateOrderBasis.NotNeeded);
        if (fallback == DateOrder.YearMonthDay && TwoDigitYears > 0)
            return new DateOrderDecision(fallback, declared is null ? DateOrderBasis.Assumed : DateOrderBasis.Declared);
        if (_dayFirst + _monthFirst > 0)
            return DecideByOwnDates(declared);
        if (declared is { } order)
            return new DateOrderDecision(order, DateOrderBasis.Declared);
        return DecideByOthers(otherColumns) ?? new DateOrderDecision(setting, DateOrderBasis.Assumed);
    }

    private DateOrderDecision DecideByOwnDates(DateOrder? declared)
    {
        var majority = _dayFirst >= _monthFirst ? DateOrder.DayMonthYear : DateOrder.MonthDayYear;
        var isClear = IsClear(_dayFirst, _monthFirst);
        var opposesDeclaration = declared is DateOrder.DayMonthYear or DateOrder.MonthDayYear && declared != majority;
        return new DateOrderDecision(majority, isClear && !opposesDeclaration ? DateOrderBasis.Column : DateOrderBasis.Contradictory);
    }

    private static DateOrderDecision? DecideByOthers(IEnumerable<DateOrderTally> otherColumns)
    {
        var (days, months) = (0, 0);
        foreach (var other in otherColumns)
        {
            days += other._dayFirst;
            months += other._monthFirst;
        }

        if (days + months == 0 || !IsClear(days, months))
            return null;
        return new DateOrderDecision(days >= months ? DateOrder.DayMonthYear : DateOrder.MonthDayYear, DateOrderBasis.OtherColumns);
    }

    private static bool IsClear(int first, int second) => Math.Min(first, second) <= LargestMinority * (first + second);
}

using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Intake;

/// <summary>
/// The order of day and month in each date column of one file, decided over all its sheets after every row was read. A birth
/// date, a mother's birth date and the dates of the record are columns of their own: one file may write them differently.
/// </summary>
internal sealed class DateDecisions
{
    private static readonly CanonicalColumn[] DateColumns =
        [CanonicalColumn.BirthDate, CanonicalColumn.MotherBirthDate, CanonicalColumn.RegistrationDate, CanonicalColumn.EntryDate, CanonicalColumn.NotifiedDate];

    private readonly DateOrderTally[] _tallies = [.. DateColumns.Select(static _ => new DateOrderTally())];
    private readonly DateOrderDecision[] _decisions;

    public DateDecisions(IReadOnlyList<SheetDraft> sheets, DateOrder setting)
    {
        foreach (var row in sheets.SelectMany(static sheet => sheet.Rows))
        {
            for (var i = 0; i < DateColumns.Length; i++)
                _tallies[i].Add(ReadingOf(row, i));
        }

        var declared = sheets.Select(static sheet => sheet.Layout.DeclaredDateOrder).FirstOrDefault(static order => order is not null);
        _decisions = [.. _tallies.Select(tally => tally.Decide(_tallies.Where(other => other != tally), declared, setting))];
    }

    /// <summary>Resolves a date of a column; the code says what is wrong with it, null for a blank or readable one.</summary>
    /// <param name="column">One of the date columns.</param>
    /// <param name="reading">What the cell said.</param>
    /// <param name="latestYear">A two-digit year is the last such year up to this one.</param>
    /// <param name="date">The day; null when there is none.</param>
    public RejectionCode? Resolve(CanonicalColumn column, DateReading reading, int latestYear, out DateOnly? date)
    {
        date = null;
        switch (reading.State)
        {
            case DateState.Missing:
                return null;
            case DateState.Unreadable:
                return RejectionCode.DateUnreadable;
            case DateState.Incomplete:
                return RejectionCode.DateIncomplete;
            default:
                break;
        }

        var decision = _decisions[Array.IndexOf(DateColumns, column)];
        if (reading.State == DateState.Ambiguous && decision.Basis == DateOrderBasis.Contradictory)
            return RejectionCode.DateAmbiguous;
        if (!reading.TryResolve(decision.Order, latestYear, out var day))
            return RejectionCode.DateUnreadable;
        date = day;
        return null;
    }

    /// <summary>What had to be assumed about the dates of a sheet; letters only.</summary>
    public IEnumerable<string> NotesFor(SheetDraft sheet)
    {
        for (var i = 0; i < DateColumns.Length; i++)
        {
            var index = sheet.IndexOf(DateColumns[i]);
            if (index < 0)
                continue;
            var letter = ColumnLetters.Of(index);
            if (OrderNote(_decisions[i]) is { } note)
                yield return $"{letter}: {note}";
            if (_tallies[i].TwoDigitYears > 0)
                yield return $"{letter}: {_tallies[i].TwoDigitYears} years of two digits, the century was assumed";
        }
    }

    private static string? OrderNote(DateOrderDecision decision) => decision.Basis switch
    {
        DateOrderBasis.Assumed => $"no date tells day from month, {Words(decision.Order)} assumed by the setting dateOrder",
        DateOrderBasis.OtherColumns => $"no date tells day from month, {Words(decision.Order)} as in the other dates of the file",
        DateOrderBasis.Column when decision.Order == DateOrder.MonthDayYear => $"dates are {Words(decision.Order)}",
        DateOrderBasis.Contradictory => "the dates contradict each other in the order of day and month; dates that fit both orders were set aside",
        _ => null,
    };

    private static string Words(DateOrder order) => order switch
    {
        DateOrder.MonthDayYear => "month before day",
        DateOrder.YearMonthDay => "year first",
        _ => "day before month",
    };

    private static DateReading ReadingOf(RowDraft row, int column) => column switch
    {
        0 => row.BirthDateReading,
        1 => row.MotherBirthDateReading,
        2 => row.RegistrationDateReading,
        3 => row.EntryDateReading,
        _ => row.NotifiedDateReading,
    };
}

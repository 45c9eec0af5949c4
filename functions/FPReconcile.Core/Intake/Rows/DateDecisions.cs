using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Intake.Rows;

/// <summary>
/// The order of day and month in each date column of one file, decided over all its sheets after every row was read. A birth
/// date, a mother's birth date and the dates of the record are columns of their own: one file may write them differently.
/// </summary>
internal sealed class DateDecisions(DateOnly asOf)
{
    private static readonly CanonicalColumn[] DateColumns =
        [CanonicalColumn.BirthDate, CanonicalColumn.MotherBirthDate, CanonicalColumn.RegistrationDate, CanonicalColumn.EntryDate, CanonicalColumn.NotifiedDate];

    private readonly DateOrderTally[] _tallies = [.. DateColumns.Select(static _ => new DateOrderTally())];
    private DateOrderDecision[]? _decisions;

    /// <summary>Day of the run.</summary>
    public DateOnly AsOf => asOf;

    /// <summary>Counts the dates of a row.</summary>
    public void Add(in RowDraft row)
    {
        _tallies[0].Add(row.BirthDateReading);
        _tallies[1].Add(row.MotherBirthDateReading);
        _tallies[2].Add(row.RegistrationDateReading);
        _tallies[3].Add(row.EntryDateReading);
        _tallies[4].Add(row.NotifiedDateReading);
    }

    /// <summary>Decides, once every row of the file is counted.</summary>
    /// <param name="declared">Order that the mapping declares.</param>
    /// <param name="setting">Order where nothing tells.</param>
    public void Decide(DateOrder? declared, DateOrder setting) =>
        _decisions = [.. _tallies.Select(tally => tally.Decide(_tallies.Where(other => other != tally), declared, setting))];

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

        // A date that fits one order only is read before the order of its column is known.
        var decision = reading.NeedsOrder ? Decisions[Array.IndexOf(DateColumns, column)] : default;
        if (reading.State == DateState.Ambiguous && decision.Basis == DateOrderBasis.Contradictory)
            return RejectionCode.DateAmbiguous;
        if (!reading.TryResolve(decision.Order, latestYear, out var day))
            return RejectionCode.DateUnreadable;
        date = day;
        return null;
    }

    /// <summary>What had to be assumed about the dates of a sheet; letters only.</summary>
    public IEnumerable<string> NotesFor(ColumnPlan plan)
    {
        for (var i = 0; i < DateColumns.Length; i++)
        {
            var index = plan.IndexOf(DateColumns[i]);
            if (index < 0)
                continue;
            var letter = ColumnLetters.Of(index);
            if (OrderNote(Decisions[i]) is { } note)
                yield return $"{letter}: {note}";
            if (_tallies[i].TwoDigitYears > 0)
                yield return $"{letter}: {_tallies[i].TwoDigitYears} years of two digits, the century was assumed";
        }
    }

    private DateOrderDecision[] Decisions => _decisions ?? throw new InvalidOperationException("the file is not read to its end");

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
}

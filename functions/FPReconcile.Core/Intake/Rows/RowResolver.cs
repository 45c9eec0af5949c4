using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake.Rows;

/// <summary>How the rows of one sheet are finished: days from dates, and whether the row can be used.</summary>
internal sealed class RowResolver
{
    // Offices restart registers, they do not back-date births: earlier dates are slips of the year or of the calendar.
    private static readonly DateOnly EarliestBirth = new(1990, 1, 1);
    private static readonly DateOnly EarliestMotherBirth = new(1930, 1, 1);
    private const int LatestTwoDigitYearOfChild = 2089;
    private const int LeastAgeOfMother = 9;
    private const int MostAgeOfMother = 66;

    // A record date a year ahead is a slip of the year; a nearer one is a record of tomorrow in an extract of today.
    private const int MostDaysAhead = 366;

    private readonly SourceKind? _source;
    private readonly DateDecisions _dates;
    private readonly DateOnly _asOf;
    private readonly CanonicalColumn _recordDateColumn;
    private readonly int _birthDateIndex;
    private readonly int _motherBirthDateIndex;
    private readonly int _recordDateIndex;
    private readonly int _sexIndex;

    public RowResolver(SourceKind? source, ColumnPlan plan, DateDecisions dates)
    {
        _source = source;
        _dates = dates;
        _asOf = dates.AsOf;
        _recordDateColumn = source switch
        {
            SourceKind.Registration => CanonicalColumn.RegistrationDate,
            SourceKind.Register => CanonicalColumn.EntryDate,
            _ => CanonicalColumn.NotifiedDate,
        };
        _birthDateIndex = plan.IndexOf(CanonicalColumn.BirthDate);
        _motherBirthDateIndex = plan.IndexOf(CanonicalColumn.MotherBirthDate);
        _recordDateIndex = plan.IndexOf(_recordDateColumn);
        _sexIndex = plan.IndexOf(CanonicalColumn.Sex);
    }

    /// <summary>True when a date of the row cannot be told before the whole file was read.</summary>
    public bool NeedsDateOrder(in RowDraft row) =>
        row.BirthDateReading.NeedsOrder || row.MotherBirthDateReading.NeedsOrder || RecordDateReading(row).NeedsOrder;

    /// <summary>Finishes the values of a row; false when the row is set aside.</summary>
    public bool Resolve(ref RowDraft row, SexLetters letters)
    {
        if (_source is null && row.Mother.IsMissing)
            row.Mother.Whole = row.MotherInChildName;
        ResolveSex(ref row, letters);
        var isUsable = ResolveBirthDate(ref row);
        ResolveMotherBirthDate(ref row, isUsable);
        isUsable &= ResolveRecordDate(ref row);
        // In a list of deaths a birth date is enough: the mother's name may stand on the other side.
        if (isUsable && !row.IsIdentified && !(_source is null && row.BirthDate != default))
        {
            row.Reject(-1, RejectionCode.NothingToIdentifyBy, RejectionEffect.Row);
            isUsable = false;
        }

        return isUsable;
    }

    private void ResolveSex(ref RowDraft row, SexLetters letters)
    {
        row.Sex = SexWords.Resolve(row.SexReading, letters);
        // A letter that the others of its column do not explain.
        if (row.Sex == Sex.Unknown && row.SexReading is SexReading.LetterG or SexReading.LetterB)
            row.Reject(_sexIndex, RejectionCode.SexUnreadable, RejectionEffect.Value);
    }

    private bool ResolveBirthDate(ref RowDraft row)
    {
        var code = _dates.Resolve(CanonicalColumn.BirthDate, row.BirthDateReading, LatestTwoDigitYearOfChild, out var date);
        var rejection = code switch
        {
            RejectionCode.DateUnreadable => RejectionCode.BirthDateUnreadable,
            RejectionCode.DateIncomplete => RejectionCode.BirthDateIncomplete,
            RejectionCode.DateAmbiguous => RejectionCode.BirthDateAmbiguous,
            _ when date is null => RejectionCode.BirthDateMissing,
            _ when date > _asOf => RejectionCode.BirthDateAfterAsOf,
            _ when date < EarliestBirth => RejectionCode.BirthDateOutOfRange,
            _ => (RejectionCode?)null,
        };
        if (rejection is { } reason)
        {
            var isDeathList = _source is null;
            if (!isDeathList || reason != RejectionCode.BirthDateMissing)
                row.Reject(_birthDateIndex, reason, isDeathList ? RejectionEffect.Value : RejectionEffect.Row);
            return isDeathList;
        }

        row.BirthDate = date!.Value;
        if (row.BirthTime is null && row.BirthDateReading.HasTime)
            row.BirthTime = new TimeOnly(row.BirthDateReading.Minutes / 60, row.BirthDateReading.Minutes % 60);
        return true;
    }

    private void ResolveMotherBirthDate(ref RowDraft row, bool hasBirthDate)
    {
        var code = _dates.Resolve(CanonicalColumn.MotherBirthDate, row.MotherBirthDateReading, _asOf.Year - LeastAgeOfMother, out var date);
        // A run as of a day of the first century is a slip, and ages cannot be counted back from it.
        var latest = _asOf > EarliestBirth ? _asOf : EarliestBirth;
        var birth = hasBirthDate && row.BirthDate != default ? row.BirthDate : latest;
        if (code is null && date is { } day && (day < EarliestMotherBirth || day > birth.AddYears(-LeastAgeOfMother) || day < birth.AddYears(-MostAgeOfMother)))
            code = RejectionCode.DateOutOfRange;
        if (code is { } rejection)
            row.Reject(_motherBirthDateIndex, rejection, RejectionEffect.Value);
        else
            row.MotherBirthDate = date;
    }

    // Rows dated after the day of the run do not count yet: an extract of today must give the result of last month's run.
    private bool ResolveRecordDate(ref RowDraft row)
    {
        if (_source is null)
            return true;
        var code = _dates.Resolve(_recordDateColumn, RecordDateReading(row), LatestTwoDigitYearOfChild, out var date);
        if (code is null && date is { } day && (day < EarliestBirth || day.DayNumber - _asOf.DayNumber > MostDaysAhead))
            code = RejectionCode.DateOutOfRange;
        if (code is null && date < row.BirthDate)
            code = RejectionCode.DateBeforeBirth;
        if (code is { } rejection)
        {
            row.Reject(_recordDateIndex, rejection, RejectionEffect.Value);
            return true;
        }

        row.RecordDate = date;
        if (!(date > _asOf))
            return true;
        row.Reject(_recordDateIndex, RejectionCode.RecordDateAfterAsOf, RejectionEffect.Row);
        return false;
    }

    private DateReading RecordDateReading(in RowDraft row) => _recordDateColumn switch
    {
        CanonicalColumn.RegistrationDate => row.RegistrationDateReading,
        CanonicalColumn.EntryDate => row.EntryDateReading,
        _ => row.NotifiedDateReading,
    };
}

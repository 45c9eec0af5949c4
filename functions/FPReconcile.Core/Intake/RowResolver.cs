using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake;

/// <summary>What one sheet knows once its file is complete: how its rows are to be finished.</summary>
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
    private readonly SheetDraft _sheet;
    private readonly DateDecisions _dates;
    private readonly DateOnly _asOf;
    private readonly CanonicalColumn _recordDateColumn;
    private readonly SexLetters _letters = new();
    private readonly List<PendingRejection> _found = [];

    public RowResolver(SourceKind? source, SheetDraft sheet, DateDecisions dates, DateOnly asOf)
    {
        _source = source;
        _sheet = sheet;
        _dates = dates;
        _asOf = asOf;
        _recordDateColumn = source switch
        {
            SourceKind.Registration => CanonicalColumn.RegistrationDate,
            SourceKind.Register => CanonicalColumn.EntryDate,
            _ => CanonicalColumn.NotifiedDate,
        };
        foreach (var row in sheet.Rows)
            _letters.Add(row.SexReading);
    }

    /// <summary>Rejections found by the last <see cref="Resolve"/>; the row is set aside when one of them says so.</summary>
    public IReadOnlyList<PendingRejection> Found => _found;

    /// <summary>Finishes the values of a row that needed the whole file; false when the row is set aside.</summary>
    public bool Resolve(RowDraft row)
    {
        _found.Clear();
        if (_source is null && row.Mother.IsMissing)
            row.Mother.Whole = row.MotherInChildName;
        ResolveSex(row);
        var isUsable = ResolveBirthDate(row);
        ResolveMotherBirthDate(row, isUsable);
        isUsable &= ResolveRecordDate(row);
        // In a list of deaths a birth date is enough: the mother's name may stand on the other side.
        if (isUsable && !row.IsIdentified && !(_source is null && row.BirthDate != default))
        {
            Add(row, -1, RejectionCode.NothingToIdentifyBy, RejectionEffect.Row);
            isUsable = false;
        }

        return isUsable;
    }

    private void ResolveSex(RowDraft row)
    {
        row.Sex = SexWords.Resolve(row.SexReading, _letters);
        // A letter that the others of its column do not explain.
        if (row.Sex == Sex.Unknown && row.SexReading is SexReading.LetterG or SexReading.LetterB)
            Add(row, _sheet.IndexOf(CanonicalColumn.Sex), RejectionCode.SexUnreadable, RejectionEffect.Value);
    }

    private bool ResolveBirthDate(RowDraft row)
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
                Add(row, _sheet.IndexOf(CanonicalColumn.BirthDate), reason, isDeathList ? RejectionEffect.Value : RejectionEffect.Row);
            return isDeathList;
        }

        row.BirthDate = date!.Value;
        if (row.BirthTime is null && row.BirthDateReading.HasTime)
            row.BirthTime = new TimeOnly(row.BirthDateReading.Minutes / 60, row.BirthDateReading.Minutes % 60);
        return true;
    }

    private void ResolveMotherBirthDate(RowDraft row, bool hasBirthDate)
    {
        var code = _dates.Resolve(CanonicalColumn.MotherBirthDate, row.MotherBirthDateReading, _asOf.Year - LeastAgeOfMother, out var date);
        // A run as of a day of the first century is a slip, and ages cannot be counted back from it.
        var latest = _asOf > EarliestBirth ? _asOf : EarliestBirth;
        var birth = hasBirthDate && row.BirthDate != default ? row.BirthDate : latest;
        if (code is null && date is { } day && (day < EarliestMotherBirth || day > birth.AddYears(-LeastAgeOfMother) || day < birth.AddYears(-MostAgeOfMother)))
            code = RejectionCode.DateOutOfRange;
        if (code is { } rejection)
            Add(row, _sheet.IndexOf(CanonicalColumn.MotherBirthDate), rejection, RejectionEffect.Value);
        else
            row.MotherBirthDate = date;
    }

    // Rows dated after the day of the run do not count yet: an extract of today must give the result of last month's run.
    private bool ResolveRecordDate(RowDraft row)
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
            Add(row, _sheet.IndexOf(_recordDateColumn), rejection, RejectionEffect.Value);
            return true;
        }

        row.RecordDate = date;
        if (!(date > _asOf))
            return true;
        Add(row, _sheet.IndexOf(_recordDateColumn), RejectionCode.RecordDateAfterAsOf, RejectionEffect.Row);
        return false;
    }

    private DateReading RecordDateReading(RowDraft row) => _recordDateColumn switch
    {
        CanonicalColumn.RegistrationDate => row.RegistrationDateReading,
        CanonicalColumn.EntryDate => row.EntryDateReading,
        _ => row.NotifiedDateReading,
    };

    private void Add(RowDraft row, int column, RejectionCode code, RejectionEffect effect) =>
        _found.Add(new PendingRejection(row.Row, column, code, effect));
}

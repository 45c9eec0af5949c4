using System.Globalization;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake.Rows;

/// <summary>Reads the cells of one row into a draft. Every value that is not understood goes to the rejections of the draft, and the row stays.</summary>
internal sealed class RowReader(SheetLayout layout, ValueCaches caches)
{
    private readonly PlannedColumn[] _columns = [.. layout.Plan.Columns];
    private RejectionCode? _rejected;

    public void Read(ReadOnlySpan<Cell> cells, ref RowDraft draft)
    {
        foreach (var planned in _columns)
        {
            if (planned.Index >= cells.Length)
                break;
            ref readonly var cell = ref cells[planned.Index];
            if (cell.IsBlank)
                continue;
            if (planned.Meaning.Use == ColumnUse.Canonical)
                ReadCanonical(planned.Meaning.Column, cell, ref draft);
            else
                ReadDeathEvidence(planned.Meaning.Use, cell, ref draft);
            if (_rejected is { } code)
            {
                draft.Reject(planned.Index, code, RejectionEffect.Value);
                _rejected = null;
            }
        }

        if (draft.BirthOrder == 0)
            draft.BirthOrder = draft.OrderInName;
    }

    // One case per column of the allow-list: long, but a table of delegates would only hide it.
    private void ReadCanonical(CanonicalColumn meaning, in Cell cell, ref RowDraft draft)
    {
        if (cell.Kind == CellKind.Error && meaning != CanonicalColumn.BirthDate)
        {
            if (meaning == CanonicalColumn.Outcome)
                draft.StatedOutcome = BirthOutcome.NotUnderstood;
            Reject(RejectionCode.CellError);
            return;
        }

        switch (meaning)
        {
            case CanonicalColumn.RecordId: draft.RecordId = ReadRecordId(cell); break;
            case CanonicalColumn.FacilityCode: draft.FacilityCode = ReadCode(cell); break;
            case CanonicalColumn.BirthPlace: draft.BirthPlace = ReadBirthPlace(cell); break;
            case CanonicalColumn.AreaCode: draft.AreaCode = ReadCode(cell); break;
            case CanonicalColumn.BirthDate: draft.BirthDateReading = ReadDate(cell); break;
            case CanonicalColumn.BirthTime: draft.BirthTime = ReadTime(cell); break;
            case CanonicalColumn.Sex: draft.SexReading = ReadSex(cell); break;
            case CanonicalColumn.BirthWeightG: draft.Weight = ReadWeight(cell); break;
            case CanonicalColumn.Gestation: draft.Gestation = ReadGestation(cell); break;
            case CanonicalColumn.Plurality: draft.Plurality = ReadPlurality(cell); break;
            case CanonicalColumn.BirthOrder: draft.BirthOrder = ReadBirthOrder(cell); break;
            case CanonicalColumn.Outcome: draft.StatedOutcome = ReadOutcome(cell); break;
            case CanonicalColumn.ChildSurname: draft.Child.Surname = ReadChildName(cell, ref draft); break;
            case CanonicalColumn.ChildGivenName: draft.Child.GivenName = ReadChildName(cell, ref draft); break;
            case CanonicalColumn.ChildName: draft.Child.Whole = ReadChildName(cell, ref draft); break;
            case CanonicalColumn.MotherSurname: draft.Mother.Surname = ReadName(cell); break;
            case CanonicalColumn.MotherGivenName: draft.Mother.GivenName = ReadName(cell); break;
            case CanonicalColumn.MotherName: draft.Mother.Whole = ReadName(cell); break;
            case CanonicalColumn.MotherBirthDate: draft.MotherBirthDateReading = ReadDate(cell); break;
            case CanonicalColumn.MotherNationalId: draft.MotherNationalId = ReadNationalId(cell); break;
            case CanonicalColumn.FatherSurname: draft.Father.Surname = ReadName(cell); break;
            case CanonicalColumn.FatherGivenName: draft.Father.GivenName = ReadName(cell); break;
            case CanonicalColumn.Phone: draft.Phone = ReadPhone(cell); break;
            case CanonicalColumn.CertificateNumber: draft.CertificateNumber = ReadCertificate(cell); break;
            case CanonicalColumn.RegistrationDate: draft.RegistrationDateReading = ReadDate(cell); break;
            case CanonicalColumn.EntryDate: draft.EntryDateReading = ReadDate(cell); break;
            case CanonicalColumn.NotifiedDate: draft.NotifiedDateReading = ReadDate(cell); break;
            case CanonicalColumn.RecordVintage: draft.Vintage = ReadVintage(cell); break;
            default: throw new ArgumentOutOfRangeException(nameof(meaning));
        }
    }

    private DateReading ReadDate(in Cell cell) => cell.Kind switch
    {
        CellKind.Text => MissingMarks.IsMark(cell.Text!) ? DateReading.Missing : DateParser.ReadText(cell.Text!, layout.Calendar),
        CellKind.Number => DateParser.ReadNumber(cell.Number, layout.Calendar),
        CellKind.Date => DateReading.OfSerial(cell.Number),
        _ => DateReading.Unreadable,
    };

    private TimeOnly? ReadTime(in Cell cell)
    {
        TimeOnly time = default;
        var state = cell.Kind switch
        {
            CellKind.Text => MissingMarks.IsMark(cell.Text!) ? ValueState.Missing : ReadTimeText(cell.Text!, out time),
            CellKind.Number or CellKind.Date => TimeParser.Parse(cell.Number, out time),
            _ => ValueState.Unreadable,
        };
        if (state > ValueState.Read)
            Reject(RejectionCode.TimeUnreadable);
        return state == ValueState.Read ? time : null;
    }

    // A column of times may hold whole moments.
    private ValueState ReadTimeText(string text, out TimeOnly time)
    {
        if (TimeParser.Parse(text, out time) == ValueState.Read)
            return ValueState.Read;
        var moment = DateParser.ReadText(text, layout.Calendar);
        if (!moment.HasTime)
            return ValueState.Unreadable;
        time = new TimeOnly(moment.Minutes / 60, moment.Minutes % 60);
        return ValueState.Read;
    }

    private SexReading ReadSex(in Cell cell)
    {
        var reading = cell.Kind switch
        {
            CellKind.Text => caches.Sexes.Get(cell.Text!),
            CellKind.Number => SexWords.Parse(cell.Number),
            _ => SexReading.Unreadable,
        };
        if (reading == SexReading.Unreadable)
            Reject(RejectionCode.SexUnreadable);
        return reading;
    }

    private BirthOutcome ReadOutcome(in Cell cell)
    {
        // No code list of numbers is common to offices: a number is not understood rather than guessed.
        var outcome = cell.Kind == CellKind.Text
            ? caches.Outcomes.Get(cell.Text!)
            : BirthOutcome.NotUnderstood;
        if (outcome == BirthOutcome.NotUnderstood)
            Reject(RejectionCode.OutcomeNotUnderstood);
        return outcome;
    }

    private BirthPlace ReadBirthPlace(in Cell cell)
    {
        if (cell.Kind == CellKind.Text && MissingMarks.IsMark(cell.Text!))
            return BirthPlace.Unknown;
        var place = cell.Kind == CellKind.Text ? caches.BirthPlaces.Get(cell.Text!) : BirthPlace.Unknown;
        if (place == BirthPlace.Unknown)
            Reject(RejectionCode.BirthPlaceUnreadable);
        return place;
    }

    private short ReadWeight(in Cell cell)
    {
        var grams = 0;
        var state = cell.Kind == CellKind.Number ? WeightParser.Parse(cell.Number, out grams)
            : Missing(cell) ? ValueState.Missing
            : cell.Kind == CellKind.Text ? WeightParser.Parse(cell.Text!, out grams) : ValueState.Unreadable;
        return (short)Checked(state, grams, RejectionCode.WeightUnreadable, RejectionCode.WeightOutOfRange);
    }

    private short ReadGestation(in Cell cell)
    {
        var days = 0;
        var state = cell.Kind == CellKind.Number ? GestationParser.Parse(cell.Number, out days)
            : Missing(cell) ? ValueState.Missing
            : cell.Kind == CellKind.Text ? GestationParser.Parse(cell.Text!, out days) : ValueState.Unreadable;
        return (short)Checked(state, days, RejectionCode.GestationUnreadable, RejectionCode.GestationOutOfRange);
    }

    private byte ReadPlurality(in Cell cell)
    {
        var value = 0;
        var state = cell.Kind == CellKind.Number ? OrderWords.Parse(cell.Number, out value)
            : Missing(cell) ? ValueState.Missing
            : cell.Kind == CellKind.Text ? OrderWords.ParsePlurality(cell.Text!, out value) : ValueState.Unreadable;
        return (byte)Checked(state, value, RejectionCode.PluralityUnreadable, RejectionCode.PluralityOutOfRange);
    }

    private byte ReadBirthOrder(in Cell cell)
    {
        var value = 0;
        var state = cell.Kind == CellKind.Number ? OrderWords.Parse(cell.Number, out value)
            : Missing(cell) ? ValueState.Missing
            : cell.Kind == CellKind.Text ? OrderWords.ParseOrder(cell.Text!, out value) : ValueState.Unreadable;
        return (byte)Checked(state, value, RejectionCode.BirthOrderUnreadable, RejectionCode.BirthOrderOutOfRange);
    }

    private int Checked(ValueState state, int value, RejectionCode unreadable, RejectionCode outOfRange)
    {
        if (state == ValueState.Unreadable)
            Reject(unreadable);
        else if (state == ValueState.OutOfRange)
            Reject(outOfRange);
        return state == ValueState.Read ? value : 0;
    }

    private string? ReadChildName(in Cell cell, ref RowDraft draft)
    {
        if (cell.Kind != CellKind.Text)
            return null;
        var name = caches.Names.Get(cell.Text!);
        draft.OrderInName = Math.Max(draft.OrderInName, name.Order);
        draft.MotherInChildName ??= name.Mother;
        if (name.IsStillbirth)
            draft.DeathEvidence = BirthOutcome.Stillbirth;
        return TextOf(name);
    }

    private string? ReadName(in Cell cell) => cell.Kind == CellKind.Text ? TextOf(caches.Names.Get(cell.Text!)) : null;

    private string? TextOf(in NameValue name)
    {
        if (name.IsSpoiled)
            Reject(RejectionCode.NameSpoiled);
        return name.Text;
    }

    // Codes name files and stand in every list: a national id in the wrong column must not.
    private string? ReadCode(in Cell cell)
    {
        var code = cell.Kind switch
        {
            CellKind.Text => caches.Codes.Get(cell.Text!),
            CellKind.Number => cell.Number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        if (code is null || !RecordIdRule.HoldsNationalId(code, cell))
            return code;
        Reject(RejectionCode.CodeLooksLikeNationalId);
        return null;
    }

    private string? ReadNationalId(in Cell cell) => Checked(
        cell.Kind == CellKind.Text ? NationalIdNormalizer.ReadText(cell.Text!) : cell.Kind == CellKind.Number ? NationalIdNormalizer.ReadNumber(cell.Number) : default,
        RejectionCode.NationalIdDamaged);

    private string? ReadPhone(in Cell cell) => Checked(
        cell.Kind == CellKind.Text ? PhoneNormalizer.ReadText(cell.Text!) : cell.Kind == CellKind.Number ? PhoneNormalizer.ReadNumber(cell.Number) : default,
        RejectionCode.PhoneDamaged);

    private string? ReadCertificate(in Cell cell) => Checked(
        cell.Kind == CellKind.Text ? IdentifierNormalizer.ReadText(cell.Text!) : cell.Kind == CellKind.Number ? IdentifierNormalizer.ReadNumber(cell.Number) : default,
        RejectionCode.CertificateNumberDamaged);

    private string? Checked(IdentifierReading reading, RejectionCode damaged)
    {
        if (reading.State == IdentifierState.Damaged)
            Reject(damaged);
        return reading.State == IdentifierState.Readable ? reading.Value : null;
    }

    private string? ReadRecordId(in Cell cell)
    {
        if (cell.Kind == CellKind.Number)
        {
            // A running number such as 1111 is an id here, though it would be a stand-in elsewhere.
            if (Math.Abs(cell.Number) < 1e15 && cell.Number == Math.Floor(cell.Number))
                return cell.Number.ToString("0", CultureInfo.InvariantCulture);
            Reject(RejectionCode.RecordIdDamaged);
            return null;
        }

        if (cell.Kind != CellKind.Text || MissingMarks.IsMark(cell.Text!))
            return null;
        if (!IdentifierNormalizer.IsScientific(cell.Text!))
            return RecordIdRule.OfText(cell.Text!);
        Reject(RejectionCode.RecordIdDamaged);
        return null;
    }

    private static string? ReadVintage(in Cell cell) => cell.Kind switch
    {
        CellKind.Text => MissingMarks.IsMark(cell.Text!) ? null : TextFolding.Clean(cell.Text!),
        CellKind.Number => cell.Number.ToString(CultureInfo.InvariantCulture),
        CellKind.Date => DateTime.FromOADate(cell.Number).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        _ => null,
    };

    private void ReadDeathEvidence(ColumnUse use, in Cell cell, ref RowDraft draft)
    {
        if (cell.Kind == CellKind.Error)
        {
            ReadLostEvidence(ref draft);
            return;
        }

        var evidence = use switch
        {
            ColumnUse.Remarks => DeathMarks.EvidenceInText(cell),
            ColumnUse.DeathMarker => DeathMarks.SaysNo(cell) ? BirthOutcome.Unknown : DeathMarks.Evidence(cell),
            ColumnUse.LifeMarker => DeathMarks.SaysNo(cell) ? BirthOutcome.Stillbirth : DeathMarks.EvidenceInText(cell),
            _ => BirthOutcome.Unknown,
        };
        if (evidence != BirthOutcome.Unknown && draft.DeathEvidence != BirthOutcome.Stillbirth)
            draft.DeathEvidence = evidence;
    }

    // The column may have told of a death before its formula broke: an error is no 'no'.
    private void ReadLostEvidence(ref RowDraft draft)
    {
        if (draft.DeathEvidence == BirthOutcome.Unknown)
            draft.DeathEvidence = BirthOutcome.NotUnderstood;
        Reject(RejectionCode.CellError);
    }

    private static bool Missing(in Cell cell) => cell.Kind == CellKind.Text && MissingMarks.IsMark(cell.Text!);

    private void Reject(RejectionCode code) => _rejected = code;
}

using System.Globalization;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake;

/// <summary>A name's texts as read; the parts that are known.</summary>
internal struct NameDraft
{
    public string? Surname;
    public string? GivenName;
    public string? Whole;

    public readonly bool IsMissing => Surname is null && GivenName is null && Whole is null;

    public readonly PersonName ToName() => new(Surname, GivenName, Whole);
}

/// <summary>
/// One row between reading and record: values are typed, dates still wait for the order of their column, which is known only
/// when the whole file was read. Kept small: a file has 100,000 of them. Fields, because the reader fills them one by one.
/// </summary>
internal sealed class RowDraft(SheetTally tally, int row)
{
    /// <summary>Counts of the sheet that the row is from.</summary>
    public readonly SheetTally Tally = tally;
    public readonly int Row = row;

    /// <summary>Final id of the record; empty until the row is known to be usable.</summary>
    public string Id = "";

    /// <summary>False once the row was skipped or set aside in favour of another one of its record id.</summary>
    public bool Stands = true;
    public DateReading BirthDateReading;
    public DateReading MotherBirthDateReading;
    public DateReading RegistrationDateReading;
    public DateReading EntryDateReading;
    public DateReading NotifiedDateReading;

    public DateOnly BirthDate;
    public DateOnly? MotherBirthDate;

    /// <summary>The date of the record itself: registered, entered or notified.</summary>
    public DateOnly? RecordDate;
    public TimeOnly? BirthTime;
    public string? RecordId;
    public string? FacilityCode;
    public string? AreaCode;
    public string? MotherNationalId;
    public string? Phone;
    public string? CertificateNumber;
    public string? Vintage;
    public NameDraft Child;
    public NameDraft Mother;

    /// <summary>The mother as a stand-in for the child's name tells her: lists of deaths often know her by it alone.</summary>
    public string? MotherInChildName;
    public NameDraft Father;
    public short Weight;
    public short Gestation;
    public byte Plurality;
    public byte BirthOrder;
    public byte OrderInName;
    public BirthPlace BirthPlace;
    public SexReading SexReading;
    public Sex Sex;
    public BirthOutcome StatedOutcome;

    /// <summary>Death evidence outside the outcome column: remarks, markers, a stillbirth written where the name should stand.</summary>
    public BirthOutcome DeathEvidence;

    public RecordOrigin Origin => new(Tally.File, Tally.Sheet, Row);

    /// <summary>A word of death wins over any stated outcome but a more exact death.</summary>
    public BirthOutcome Outcome => StatedOutcome is BirthOutcome.Stillbirth or BirthOutcome.NeonatalDeath || DeathEvidence == BirthOutcome.Unknown
        ? StatedOutcome
        : DeathEvidence;

    public bool HasDeathEvidence => Outcome is BirthOutcome.Stillbirth or BirthOutcome.NeonatalDeath;

    /// <summary>Anything by which the row could be found again or linked.</summary>
    public bool IsIdentified => RecordId is not null || CertificateNumber is not null || MotherNationalId is not null || Phone is not null
        || !Child.IsMissing || !Mother.IsMissing || !Father.IsMissing;

    /// <summary>What the row says, null for what it does not; where it stood and its version do not count.</summary>
    public string?[] Content() =>
    [
        Day(BirthDate), Day(MotherBirthDate), Day(RecordDate), BirthTime?.ToString("HH:mm", CultureInfo.InvariantCulture),
        Number(BirthOrder), Number(Plurality), Number(Weight), Number(Gestation), Number((int)Sex), Number((int)BirthPlace), Number((int)Outcome),
        FacilityCode, AreaCode, MotherNationalId, Phone, CertificateNumber,
        Child.Surname, Child.GivenName, Child.Whole, Mother.Surname, Mother.GivenName, Mother.Whole, Father.Surname, Father.GivenName, Father.Whole,
    ];

    /// <summary>Rows that say the same have the same key: it also orders rows without regard to where they stood.</summary>
    public string ContentKey() => string.Join('\u001f', Content());

    public override string ToString() => $"row {Row}";

    private static string? Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Number(int value) => value == 0 ? null : value.ToString(CultureInfo.InvariantCulture);
}

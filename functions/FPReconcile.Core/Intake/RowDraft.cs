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

    public readonly bool IsSame(in NameDraft other) =>
        string.Equals(Surname, other.Surname, StringComparison.Ordinal) && string.Equals(GivenName, other.GivenName, StringComparison.Ordinal)
        && string.Equals(Whole, other.Whole, StringComparison.Ordinal);
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

    /// <summary>True when two rows of one record id say the same; where they stood and their version do not count.</summary>
    public bool HasSameContent(RowDraft other) =>
        BirthDate == other.BirthDate && MotherBirthDate == other.MotherBirthDate && RecordDate == other.RecordDate && BirthTime == other.BirthTime
        && Weight == other.Weight && Gestation == other.Gestation && Plurality == other.Plurality && BirthOrder == other.BirthOrder
        && BirthPlace == other.BirthPlace && Sex == other.Sex && Outcome == other.Outcome
        && IsSame(FacilityCode, other.FacilityCode) && IsSame(AreaCode, other.AreaCode) && IsSame(MotherNationalId, other.MotherNationalId)
        && IsSame(Phone, other.Phone) && IsSame(CertificateNumber, other.CertificateNumber)
        && Child.IsSame(other.Child) && Mother.IsSame(other.Mother) && Father.IsSame(other.Father);

    public override string ToString() => $"row {Row}";

    private static bool IsSame(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);
}

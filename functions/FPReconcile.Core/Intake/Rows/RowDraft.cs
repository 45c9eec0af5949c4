using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake.Rows;

/// <summary>A name's texts as read; the parts that are known.</summary>
internal struct NameDraft
{
    public string? Surname;
    public string? GivenName;
    public string? Whole;

    public readonly bool IsMissing => Surname is null && GivenName is null && Whole is null;

    public readonly PersonName ToName() => new(Surname, GivenName, Whole);
}

/// <summary>A value or row that was set aside, before facility and record id of its row are known.</summary>
/// <param name="Column">Column from 0; -1 when the whole row is meant.</param>
/// <param name="Code">Why.</param>
/// <param name="Effect">Value or row.</param>
internal readonly record struct PendingRejection(int Column, RejectionCode Code, RejectionEffect Effect);

/// <summary>
/// One row between reading and record: values are typed, dates may still wait for the order of their column, which is known only
/// when the whole file was read. A struct of fields, because the reader fills one after the other in the same place.
/// </summary>
internal struct RowDraft
{
    public int Row;

    /// <summary>What was set aside of the row, in order of the sheet's columns; null for nothing.</summary>
    public List<PendingRejection>? Rejections;
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

    /// <summary>A word of death wins over any stated outcome but a more exact death.</summary>
    public readonly BirthOutcome Outcome => StatedOutcome is BirthOutcome.Stillbirth or BirthOutcome.NeonatalDeath || DeathEvidence == BirthOutcome.Unknown
        ? StatedOutcome
        : DeathEvidence;

    public readonly bool HasDeathEvidence => Outcome is BirthOutcome.Stillbirth or BirthOutcome.NeonatalDeath;

    /// <summary>Anything by which the row could be found again or linked.</summary>
    public readonly bool IsIdentified => RecordId is not null || CertificateNumber is not null || MotherNationalId is not null || Phone is not null
        || !Child.IsMissing || !Mother.IsMissing || !Father.IsMissing;

    public void Reject(int column, RejectionCode code, RejectionEffect effect) =>
        (Rejections ??= []).Add(new PendingRejection(column, code, effect));

    public override readonly string ToString() => $"row {Row}";
}

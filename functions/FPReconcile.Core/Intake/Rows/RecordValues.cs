using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake.Rows;

/// <summary>The values of a record of any source, ready to become one. Numbers are 0 for none.</summary>
internal struct RecordValues
{
    public RecordKey Key;
    public RecordOrigin Origin;
    public DateOnly BirthDate;
    public TimeOnly? BirthTime;
    public string? FacilityCode;
    public BirthPlace BirthPlace;
    public string? AreaCode;
    public Sex Sex;
    public int Weight;
    public int Gestation;
    public int Plurality;
    public int BirthOrder;
    public BirthOutcome Outcome;
    public PersonName Child;
    public PersonName Mother;
    public DateOnly? MotherBirthDate;
    public string? MotherNationalId;
    public PersonName Father;
    public string? Phone;
    public string? CertificateNumber;
    public string? Vintage;

    /// <summary>Day on which the office recorded the birth: notified, registered or entered.</summary>
    public DateOnly? RecordDate;

    public override readonly string ToString() => Key.ToString();
}

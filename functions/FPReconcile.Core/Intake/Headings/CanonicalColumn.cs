namespace FPReconcile.Core.Intake.Headings;

/// <summary>
/// The allow-list: every column that may enter the system, in contract order. Nothing else is stored, logged or echoed.
/// Adding one needs a written purpose and a new approved list (guard test <c>AllowListTests</c>).
/// </summary>
public enum CanonicalColumn
{
    /// <summary>record_id; also registration_number and entry_number, the names other offices use for it.</summary>
    RecordId,
    FacilityCode,
    BirthPlace,
    AreaCode,
    BirthDate,
    BirthTime,
    Sex,
    BirthWeightG,
    Gestation,
    Plurality,
    BirthOrder,
    Outcome,
    ChildSurname,
    ChildGivenName,
    ChildName,
    MotherSurname,
    MotherGivenName,
    MotherName,
    MotherBirthDate,
    MotherNationalId,
    FatherSurname,
    FatherGivenName,
    Phone,
    CertificateNumber,
    RegistrationDate,
    EntryDate,
    NotifiedDate,
    RecordVintage,
}

using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Runs;

/// <summary>The fields of a record that tests change, and the others as they are.</summary>
internal sealed record BirthFields
{
    private readonly BirthRecord _record;

    private BirthFields(BirthRecord record) => _record = record;

    public required DateOnly BirthDate { get; init; }

    public required string? FacilityCode { get; init; }

    public required string? AreaCode { get; init; }

    public required Sex Sex { get; init; }

    public required int? BirthWeightGrams { get; init; }

    public required PersonName MotherName { get; init; }

    public required DateOnly? MotherBirthDate { get; init; }

    public required string? MotherNationalId { get; init; }

    public static BirthFields Of(BirthRecord r) => new(r)
    {
        BirthDate = r.BirthDate, FacilityCode = r.FacilityCode, AreaCode = r.AreaCode, Sex = r.Sex, BirthWeightGrams = r.BirthWeightGrams,
        MotherName = r.MotherName, MotherBirthDate = r.MotherBirthDate, MotherNationalId = r.MotherNationalId,
    };

    public BirthRecord ToRecord() => _record switch
    {
        BirthNotification r => new BirthNotification
        {
            Key = r.Key, Origin = r.Origin, BirthDate = BirthDate, BirthTime = r.BirthTime, FacilityCode = FacilityCode, AreaCode = AreaCode, Sex = Sex,
            BirthWeightGrams = BirthWeightGrams, Plurality = r.Plurality, BirthOrder = r.BirthOrder, ChildName = r.ChildName, MotherName = MotherName,
            MotherBirthDate = MotherBirthDate, MotherNationalId = MotherNationalId, FatherName = r.FatherName, Phone = r.Phone,
            CertificateNumber = r.CertificateNumber, NotifiedDate = r.NotifiedDate,
        },
        BirthRegistration r => new BirthRegistration
        {
            Key = r.Key, Origin = r.Origin, BirthDate = BirthDate, BirthTime = r.BirthTime, FacilityCode = FacilityCode, AreaCode = AreaCode, Sex = Sex,
            BirthWeightGrams = BirthWeightGrams, Plurality = r.Plurality, BirthOrder = r.BirthOrder, ChildName = r.ChildName, MotherName = MotherName,
            MotherBirthDate = MotherBirthDate, MotherNationalId = MotherNationalId, FatherName = r.FatherName, Phone = r.Phone,
            CertificateNumber = r.CertificateNumber, RegistrationDate = r.RegistrationDate,
        },
        PopulationRegisterEntry r => new PopulationRegisterEntry
        {
            Key = r.Key, Origin = r.Origin, BirthDate = BirthDate, BirthTime = r.BirthTime, FacilityCode = FacilityCode, AreaCode = AreaCode, Sex = Sex,
            BirthWeightGrams = BirthWeightGrams, Plurality = r.Plurality, BirthOrder = r.BirthOrder, ChildName = r.ChildName, MotherName = MotherName,
            MotherBirthDate = MotherBirthDate, MotherNationalId = MotherNationalId, FatherName = r.FatherName, Phone = r.Phone,
            CertificateNumber = r.CertificateNumber, EntryDate = r.EntryDate,
        },
        _ => throw new InvalidOperationException("There are three kinds of records."),
    };
}

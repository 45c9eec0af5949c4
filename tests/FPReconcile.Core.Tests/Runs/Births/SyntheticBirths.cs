using FPReconcile.Core.Records;
using FPReconcile.Core.Runs;
using FPReconcile.Core.Runs.Births;
using FPReconcile.Synthetic;

namespace FPReconcile.Core.Tests.Runs.Births;

/// <summary>Invented districts as records, without the way through files.</summary>
internal static class SyntheticBirths
{
    public static BirthLinkageInput Input(SyntheticDistrict district, int? threads = null) =>
        new()
        {
            Facility = Records(district.Facility, SourceKind.Facility),
            Registration = Records(district.Registration, SourceKind.Registration),
            Register = Records(district.Register, SourceKind.Register),
            Options = new ReconciliationOptions { AsOf = district.Options.AsOf, Threads = threads },
        };

    public static List<BirthRecord> Records(IEnumerable<SyntheticRecord> records, SourceKind source) =>
        [.. records.Select((record, row) => Record(record, source, row))];

    private static BirthRecord Record(SyntheticRecord r, SourceKind source, int row) => source switch
    {
        SourceKind.Facility => new BirthNotification
        {
            Key = new RecordKey(source, r.RecordId), Origin = new RecordOrigin("", "", row + 2), BirthDate = r.BirthDate,
            BirthTime = r.BirthTime, FacilityCode = r.FacilityCode, AreaCode = r.AreaCode, Sex = SexOf(r),
            BirthWeightGrams = r.BirthWeightGrams, Plurality = r.Plurality, BirthOrder = r.BirthOrder, ChildName = Child(r),
            MotherName = Mother(r), MotherBirthDate = r.MotherBirthDate, MotherNationalId = r.MotherNationalId,
            FatherName = Father(r), Phone = r.Phone, CertificateNumber = r.CertificateNumber, NotifiedDate = r.RecordedOn,
        },
        SourceKind.Registration => new BirthRegistration
        {
            Key = new RecordKey(source, r.RecordId), Origin = new RecordOrigin("", "", row + 2), BirthDate = r.BirthDate,
            BirthTime = r.BirthTime, FacilityCode = r.FacilityCode, AreaCode = r.AreaCode, Sex = SexOf(r),
            BirthWeightGrams = r.BirthWeightGrams, Plurality = r.Plurality, BirthOrder = r.BirthOrder, ChildName = Child(r),
            MotherName = Mother(r), MotherBirthDate = r.MotherBirthDate, MotherNationalId = r.MotherNationalId,
            FatherName = Father(r), Phone = r.Phone, CertificateNumber = r.CertificateNumber, RegistrationDate = r.RecordedOn,
        },
        _ => new PopulationRegisterEntry
        {
            Key = new RecordKey(source, r.RecordId), Origin = new RecordOrigin("", "", row + 2), BirthDate = r.BirthDate,
            BirthTime = r.BirthTime, FacilityCode = r.FacilityCode, AreaCode = r.AreaCode, Sex = SexOf(r),
            BirthWeightGrams = r.BirthWeightGrams, Plurality = r.Plurality, BirthOrder = r.BirthOrder, ChildName = Child(r),
            MotherName = Mother(r), MotherBirthDate = r.MotherBirthDate, MotherNationalId = r.MotherNationalId,
            FatherName = Father(r), Phone = r.Phone, CertificateNumber = r.CertificateNumber, EntryDate = r.RecordedOn,
        },
    };

    private static Sex SexOf(SyntheticRecord r) =>
        r.Sex switch { ChildSex.Male => Sex.Male, ChildSex.Female => Sex.Female, _ => Sex.Unknown };

    private static PersonName Child(SyntheticRecord r) => new(r.ChildSurname, r.ChildGivenName, null);

    private static PersonName Mother(SyntheticRecord r) => new(r.MotherSurname, r.MotherGivenName, null);

    private static PersonName Father(SyntheticRecord r) => new(r.FatherSurname, r.FatherGivenName, null);
}

using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake;

/// <summary>Turns a finished row into the record of its source.</summary>
internal static class RecordFactory
{
    public static BirthRecord Create(SourceKind source, RowDraft row)
    {
        var key = new RecordKey(source, row.Id);
        return source switch
        {
            SourceKind.Facility => CreateNotification(key, row),
            SourceKind.Registration => CreateRegistration(key, row),
            SourceKind.Register => CreateEntry(key, row),
            _ => throw new ArgumentOutOfRangeException(nameof(source)),
        };
    }

    public static DeathRecord CreateDeath(RowDraft row) => new()
    {
        Origin = row.Origin,
        BirthDate = row.BirthDate == default ? null : row.BirthDate,
        Sex = row.Sex,
        BirthOrder = NullIfZero(row.BirthOrder),
        FacilityCode = row.FacilityCode,
        ChildName = ChildNameOf(row),
        MotherName = NameOf(row.Mother),
        MotherBirthDate = row.MotherBirthDate,
        MotherNationalId = row.MotherNationalId,
        Phone = row.Phone,
        CertificateNumber = row.CertificateNumber,
        RecordId = row.RecordId,
    };

    // 'Na' is a name beside another part and 'not available' where every part says so.
    private static PersonName NameOf(in NameDraft name)
    {
        if (IsNa(name.Surname) && IsNa(name.GivenName) && IsNa(name.Whole))
            return PersonName.Missing;
        return name.ToName();
    }

    private static PersonName ChildNameOf(RowDraft row)
    {
        var mother = row.Mother.ToName();
        var child = row.Child;
        if (PlaceholderNames.NamesMother(child.Whole, mother))
            child.Whole = null;
        if (PlaceholderNames.NamesMother(child.GivenName, mother))
            child.GivenName = null;
        return NameOf(child);
    }

    private static bool IsNa(string? part) => part is null || part.Equals("NA", StringComparison.OrdinalIgnoreCase);

    private static int? NullIfZero(int value) => value == 0 ? null : value;

    // The three records share their values; initializers cannot be shared without a copy per field.
    private static BirthNotification CreateNotification(RecordKey key, RowDraft row) => new()
    {
        Key = key,
        Origin = row.Origin,
        BirthDate = row.BirthDate,
        BirthTime = row.BirthTime,
        FacilityCode = row.FacilityCode,
        BirthPlace = row.BirthPlace,
        AreaCode = row.AreaCode,
        Sex = row.Sex,
        BirthWeightGrams = NullIfZero(row.Weight),
        GestationDays = NullIfZero(row.Gestation),
        Plurality = NullIfZero(row.Plurality),
        BirthOrder = NullIfZero(row.BirthOrder),
        Outcome = row.Outcome,
        ChildName = ChildNameOf(row),
        MotherName = NameOf(row.Mother),
        MotherBirthDate = row.MotherBirthDate,
        MotherNationalId = row.MotherNationalId,
        FatherName = NameOf(row.Father),
        Phone = row.Phone,
        CertificateNumber = row.CertificateNumber,
        RecordVintage = row.Vintage,
        NotifiedDate = row.RecordDate,
    };

    private static BirthRegistration CreateRegistration(RecordKey key, RowDraft row) => new()
    {
        Key = key,
        Origin = row.Origin,
        BirthDate = row.BirthDate,
        BirthTime = row.BirthTime,
        FacilityCode = row.FacilityCode,
        BirthPlace = row.BirthPlace,
        AreaCode = row.AreaCode,
        Sex = row.Sex,
        BirthWeightGrams = NullIfZero(row.Weight),
        GestationDays = NullIfZero(row.Gestation),
        Plurality = NullIfZero(row.Plurality),
        BirthOrder = NullIfZero(row.BirthOrder),
        Outcome = row.Outcome,
        ChildName = ChildNameOf(row),
        MotherName = NameOf(row.Mother),
        MotherBirthDate = row.MotherBirthDate,
        MotherNationalId = row.MotherNationalId,
        FatherName = NameOf(row.Father),
        Phone = row.Phone,
        CertificateNumber = row.CertificateNumber,
        RecordVintage = row.Vintage,
        RegistrationDate = row.RecordDate,
    };

    private static PopulationRegisterEntry CreateEntry(RecordKey key, RowDraft row) => new()
    {
        Key = key,
        Origin = row.Origin,
        BirthDate = row.BirthDate,
        BirthTime = row.BirthTime,
        FacilityCode = row.FacilityCode,
        BirthPlace = row.BirthPlace,
        AreaCode = row.AreaCode,
        Sex = row.Sex,
        BirthWeightGrams = NullIfZero(row.Weight),
        GestationDays = NullIfZero(row.Gestation),
        Plurality = NullIfZero(row.Plurality),
        BirthOrder = NullIfZero(row.BirthOrder),
        Outcome = row.Outcome,
        ChildName = ChildNameOf(row),
        MotherName = NameOf(row.Mother),
        MotherBirthDate = row.MotherBirthDate,
        MotherNationalId = row.MotherNationalId,
        FatherName = NameOf(row.Father),
        Phone = row.Phone,
        CertificateNumber = row.CertificateNumber,
        RecordVintage = row.Vintage,
        EntryDate = row.RecordDate,
    };
}

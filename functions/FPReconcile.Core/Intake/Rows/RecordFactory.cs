using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake.Rows;

/// <summary>Turns a finished row into the record of its source.</summary>
internal static class RecordFactory
{
    public static BirthRecord Create(RecordKey key, RecordOrigin origin, in RowDraft row)
    {
        return key.Source switch
        {
            SourceKind.Facility => CreateNotification(key, origin, row),
            SourceKind.Registration => CreateRegistration(key, origin, row),
            SourceKind.Register => CreateEntry(key, origin, row),
            _ => throw new ArgumentOutOfRangeException(nameof(key)),
        };
    }

    public static DeathRecord CreateDeath(RecordOrigin origin, in RowDraft row) => new()
    {
        Origin = origin,
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

    /// <summary>The evidence of a record that does not stand, because another version of it does.</summary>
    public static DeathRecord CreateDeath(BirthRecord record) => new()
    {
        Origin = record.Origin,
        BirthDate = record.BirthDate,
        Sex = record.Sex,
        BirthOrder = record.BirthOrder,
        FacilityCode = record.FacilityCode,
        ChildName = record.ChildName,
        MotherName = record.MotherName,
        MotherBirthDate = record.MotherBirthDate,
        MotherNationalId = record.MotherNationalId,
        Phone = record.Phone,
        CertificateNumber = record.CertificateNumber,
        RecordId = record.Key.Id,
    };

    // 'Na' is a name beside another part and 'not available' where every part says so.
    private static PersonName NameOf(in NameDraft name)
    {
        if (IsNa(name.Surname) && IsNa(name.GivenName) && IsNa(name.Whole))
            return PersonName.Missing;
        return name.ToName();
    }

    private static PersonName ChildNameOf(in RowDraft row)
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
    private static BirthNotification CreateNotification(RecordKey key, RecordOrigin origin, in RowDraft row) => new()
    {
        Key = key,
        Origin = origin,
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

    private static BirthRegistration CreateRegistration(RecordKey key, RecordOrigin origin, in RowDraft row) => new()
    {
        Key = key,
        Origin = origin,
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

    private static PopulationRegisterEntry CreateEntry(RecordKey key, RecordOrigin origin, in RowDraft row) => new()
    {
        Key = key,
        Origin = origin,
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

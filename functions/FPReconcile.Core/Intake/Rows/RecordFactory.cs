using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake.Rows;

/// <summary>Turns a finished row into the record of its source.</summary>
internal static class RecordFactory
{
    public static BirthRecord Create(RecordKey key, RecordOrigin origin, in RowDraft row) => Create(new RecordValues
    {
        Key = key,
        Origin = origin,
        BirthDate = row.BirthDate,
        BirthTime = row.BirthTime,
        FacilityCode = row.FacilityCode,
        BirthPlace = row.BirthPlace,
        AreaCode = row.AreaCode,
        Sex = row.Sex,
        Weight = row.Weight,
        Gestation = row.Gestation,
        Plurality = row.Plurality,
        BirthOrder = row.BirthOrder,
        Outcome = row.Outcome,
        Child = ChildNameOf(row),
        Mother = NameOf(row.Mother),
        MotherBirthDate = row.MotherBirthDate,
        MotherNationalId = row.MotherNationalId,
        Father = NameOf(row.Father),
        Phone = row.Phone,
        CertificateNumber = row.CertificateNumber,
        Vintage = row.Vintage,
        RecordDate = row.RecordDate,
    });

    public static BirthRecord Create(in RecordValues values) => values.Key.Source switch
    {
        SourceKind.Facility => CreateNotification(values),
        SourceKind.Registration => CreateRegistration(values),
        SourceKind.Register => CreateEntry(values),
        _ => throw new ArgumentOutOfRangeException(nameof(values)),
    };

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
    private static BirthNotification CreateNotification(in RecordValues values) => new()
    {
        Key = values.Key,
        Origin = values.Origin,
        BirthDate = values.BirthDate,
        BirthTime = values.BirthTime,
        FacilityCode = values.FacilityCode,
        BirthPlace = values.BirthPlace,
        AreaCode = values.AreaCode,
        Sex = values.Sex,
        BirthWeightGrams = NullIfZero(values.Weight),
        GestationDays = NullIfZero(values.Gestation),
        Plurality = NullIfZero(values.Plurality),
        BirthOrder = NullIfZero(values.BirthOrder),
        Outcome = values.Outcome,
        ChildName = values.Child,
        MotherName = values.Mother,
        MotherBirthDate = values.MotherBirthDate,
        MotherNationalId = values.MotherNationalId,
        FatherName = values.Father,
        Phone = values.Phone,
        CertificateNumber = values.CertificateNumber,
        RecordVintage = values.Vintage,
        NotifiedDate = values.RecordDate,
    };

    private static BirthRegistration CreateRegistration(in RecordValues values) => new()
    {
        Key = values.Key,
        Origin = values.Origin,
        BirthDate = values.BirthDate,
        BirthTime = values.BirthTime,
        FacilityCode = values.FacilityCode,
        BirthPlace = values.BirthPlace,
        AreaCode = values.AreaCode,
        Sex = values.Sex,
        BirthWeightGrams = NullIfZero(values.Weight),
        GestationDays = NullIfZero(values.Gestation),
        Plurality = NullIfZero(values.Plurality),
        BirthOrder = NullIfZero(values.BirthOrder),
        Outcome = values.Outcome,
        ChildName = values.Child,
        MotherName = values.Mother,
        MotherBirthDate = values.MotherBirthDate,
        MotherNationalId = values.MotherNationalId,
        FatherName = values.Father,
        Phone = values.Phone,
        CertificateNumber = values.CertificateNumber,
        RecordVintage = values.Vintage,
        RegistrationDate = values.RecordDate,
    };

    private static PopulationRegisterEntry CreateEntry(in RecordValues values) => new()
    {
        Key = values.Key,
        Origin = values.Origin,
        BirthDate = values.BirthDate,
        BirthTime = values.BirthTime,
        FacilityCode = values.FacilityCode,
        BirthPlace = values.BirthPlace,
        AreaCode = values.AreaCode,
        Sex = values.Sex,
        BirthWeightGrams = NullIfZero(values.Weight),
        GestationDays = NullIfZero(values.Gestation),
        Plurality = NullIfZero(values.Plurality),
        BirthOrder = NullIfZero(values.BirthOrder),
        Outcome = values.Outcome,
        ChildName = values.Child,
        MotherName = values.Mother,
        MotherBirthDate = values.MotherBirthDate,
        MotherNationalId = values.MotherNationalId,
        FatherName = values.Father,
        Phone = values.Phone,
        CertificateNumber = values.CertificateNumber,
        RecordVintage = values.Vintage,
        EntryDate = values.RecordDate,
    };
}

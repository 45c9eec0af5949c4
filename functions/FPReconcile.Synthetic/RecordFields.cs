namespace FPReconcile.Synthetic;

/// <summary>Fields that an error can change.</summary>
[Flags]
public enum RecordFields
{
    None = 0,
    BirthDate = 1,
    Sex = 1 << 1,
    BirthWeight = 1 << 2,
    ChildName = 1 << 3,
    MotherSurname = 1 << 4,
    MotherGivenName = 1 << 5,
    MotherBirthDate = 1 << 6,
    MotherNationalId = 1 << 7,
    FatherName = 1 << 8,
    Phone = 1 << 9,
    CertificateNumber = 1 << 10,
    Area = 1 << 11,
}

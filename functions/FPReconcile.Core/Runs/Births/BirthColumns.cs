using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Runs.Births;

/// <summary>Names of the encoded columns that births are compared on.</summary>
internal static class BirthColumns
{
    public const string BirthDate = "birth_date";
    public const string BirthTime = "birth_time";
    public const string BirthOrder = "birth_order";
    public const string BirthWeight = "birth_weight_g";
    public const string Sex = "sex";
    public const string Facility = "facility_code";
    public const string Area = "area_code";
    public const string ChildGivenName = "child_given_name";
    public const string MotherSurname = "mother_surname";
    public const string MotherGivenName = "mother_given_name";
    public const string MotherBirthDate = "mother_birth_date";
    public const string MotherNationalId = "mother_national_id";
    public const string FatherSurname = "father_surname";
    public const string FatherGivenName = "father_given_name";
    public const string Phone = "phone";
    public const string CertificateNumber = "certificate_number";

    /// <summary>Columns of day numbers.</summary>
    public static IReadOnlyList<string> Dates { get; } = [BirthDate, MotherBirthDate];

    /// <summary>Columns of texts of the pool.</summary>
    public static IReadOnlyList<string> Texts { get; } =
        [MotherSurname, MotherGivenName, Facility, Area, FatherSurname, FatherGivenName, ChildGivenName];

    /// <summary>Columns of packed identifiers.</summary>
    public static IReadOnlyList<string> Identifiers { get; } = [MotherNationalId, Phone, CertificateNumber];

    /// <summary>The columns of an encoded table of births; those that the rules look at stand in the first cells.</summary>
    public static TableSchema Schema { get; } = new(
    [
        new(BirthDate), new(MotherBirthDate), new(MotherSurname), new(MotherGivenName), new(Facility), new(Area),
        new(MotherNationalId, IsWide: true), new(Phone, IsWide: true), new(CertificateNumber, IsWide: true),
        new(FatherSurname), new(FatherGivenName), new(ChildGivenName), new(Sex), new(BirthOrder), new(BirthWeight), new(BirthTime),
    ]);
}

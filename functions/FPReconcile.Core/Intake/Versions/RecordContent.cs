using System.Globalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake.Versions;

/// <summary>What a record says, without where it stood and its version: two records that say the same are one that was sent twice.</summary>
internal static class RecordContent
{
    /// <summary>Null for what the record does not say.</summary>
    public static string?[] Of(BirthRecord record) =>
    [
        Day(record.BirthDate), Day(record.MotherBirthDate), Day(record.RecordedOn), record.BirthTime?.ToString("HH:mm", CultureInfo.InvariantCulture),
        Number(record.BirthOrder), Number(record.Plurality), Number(record.BirthWeightGrams), Number(record.GestationDays),
        Code((int)record.Sex), Code((int)record.BirthPlace), Code((int)record.Outcome),
        record.FacilityCode, record.AreaCode, record.MotherNationalId, record.Phone, record.CertificateNumber,
        record.ChildName.Surname, record.ChildName.GivenName, record.ChildName.Whole, record.MotherName.Surname, record.MotherName.GivenName,
        record.MotherName.Whole, record.FatherName.Surname, record.FatherName.GivenName, record.FatherName.Whole,
    ];

    /// <summary>Equal for records that say the same; it also orders records without regard to where they stood.</summary>
    public static string KeyOf(BirthRecord record) => string.Join('\u001f', Of(record));

    private static string? Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Code(int value) => value == 0 ? null : value.ToString(CultureInfo.InvariantCulture);
}

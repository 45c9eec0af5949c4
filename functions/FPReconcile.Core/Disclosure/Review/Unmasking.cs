using System.Globalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Disclosure.Review;

/// <summary>Takes the mask off one record. Whoever calls this has written to the audit why.</summary>
public static class Unmasking
{
    /// <summary>The record in clear.</summary>
    public static UnmaskedRecord Of(BirthRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var details = new (string Field, string? Value)[]
        {
            ("birth_date", Date(record.BirthDate)), ("birth_time", record.BirthTime?.ToString("HH:mm", CultureInfo.InvariantCulture)), ("sex", record.Sex == Sex.Unknown ? null : record.Sex.ToString()),
            ("birth_order", Number(record.BirthOrder)), ("plurality", Number(record.Plurality)), ("birth_weight_g", Number(record.BirthWeightGrams)), ("facility_code", record.FacilityCode),
            ("area_code", record.AreaCode), ("child_name", Name(record.ChildName)), ("mother_name", Name(record.MotherName)), ("mother_birth_date", Date(record.MotherBirthDate)),
            ("mother_national_id", record.MotherNationalId), ("father_name", Name(record.FatherName)), ("phone", record.Phone), ("certificate_number", record.CertificateNumber),
            ("recorded_on", Date(record.RecordedOn)),
        };
        return new UnmaskedRecord { Source = record.Key.Source, Details = [.. details.Where(detail => !string.IsNullOrEmpty(detail.Value)).Select(detail => (detail.Field, detail.Value!))] };
    }

    private static string? Name(PersonName name) => name.IsMissing ? null : string.Join(' ', new[] { name.GivenName, name.Surname, name.Whole }.Where(part => part is not null));

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}

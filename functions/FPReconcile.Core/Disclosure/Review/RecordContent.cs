using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Disclosure.Review;

/// <summary>A number for everything that some records say. It is another one when an office corrects any of them, and stays when one is sent again as it was.</summary>
internal static class RecordContent
{
    // No name holds it: values next to each other cannot be mistaken for one.
    private const char Separator = '\u001f';

    public static ulong Of(IEnumerable<BirthRecord> records)
    {
        var text = new StringBuilder();
        foreach (var record in records.OrderBy(record => record.Key))
            Add(text, record);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    private static void Add(StringBuilder text, BirthRecord record)
    {
        object?[] values =
        [
            record.Key, record.BirthDate.DayNumber, record.BirthTime?.Ticks, record.FacilityCode, record.BirthPlace, record.AreaCode, record.Sex, record.BirthWeightGrams,
            record.GestationDays, record.Plurality, record.BirthOrder, record.Outcome, record.MotherBirthDate?.DayNumber, record.MotherNationalId, record.Phone,
            record.CertificateNumber, record.RecordedOn?.DayNumber, record.IsProvisional,
        ];
        foreach (var value in values)
            text.Append(CultureInfo.InvariantCulture, $"{value}{Separator}");
        foreach (var name in (PersonName[])[record.ChildName, record.MotherName, record.FatherName])
            text.Append(name.Surname).Append(Separator).Append(name.GivenName).Append(Separator).Append(name.Whole).Append(Separator);
    }
}

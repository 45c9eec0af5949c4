using FPReconcile.Core.Records;

namespace FPReconcile.Core.Batches;

/// <summary>Death records of one section, column by column, in their order. Each names its sheet: a file that is not taken in has no sheets.</summary>
internal static class DeathColumns
{
    public static void Write(BatchOutput output, ReadOnlySpan<DeathRecord> rows)
    {
        TextColumn.Write(output, rows, static row => row.Origin.Sheet);
        NumberColumn.Write(output, rows, static row => row.Origin.Row);
        NumberColumn.WriteDates(output, rows, static row => row.BirthDate);
        NumberColumn.Write(output, rows, static row => (int)row.Sex);
        NumberColumn.Write(output, rows, static row => row.BirthOrder ?? 0);
        TextColumn.Write(output, rows, static row => row.FacilityCode);
        NameColumns.Write(output, rows, static row => row.ChildName);
        NameColumns.Write(output, rows, static row => row.MotherName);
        NumberColumn.WriteDates(output, rows, static row => row.MotherBirthDate);
        TextColumn.Write(output, rows, static row => row.MotherNationalId);
        TextColumn.Write(output, rows, static row => row.Phone);
        TextColumn.Write(output, rows, static row => row.CertificateNumber);
        TextColumn.Write(output, rows, static row => row.RecordId);
    }

    public static DeathRecord[] Read(BatchInput input, int rows, string file)
    {
        var sheets = TextColumn.Read(input, rows);
        var numbers = NumberColumn.Read(input, rows, int.MaxValue);
        var birthDates = NumberColumn.ReadDates(input, rows);
        var sexes = NumberColumn.Read(input, rows, (int)Sex.Female);
        var birthOrders = NumberColumn.Read(input, rows, byte.MaxValue);
        var facilityCodes = TextColumn.Read(input, rows);
        var childNames = new NameColumns(input, rows);
        var motherNames = new NameColumns(input, rows);
        var motherBirthDates = NumberColumn.ReadDates(input, rows);
        var motherNationalIds = TextColumn.Read(input, rows);
        var phones = TextColumn.Read(input, rows);
        var certificateNumbers = TextColumn.Read(input, rows);
        var recordIds = TextColumn.Read(input, rows);
        var deaths = new DeathRecord[rows];
        for (var i = 0; i < rows; i++)
        {
            deaths[i] = new DeathRecord
            {
                Origin = new RecordOrigin(file, sheets[i] ?? throw BatchFormatException.Damaged(), numbers[i]),
                BirthDate = birthDates[i],
                Sex = (Sex)sexes[i],
                BirthOrder = birthOrders[i] == 0 ? null : birthOrders[i],
                FacilityCode = facilityCodes[i],
                ChildName = childNames.At(i),
                MotherName = motherNames.At(i),
                MotherBirthDate = motherBirthDates[i],
                MotherNationalId = motherNationalIds[i],
                Phone = phones[i],
                CertificateNumber = certificateNumbers[i],
                RecordId = recordIds[i],
            };
        }

        return deaths;
    }
}

using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Runs;

/// <summary>Turns birth records into the columns of integers that the linkage engine works on.</summary>
internal sealed class BirthEncoder
{
    private readonly ValuePool pool = new();
    private readonly Dictionary<PersonName, NormalizedName> names = [];

    public EncodedTable Encode(IReadOnlyList<BirthRecord> records)
    {
        var table = new EncodedTable(records.Count, pool);
        AddDates(table, records);
        AddCodes(table, records);
        AddNames(table, records);
        table.Add(BirthColumns.MotherNationalId, Each(records, r => pool.Intern(r.MotherNationalId)));
        table.Add(BirthColumns.Phone, Each(records, r => pool.Intern(r.Phone)));
        table.Add(BirthColumns.CertificateNumber, Each(records, r => pool.Intern(r.CertificateNumber)));
        return table;
    }

    private static void AddDates(EncodedTable table, IReadOnlyList<BirthRecord> records)
    {
        table.Add(BirthColumns.BirthDate, Each(records, r => r.BirthDate.DayNumber));
        table.Add(BirthColumns.MotherBirthDate, Each(records, r => r.MotherBirthDate?.DayNumber ?? EncodedTable.Missing));
        table.Add(BirthColumns.BirthTime, Each(records, r => r.BirthTime is { } t ? (t.Hour * 60) + t.Minute : EncodedTable.Missing));
    }

    private void AddCodes(EncodedTable table, IReadOnlyList<BirthRecord> records)
    {
        table.Add(BirthColumns.Facility, Each(records, r => pool.Intern(r.FacilityCode)));
        table.Add(BirthColumns.Area, Each(records, r => pool.Intern(r.AreaCode)));
        table.Add(BirthColumns.Sex, Each(records, r => r.Sex == Sex.Unknown ? EncodedTable.Missing : (int)r.Sex));
        table.Add(BirthColumns.BirthOrder, Each(records, r => BirthOrderComparison.Encode(r.BirthOrder, r.Plurality)));
        table.Add(BirthColumns.BirthWeight, Each(records, r => r.BirthWeightGrams ?? EncodedTable.Missing));
    }

    private void AddNames(EncodedTable table, IReadOnlyList<BirthRecord> records)
    {
        table.Add(BirthColumns.MotherSurname, Each(records, r => pool.Intern(Normalized(r.MotherName).Surname)));
        table.Add(BirthColumns.MotherGivenName, Each(records, r => pool.Intern(Normalized(r.MotherName).GivenName)));
        table.Add(BirthColumns.FatherSurname, Each(records, FatherSurname));
        table.Add(BirthColumns.FatherGivenName, Each(records, r => pool.Intern(Normalized(r.FatherName).GivenName)));
        table.Add(BirthColumns.ChildGivenName, Each(records, r => pool.Intern(Normalized(r.ChildName).GivenName)));
    }

    /// <summary>A surname that father and mother share is said once: its agreement must not count twice.</summary>
    private int FatherSurname(BirthRecord record)
    {
        var father = Normalized(record.FatherName).Surname;
        return father == Normalized(record.MotherName).Surname ? EncodedTable.Missing : pool.Intern(father);
    }

    private NormalizedName Normalized(PersonName name)
    {
        if (name.IsMissing)
            return default;
        if (!names.TryGetValue(name, out var normalized))
            names.Add(name, normalized = NameNormalizer.Normalize(name));
        return normalized;
    }

    private static int[] Each(IReadOnlyList<BirthRecord> records, Func<BirthRecord, int> encode)
    {
        var values = new int[records.Count];
        for (var row = 0; row < values.Length; row++)
            values[row] = encode(records[row]);
        return values;
    }
}

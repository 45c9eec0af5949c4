using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Runs;

/// <summary>Turns birth records into the columns of integers that the linkage engine works on.</summary>
internal sealed class BirthEncoder
{
    private readonly ValuePool _pool;
    private readonly NameEncoder _names;

    /// <param name="records">Number of records of all sources together.</param>
    public BirthEncoder(int records)
    {
        // Identifiers, telephones and certificates are most of the values; about half of them stand in two sources.
        const double DistinctValuesOfARecord = 1.5;
        _pool = new ValuePool((int)(records * DistinctValuesOfARecord));
        _names = new NameEncoder(_pool);
    }

    public EncodedTable Encode(IReadOnlyList<BirthRecord> records)
    {
        var table = new EncodedTable(records.Count, _pool);
        AddDates(table, records);
        AddCodes(table, records);
        AddNames(table, records);
        table.Add(BirthColumns.MotherNationalId, Each(records, r => _pool.Intern(r.MotherNationalId)));
        table.Add(BirthColumns.Phone, Each(records, r => _pool.Intern(r.Phone)));
        table.Add(BirthColumns.CertificateNumber, Each(records, r => _pool.Intern(r.CertificateNumber)));
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
        table.Add(BirthColumns.Facility, Each(records, r => _pool.Intern(r.FacilityCode)));
        table.Add(BirthColumns.Area, Each(records, r => _pool.Intern(r.AreaCode)));
        table.Add(BirthColumns.Sex, Each(records, r => r.Sex == Sex.Unknown ? EncodedTable.Missing : (int)r.Sex));
        table.Add(BirthColumns.BirthOrder, Each(records, r => BirthOrderComparison.Encode(r.BirthOrder, r.Plurality)));
        table.Add(BirthColumns.BirthWeight, Each(records, r => r.BirthWeightGrams ?? EncodedTable.Missing));
    }

    private void AddNames(EncodedTable table, IReadOnlyList<BirthRecord> records)
    {
        var mother = (Surname: new int[records.Count], GivenName: new int[records.Count]);
        var father = (Surname: new int[records.Count], GivenName: new int[records.Count]);
        var child = new int[records.Count];
        for (var row = 0; row < records.Count; row++)
        {
            (mother.Surname[row], mother.GivenName[row]) = _names.Encode(records[row].MotherName);
            (father.Surname[row], father.GivenName[row]) = _names.Encode(records[row].FatherName);
            child[row] = _names.Encode(records[row].ChildName).GivenName;

            // A surname that father and mother share is said once: its agreement must not count twice.
            if (father.Surname[row] == mother.Surname[row])
                father.Surname[row] = EncodedTable.Missing;
        }

        table.Add(BirthColumns.MotherSurname, mother.Surname);
        table.Add(BirthColumns.MotherGivenName, mother.GivenName);
        table.Add(BirthColumns.FatherSurname, father.Surname);
        table.Add(BirthColumns.FatherGivenName, father.GivenName);
        table.Add(BirthColumns.ChildGivenName, child);
    }

    private static int[] Each(IReadOnlyList<BirthRecord> records, Func<BirthRecord, int> encode)
    {
        var values = new int[records.Count];
        for (var row = 0; row < values.Length; row++)
            values[row] = encode(records[row]);
        return values;
    }
}

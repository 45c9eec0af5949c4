using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Runs;

/// <summary>Turns birth records into the columns of integers that the linkage engine works on.</summary>
internal sealed class BirthEncoder
{
    private readonly ValuePool _pool;
    private readonly NameEncoder _names;

    /// <param name="folded">Folds the names, and remembers them.</param>
    public BirthEncoder(FoldedNames folded)
    {
        _pool = new ValuePool();
        _names = new NameEncoder(_pool, folded);
    }

    public EncodedTable Encode(IReadOnlyList<BirthRecord> records)
    {
        var table = new EncodedTable(BirthColumns.Schema, records.Count, _pool);
        table.Set(BirthColumns.BirthDate, row => records[row].BirthDate.DayNumber);
        table.Set(BirthColumns.MotherBirthDate, row => records[row].MotherBirthDate?.DayNumber ?? EncodedTable.Missing);
        table.Set(BirthColumns.BirthTime, row => Minutes(records[row].BirthTime));
        table.Set(BirthColumns.BirthWeight, row => records[row].BirthWeightGrams ?? EncodedTable.Missing);
        table.Set(BirthColumns.Sex, row => records[row].Sex == Sex.Unknown ? EncodedTable.Missing : (int)records[row].Sex);
        table.Set(BirthColumns.BirthOrder, row => BirthOrderComparison.Encode(records[row].BirthOrder, records[row].Plurality));
        table.Set(BirthColumns.Facility, row => _pool.Intern(records[row].FacilityCode));
        table.Set(BirthColumns.Area, row => _pool.Intern(records[row].AreaCode));
        table.Set(BirthColumns.MotherNationalId, row => PackedIdentifier.Pack(records[row].MotherNationalId, _pool));
        table.Set(BirthColumns.Phone, row => PackedIdentifier.Pack(records[row].Phone, _pool));
        table.Set(BirthColumns.CertificateNumber, row => PackedIdentifier.Pack(records[row].CertificateNumber, _pool));
        AddNames(table, records);
        return table;
    }

    private static int Minutes(TimeOnly? time) => time is { } t ? (t.Hour * 60) + t.Minute : EncodedTable.Missing;

    private void AddNames(EncodedTable table, IReadOnlyList<BirthRecord> records)
    {
        var mother = (Surname: Place(BirthColumns.MotherSurname), GivenName: Place(BirthColumns.MotherGivenName));
        var father = (Surname: Place(BirthColumns.FatherSurname), GivenName: Place(BirthColumns.FatherGivenName));
        var child = Place(BirthColumns.ChildGivenName);
        for (var row = 0; row < records.Count; row++)
        {
            var ofMother = _names.Encode(records[row].MotherName);
            var ofFather = _names.Encode(records[row].FatherName);
            table.Set(row, mother.Surname, ofMother.Surname);
            table.Set(row, mother.GivenName, ofMother.GivenName);
            table.Set(row, father.GivenName, ofFather.GivenName);

            // A surname that father and mother share is said once: its agreement must not count twice.
            table.Set(row, father.Surname, ofFather.Surname == ofMother.Surname ? EncodedTable.Missing : ofFather.Surname);
            table.Set(row, child, _names.Encode(records[row].ChildName).GivenName);
        }
    }

    private static ColumnPlace Place(string column) => BirthColumns.Schema.Place(column);
}

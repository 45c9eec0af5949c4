using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Runs.Births;

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
        AddValues(table, records);
        AddNumbers(table, records);
        AddNames(table, records);
        return table;
    }

    // Row by row: records lie scattered in memory, and a walk for each column would have to fetch them again for each.
    private void AddValues(EncodedTable table, IReadOnlyList<BirthRecord> records)
    {
        var (birthDate, birthTime, motherBirthDate) = (Place(BirthColumns.BirthDate), Place(BirthColumns.BirthTime), Place(BirthColumns.MotherBirthDate));
        var (sex, order, weight) = (Place(BirthColumns.Sex), Place(BirthColumns.BirthOrder), Place(BirthColumns.BirthWeight));
        var facility = Place(BirthColumns.Facility);
        for (var row = 0; row < records.Count; row++)
        {
            var record = records[row];
            table.Set(row, birthDate, record.BirthDate.DayNumber);
            table.Set(row, birthTime, Minutes(record.BirthTime));
            table.Set(row, motherBirthDate, record.MotherBirthDate?.DayNumber ?? EncodedTable.Missing);
            table.Set(row, sex, record.Sex == Sex.Unknown ? EncodedTable.Missing : (int)record.Sex);
            table.Set(row, order, BirthOrderComparison.Encode(record.BirthOrder, record.Plurality));
            table.Set(row, weight, record.BirthWeightGrams ?? EncodedTable.Missing);
            table.Set(row, facility, _pool.Intern(record.FacilityCode));
        }
    }

    private void AddNumbers(EncodedTable table, IReadOnlyList<BirthRecord> records)
    {
        var area = Place(BirthColumns.Area);
        var nationalIds = new Identifiers(table, BirthColumns.MotherNationalId);
        var phones = new Identifiers(table, BirthColumns.Phone);
        var certificates = new Identifiers(table, BirthColumns.CertificateNumber);
        for (var row = 0; row < records.Count; row++)
        {
            var record = records[row];
            table.Set(row, area, _pool.Intern(record.AreaCode));
            nationalIds.Set(row, record.MotherNationalId);
            phones.Set(row, record.Phone);
            certificates.Set(row, record.CertificateNumber);
        }

        nationalIds.SetPooled();
        phones.SetPooled();
        certificates.SetPooled();
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

    /// <summary>A column of identifiers. Those that are no plain numbers wait for the end: texts are numbered column by column.</summary>
    private sealed class Identifiers(EncodedTable table, string column)
    {
        private readonly ColumnPlace _place = Place(column);
        private readonly List<(int Row, string Text)> _pooled = [];

        public void Set(int row, string? text)
        {
            if (string.IsNullOrEmpty(text))
                return;
            if (PackedIdentifier.TryPack(text, out var packed))
                table.Set(row, _place, packed);
            else
                _pooled.Add((row, text));
        }

        public void SetPooled()
        {
            foreach (var (row, text) in _pooled)
                table.Set(row, _place, PackedIdentifier.Pack(text, table.Pool));
        }
    }
}

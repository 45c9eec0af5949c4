using FPReconcile.Core.Intake.Rows;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Batches;

/// <summary>The records of one section, column by column. Birth dates are not among them: the days of the index tell them.</summary>
internal sealed class RecordColumns
{
    private readonly int[] _places;
    private readonly int[] _rows;
    private readonly string?[] _ids;
    private readonly TimeOnly?[] _birthTimes;
    private readonly string?[] _facilityCodes;
    private readonly int[] _birthPlaces;
    private readonly string?[] _areaCodes;
    private readonly int[] _sexes;
    private readonly int[] _weights;
    private readonly int[] _gestations;
    private readonly int[] _pluralities;
    private readonly int[] _birthOrders;
    private readonly int[] _outcomes;
    private readonly NameColumns _childNames;
    private readonly NameColumns _motherNames;
    private readonly DateOnly?[] _motherBirthDates;
    private readonly string?[] _motherNationalIds;
    private readonly NameColumns _fatherNames;
    private readonly string?[] _phones;
    private readonly string?[] _certificateNumbers;
    private readonly string?[] _vintages;
    private readonly DateOnly?[] _recordDates;

    /// <summary>Reads the columns in the order in which <see cref="Write"/> has them.</summary>
    /// <param name="input">The section.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="records">Records of the file: no place is beyond.</param>
    /// <param name="shared">Texts of other sections and files; null: each section has its own.</param>
    public RecordColumns(BatchInput input, int rows, int records, SharedTexts? shared)
    {
        _places = ReadPlaces(input, rows, records);
        _rows = ReadRows(input, _places);
        _ids = TextColumn.Read(input, rows);
        _birthTimes = NumberColumn.ReadTimes(input, rows);
        _facilityCodes = TextColumn.Read(input, rows, shared);
        _birthPlaces = NumberColumn.Read(input, rows, (int)BirthPlace.Other);
        _areaCodes = TextColumn.Read(input, rows, shared);
        _sexes = NumberColumn.Read(input, rows, (int)Sex.Female);
        _weights = NumberColumn.Read(input, rows, short.MaxValue);
        _gestations = NumberColumn.Read(input, rows, short.MaxValue);
        _pluralities = NumberColumn.Read(input, rows, byte.MaxValue);
        _birthOrders = NumberColumn.Read(input, rows, byte.MaxValue);
        _outcomes = NumberColumn.Read(input, rows, (int)BirthOutcome.NotUnderstood);
        _childNames = new NameColumns(input, rows, shared);
        _motherNames = new NameColumns(input, rows, shared);
        _motherBirthDates = NumberColumn.ReadDates(input, rows);
        _motherNationalIds = TextColumn.Read(input, rows, shared);
        _fatherNames = new NameColumns(input, rows, shared);
        _phones = TextColumn.Read(input, rows, shared);
        _certificateNumbers = TextColumn.Read(input, rows, shared);
        _vintages = TextColumn.Read(input, rows, shared);
        _recordDates = NumberColumn.ReadDates(input, rows);
    }

    public static void Write(BatchOutput output, ReadOnlySpan<OrderedRecord> rows)
    {
        WritePlaces(output, rows);
        WriteRows(output, rows);
        TextColumn.Write(output, rows, static row => row.Record.Key.Id);
        NumberColumn.WriteTimes(output, rows, static row => row.Record.BirthTime);
        TextColumn.Write(output, rows, static row => row.Record.FacilityCode);
        NumberColumn.Write(output, rows, static row => (int)row.Record.BirthPlace);
        TextColumn.Write(output, rows, static row => row.Record.AreaCode);
        NumberColumn.Write(output, rows, static row => (int)row.Record.Sex);
        NumberColumn.Write(output, rows, static row => row.Record.BirthWeightGrams ?? 0);
        NumberColumn.Write(output, rows, static row => row.Record.GestationDays ?? 0);
        NumberColumn.Write(output, rows, static row => row.Record.Plurality ?? 0);
        NumberColumn.Write(output, rows, static row => row.Record.BirthOrder ?? 0);
        NumberColumn.Write(output, rows, static row => (int)row.Record.Outcome);
        NameColumns.Write(output, rows, static row => row.Record.ChildName);
        NameColumns.Write(output, rows, static row => row.Record.MotherName);
        NumberColumn.WriteDates(output, rows, static row => row.Record.MotherBirthDate);
        TextColumn.Write(output, rows, static row => row.Record.MotherNationalId);
        NameColumns.Write(output, rows, static row => row.Record.FatherName);
        TextColumn.Write(output, rows, static row => row.Record.Phone);
        TextColumn.Write(output, rows, static row => row.Record.CertificateNumber);
        TextColumn.Write(output, rows, static row => row.Record.RecordVintage);
        NumberColumn.WriteDates(output, rows, static row => row.Record.RecordedOn);
    }

    /// <summary>The place of a row among the records of the file.</summary>
    public int PlaceOf(int index) => _places[index];

    /// <summary>The record of a row.</summary>
    /// <param name="index">The row.</param>
    /// <param name="source">The office.</param>
    /// <param name="sheet">File and name of its sheet.</param>
    /// <param name="birthDate">Its birth date.</param>
    public BirthRecord RecordAt(int index, SourceKind source, (string File, string Name) sheet, DateOnly birthDate) => RecordFactory.Create(new RecordValues
    {
        Key = new RecordKey(source, _ids[index] ?? throw BatchFormatException.Damaged()),
        Origin = new RecordOrigin(sheet.File, sheet.Name, _rows[index]),
        BirthDate = birthDate,
        BirthTime = _birthTimes[index],
        FacilityCode = _facilityCodes[index],
        BirthPlace = (BirthPlace)_birthPlaces[index],
        AreaCode = _areaCodes[index],
        Sex = (Sex)_sexes[index],
        Weight = _weights[index],
        Gestation = _gestations[index],
        Plurality = _pluralities[index],
        BirthOrder = _birthOrders[index],
        Outcome = (BirthOutcome)_outcomes[index],
        Child = _childNames.At(index),
        Mother = _motherNames.At(index),
        MotherBirthDate = _motherBirthDates[index],
        MotherNationalId = _motherNationalIds[index],
        Father = _fatherNames.At(index),
        Phone = _phones[index],
        CertificateNumber = _certificateNumbers[index],
        Vintage = _vintages[index],
        RecordDate = _recordDates[index],
    });

    // Rows of one day lie in their order, so that places mostly grow by little.
    private static void WritePlaces(BatchOutput output, ReadOnlySpan<OrderedRecord> rows)
    {
        var before = 0;
        foreach (var row in rows)
        {
            output.Difference((long)row.Place - before);
            before = row.Place;
        }
    }

    private static int[] ReadPlaces(BatchInput input, int rows, int records)
    {
        var places = new int[rows];
        var before = 0;
        for (var i = 0; i < rows; i++)
        {
            var place = input.Sum(before, records - 1);
            places[i] = before = place;
        }

        return places;
    }

    // The row of a sheet is the place and the rows above the first record: the distance of the two hardly changes.
    private static void WriteRows(BatchOutput output, ReadOnlySpan<OrderedRecord> rows)
    {
        var before = 0L;
        foreach (var row in rows)
        {
            var distance = (long)row.Record.Origin.Row - row.Place;
            output.Difference(distance - before);
            before = distance;
        }
    }

    private static int[] ReadRows(BatchInput input, int[] places)
    {
        var rows = new int[places.Length];
        var before = 0L;
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = input.Sum(before + places[i], int.MaxValue);
            before = (long)rows[i] - places[i];
        }

        return rows;
    }
}

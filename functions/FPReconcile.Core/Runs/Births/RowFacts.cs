using FPReconcile.Core.Records;

namespace FPReconcile.Core.Runs.Births;

/// <summary>
/// What linkage asks of a record besides its encoded columns. Small, so that the records themselves need not be there while a large
/// district is linked.
/// </summary>
internal readonly struct RowFacts
{
    private const int NoDay = int.MaxValue;

    private readonly int _recordedDay;
    private readonly byte _birthOrder;
    private readonly byte _plurality;
    private readonly byte _fullness;
    private readonly Sex _sex;

    public RowFacts(BirthRecord record)
    {
        Id = record.Key.Id;
        IsProvisional = record.IsProvisional;
        _recordedDay = record.RecordedOn?.DayNumber ?? NoDay;
        _birthOrder = (byte)(record.BirthOrder ?? 0);
        _plurality = (byte)(record.Plurality ?? 0);
        _fullness = (byte)FullnessOf(record);
        _sex = record.Sex;
    }

    /// <summary>The record's id within its source.</summary>
    public string Id { get; }

    public bool IsProvisional { get; }

    public int? BirthOrder => _birthOrder == 0 ? null : _birthOrder;

    public int? Plurality => _plurality == 0 ? null : _plurality;

    /// <summary>
    /// What the office itself says is believed: another order, or another sex in a multiple birth, is another child, however much
    /// else agrees (twins under one certificate number).
    /// </summary>
    public static bool AreSiblings(in RowFacts a, in RowFacts b) =>
        (a._birthOrder != 0 && b._birthOrder != 0 && a._birthOrder != b._birthOrder)
        || (a._sex != Sex.Unknown && b._sex != Sex.Unknown && a._sex != b._sex && (a._plurality > 1 || b._plurality > 1));

    /// <summary>Fuller, then recorded earlier, then the smaller id: nothing that depends on the order of files.</summary>
    public bool StandsBefore(in RowFacts other)
    {
        if (_fullness != other._fullness)
            return _fullness > other._fullness;
        return _recordedDay != other._recordedDay ? _recordedDay < other._recordedDay : string.CompareOrdinal(Id, other.Id) < 0;
    }

    private static int FullnessOf(BirthRecord record) =>
        Count(record.FacilityCode) + Count(record.AreaCode) + Count(record.MotherNationalId) + Count(record.Phone)
        + Count(record.CertificateNumber) + Count(record.MotherBirthDate) + Count(record.BirthTime)
        + Count(record.BirthWeightGrams) + Count(record.GestationDays) + Count(record.Plurality) + Count(record.BirthOrder)
        + (record.ChildName.IsMissing ? 0 : 1) + (record.MotherName.IsMissing ? 0 : 1) + (record.FatherName.IsMissing ? 0 : 1)
        + (record.Sex == Sex.Unknown ? 0 : 1) + (record.Outcome == BirthOutcome.Unknown ? 0 : 1)
        + (record.BirthPlace == BirthPlace.Unknown ? 0 : 1);

    private static int Count<T>(T? value) => value is null ? 0 : 1;
}

using FPReconcile.Core.Assignment;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Runs;

/// <summary>What belongs together inside one source: records of one birth (duplicates) and children of one delivery (siblings).</summary>
internal sealed class WithinSource
{
    // 0.9: siblings are only brought side by side here; the fields of the child decide later.
    private static readonly double OneDeliveryFrom = MatchWeight.FromProbability(0.9).Bits;

    // Rows of the deliveries that have more than one.
    private readonly Dictionary<int, List<int>> _company;
    private readonly bool[] _hasCompany;

    public WithinSource(IReadOnlyList<BirthRecord> records, ScoredPairs pairs, double duplicateFrom, DecidedPairs decided)
    {
        var alike = new List<(int A, int B, double Bits)>();
        var deliveries = new DisjointSets(records.Count);
        decided.JoinSame(deliveries);
        var bits = pairs.MatchBits;
        for (var i = 0; i < bits.Length; i++)
        {
            if (pairs.Evidence(i).DeliveryBits(pairs.Model) >= OneDeliveryFrom)
                deliveries.Join(pairs.Left(i), pairs.Right(i));
            if (bits[i] >= duplicateFrom && !AreSiblings(records[pairs.Left(i)], records[pairs.Right(i)]))
                alike.Add((pairs.Left(i), pairs.Right(i), bits[i]));
        }

        Delivery = deliveries.ToArray();
        Standing = StandingOf(records, decided.Duplicates(records.Count, alike).ToArray());
        _company = Company(Delivery);
        _hasCompany = new bool[records.Count];
        foreach (var members in _company.Values)
        {
            foreach (var row in members)
                _hasCompany[row] = true;
        }
    }

    /// <summary>For each row its delivery, named by the first row of it.</summary>
    public int[] Delivery { get; }

    /// <summary>For each row the row that stands for its birth: the fullest of the duplicates, then the earliest.</summary>
    public int[] Standing { get; }

    /// <summary>Deliveries with more than one row.</summary>
    public IEnumerable<int> DeliveriesWithCompany => _company.Keys;

    /// <summary>The rows of a delivery.</summary>
    public IReadOnlyList<int> MembersOf(int delivery) => _company.TryGetValue(delivery, out var members) ? members : [delivery];

    /// <summary>The rows of a delivery that stand for a birth: its children.</summary>
    public IReadOnlyList<int> BirthsOf(int delivery) => [.. MembersOf(delivery).Where(row => Standing[row] == row)];

    /// <summary>True when the delivery of a row has another row.</summary>
    public bool HasCompany(int row) => _hasCompany[row];

    /// <summary>For each row whether its delivery has another row.</summary>
    public bool[] HaveCompany() => [.. _hasCompany];

    private static Dictionary<int, List<int>> Company(int[] groups)
    {
        var company = new Dictionary<int, List<int>>();
        for (var row = 0; row < groups.Length; row++)
        {
            // A group is named by its first row, so that company shows when a second row comes.
            if (groups[row] == row)
                continue;
            if (!company.TryGetValue(groups[row], out var members))
                company.Add(groups[row], members = [groups[row]]);
            members.Add(row);
        }

        return company;
    }

    private static int[] StandingOf(IReadOnlyList<BirthRecord> records, int[] groups)
    {
        var best = new int[groups.Length];
        Array.Fill(best, -1);
        for (var row = 0; row < groups.Length; row++)
        {
            ref var current = ref best[groups[row]];
            if (current < 0 || StandsBefore(records[row], records[current]))
                current = row;
        }

        return Array.ConvertAll(groups, group => best[group]);
    }

    /// <summary>
    /// What the office itself says is believed: another order, or another sex in a multiple birth, is another child, however much
    /// else agrees (twins under one certificate number).
    /// </summary>
    private static bool AreSiblings(BirthRecord a, BirthRecord b) =>
        (a.BirthOrder is { } order && b.BirthOrder is { } otherOrder && order != otherOrder)
        || (a.Sex != Sex.Unknown && b.Sex != Sex.Unknown && a.Sex != b.Sex && (a.Plurality > 1 || b.Plurality > 1));

    /// <summary>Fuller, then recorded earlier, then the smaller key: nothing that depends on the order of files.</summary>
    private static bool StandsBefore(BirthRecord record, BirthRecord other)
    {
        int fullness = Fullness(record), otherFullness = Fullness(other);
        if (fullness != otherFullness)
            return fullness > otherFullness;
        DateOnly day = record.RecordedOn ?? DateOnly.MaxValue, otherDay = other.RecordedOn ?? DateOnly.MaxValue;
        return day != otherDay ? day < otherDay : record.Key < other.Key;
    }

    private static int Fullness(BirthRecord record) =>
        Count(record.FacilityCode) + Count(record.AreaCode) + Count(record.MotherNationalId) + Count(record.Phone)
        + Count(record.CertificateNumber) + Count(record.MotherBirthDate) + Count(record.BirthTime)
        + Count(record.BirthWeightGrams) + Count(record.GestationDays) + Count(record.Plurality) + Count(record.BirthOrder)
        + (record.ChildName.IsMissing ? 0 : 1) + (record.MotherName.IsMissing ? 0 : 1) + (record.FatherName.IsMissing ? 0 : 1)
        + (record.Sex == Sex.Unknown ? 0 : 1) + (record.Outcome == BirthOutcome.Unknown ? 0 : 1)
        + (record.BirthPlace == BirthPlace.Unknown ? 0 : 1);

    private static int Count<T>(T? value) => value is null ? 0 : 1;
}

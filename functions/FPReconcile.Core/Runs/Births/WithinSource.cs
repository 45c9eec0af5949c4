using FPReconcile.Core.Assignment;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Runs.Births;

/// <summary>What belongs together inside one source: records of one birth (duplicates) and children of one delivery (siblings).</summary>
internal sealed class WithinSource
{
    // 0.9: siblings are only brought side by side here; the fields of the child decide later.
    private static readonly double OneDeliveryFrom = MatchWeight.FromProbability(0.9).Bits;

    // Rows of the deliveries that have more than one.
    private readonly Dictionary<int, List<int>> _company;
    private readonly bool[] _hasCompany;

    public WithinSource(RowFacts[] facts, ScoredPairs pairs, double duplicateFrom, DecidedPairs decided)
    {
        var alike = new List<(int A, int B, double Bits)>();
        var deliveries = new DisjointSets(facts.Length);
        decided.JoinSame(deliveries);
        var bits = pairs.MatchBits;
        for (var i = 0; i < bits.Length; i++)
        {
            if (pairs.Evidence(i).DeliveryBits(pairs.Model) >= OneDeliveryFrom)
                deliveries.Join(pairs.Left(i), pairs.Right(i));
            if (bits[i] >= duplicateFrom && !RowFacts.AreSiblings(facts[pairs.Left(i)], facts[pairs.Right(i)]))
                alike.Add((pairs.Left(i), pairs.Right(i), bits[i]));
        }

        Delivery = deliveries.ToArray();
        Standing = StandingOf(facts, decided.Duplicates(facts.Length, alike).ToArray());
        _company = Company(Delivery);
        _hasCompany = new bool[facts.Length];
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

    private static int[] StandingOf(RowFacts[] facts, int[] groups)
    {
        var best = new int[groups.Length];
        Array.Fill(best, -1);
        for (var row = 0; row < groups.Length; row++)
        {
            ref var current = ref best[groups[row]];
            if (current < 0 || facts[row].StandsBefore(facts[current]))
                current = row;
        }

        return Array.ConvertAll(groups, group => best[group]);
    }
}

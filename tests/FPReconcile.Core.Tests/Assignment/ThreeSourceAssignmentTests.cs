using FPReconcile.Core.Assignment;

namespace FPReconcile.Core.Tests.Assignment;

public sealed class ThreeSourceAssignmentTests
{
    private const double LinkFrom = 4;

    [Fact]
    public void Pairwise_best_links_that_contradict_each_other_are_made_consistent()
    {
        // Each pair of sources alone would link A0-B0, B0-C0 and C0-A1: no three rows agree. The whole is best without A1.
        var births = Solve([2, 1, 1], [new(0, 0, 20)], [new(1, 0, 10), new(0, 0, 8)], [new(0, 0, 15)]);

        births.ShouldBe([new BirthRows(0, 0, 0), new BirthRows(1, -1, -1)]);
    }

    [Fact]
    public void A_register_entry_hangs_on_its_registration_without_a_link_to_the_facility()
    {
        var births = Solve([1, 1, 1], [new(0, 0, 9)], [], [new(0, 0, 9)]);

        births.ShouldBe([new BirthRows(0, 0, 0)]);
    }

    [Fact]
    public void Pairs_below_the_threshold_are_not_linked()
    {
        var births = Solve([1, 1, 0], [new(0, 0, 3.9)], [], []);

        births.ShouldBe([new BirthRows(0, -1, -1), new BirthRows(-1, 0, -1)]);
    }

    [Fact]
    public void Twins_are_not_crossed()
    {
        var births = Solve(
            [2, 2, 2],
            [new(0, 0, 30), new(0, 1, 24), new(1, 0, 24), new(1, 1, 26)],
            [new(0, 0, 20), new(0, 1, 21), new(1, 0, 20), new(1, 1, 20)],
            [new(0, 0, 25), new(0, 1, 10), new(1, 0, 10), new(1, 1, 25)]);

        births.ShouldBe([new BirthRows(0, 0, 0), new BirthRows(1, 1, 1)]);
    }

    [Fact]
    public void Every_row_is_in_exactly_one_birth_and_the_total_is_the_best_there_is()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            int[] counts = [random.Next(1, 4), random.Next(1, 4), random.Next(1, 4)];
            var edges = new[] { RandomEdges(random, counts[0], counts[1]), RandomEdges(random, counts[0], counts[2]), RandomEdges(random, counts[1], counts[2]) };

            var births = Solve(counts, edges[0], edges[1], edges[2]);

            births.Where(b => b.A >= 0).Select(b => b.A).Order().ShouldBe(Enumerable.Range(0, counts[0]));
            births.Where(b => b.B >= 0).Select(b => b.B).Order().ShouldBe(Enumerable.Range(0, counts[1]));
            births.Where(b => b.C >= 0).Select(b => b.C).Order().ShouldBe(Enumerable.Range(0, counts[2]));
            Total(births, edges).ShouldBe(BestByTrying(counts, edges), 1e-9, $"seed {seed}");
        }
    }

    private static List<BirthRows> Solve(int[] counts, ScoredEdge[] ab, ScoredEdge[] ac, ScoredEdge[] bc) =>
        new ThreeSourceAssignment(counts, [Weights(counts[0], ab), Weights(counts[0], ac), Weights(counts[1], bc)], LinkFrom).Solve();

    private static PairWeights Weights(int leftRows, ScoredEdge[] edges)
    {
        var weights = new PairWeights(leftRows);
        foreach (var edge in edges)
            weights.Set(edge.Left, edge.Right, edge.Bits);
        return weights;
    }

    private static ScoredEdge[] RandomEdges(Random random, int left, int right) =>
        [.. from l in Enumerable.Range(0, left)
            from r in Enumerable.Range(0, right)
            where random.Next(3) > 0
            select new ScoredEdge(l, r, random.Next(-10, 20))];

    private static double BestByTrying(int[] counts, ScoredEdge[][] edges)
    {
        var best = 0.0;
        foreach (var b in Partners(counts[0], counts[1]))
        {
            foreach (var births in WithC(b, counts))
                best = Math.Max(best, births.All(x => IsConnected(x, edges)) ? Total(births, edges) : 0);
        }

        return best;
    }

    /// <summary>Every way to give each of some rows a different partner or none.</summary>
    private static IEnumerable<int[]> Partners(int rows, int partners)
    {
        if (rows == 0)
            return [[]];
        return from before in Partners(rows - 1, partners)
               from partner in Enumerable.Range(-1, partners + 1)
               where partner < 0 || !before.Contains(partner)
               select before.Append(partner).ToArray();
    }

    private static IEnumerable<List<BirthRows>> WithC(int[] partnerOfA, int[] counts)
    {
        var births = partnerOfA.Select((b, a) => new BirthRows(a, b, -1))
            .Concat(Enumerable.Range(0, counts[1]).Except(partnerOfA).Select(b => new BirthRows(-1, b, -1))).ToList();
        return Partners(births.Count, counts[2]).Select(c => births.Select((x, i) => x with { C = c[i] }).ToList());
    }

    private static bool IsConnected(BirthRows birth, ScoredEdge[][] edges)
    {
        var rows = new[] { birth.A, birth.B, birth.C }.Count(r => r >= 0);
        return new[] { Bits(edges[0], birth.A, birth.B), Bits(edges[1], birth.A, birth.C), Bits(edges[2], birth.B, birth.C) }
            .Count(b => b >= LinkFrom) >= rows - 1;
    }

    private static double Total(List<BirthRows> births, ScoredEdge[][] edges) =>
        births.Sum(x => (Bits(edges[0], x.A, x.B) ?? 0) + (Bits(edges[1], x.A, x.C) ?? 0) + (Bits(edges[2], x.B, x.C) ?? 0));

    private static double? Bits(ScoredEdge[] edges, int left, int right)
    {
        if (left < 0 || right < 0)
            return null;
        foreach (var edge in edges)
        {
            if (edge.Left == left && edge.Right == right)
                return edge.Bits;
        }

        return -3;
    }

    private sealed record ScoredEdge(int Left, int Right, double Bits);
}

using FPReconcile.Core.Assignment;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Tests.Comparisons;

namespace FPReconcile.Core.Tests.Assignment;

public sealed class OneToOneLinksTests
{
    private const int Rows = 60;
    private const double LinkFrom = 2;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void They_weigh_as_much_as_the_best_assignment_of_the_whole_tables(int threads)
    {
        using var small = new SmallParts();
        for (var seed = 0; seed < 60; seed++)
        {
            var (pairs, gain) = RandomPairs(new Random(seed), pairs: 20 + (seed * 4));

            var (isLink, report) = OneToOneLinks.Solve(pairs, LinkFrom, (Rows, Rows), new ParallelOptions { MaxDegreeOfParallelism = threads });

            var links = Enumerable.Range(0, isLink.Length).Where(pair => isLink[pair]).ToList();
            links.Select(pair => pairs.Left.Span[pair]).ShouldBeUnique();
            links.Select(pair => pairs.Right.Span[pair]).ShouldBeUnique();
            links.Count(pair => pairs.Bits.Span[pair] < LinkFrom).ShouldBe(0);

            // One more link is never a loss: each counts one more than its weight.
            var best = OneToOneAssignment.Solve(gain).Select((column, row) => column < 0 ? 0 : gain[row, column]).Sum();
            links.Sum(pair => pairs.Bits.Span[pair] + 1).ShouldBe(best, tolerance: 1e-9, $"seed {seed}");
            report.NotProvenOptimal.ShouldBe(0);
        }
    }

    [Fact]
    public void Without_a_pair_above_the_threshold_there_is_no_link()
    {
        var (isLink, report) = OneToOneLinks.Solve(new WeightedPairs(new[] { 0, 1 }, new[] { 0, 0 }, new[] { 1.9, -4 }), LinkFrom, (2, 1), new ParallelOptions());

        isLink.ShouldBe([false, false]);
        report.ShouldBe(new OneToOneReport(0, 0, 0));
    }

    private static (WeightedPairs Pairs, double[,] Gain) RandomPairs(Random random, int pairs)
    {
        var gain = new double[Rows, Rows];
        for (var cell = 0; cell < Rows * Rows; cell++)
            gain[cell / Rows, cell % Rows] = OneToOneAssignment.Forbidden;
        var chosen = Enumerable.Range(0, Rows * Rows).ToArray();
        random.Shuffle(chosen);
        var (left, right, bits) = (new int[pairs], new int[pairs], new double[pairs]);
        for (var i = 0; i < pairs; i++)
        {
            (left[i], right[i], bits[i]) = (chosen[i] / Rows, chosen[i] % Rows, random.Next(-5, 40) + (random.Next(100) / 100.0));
            if (bits[i] >= LinkFrom)
                gain[left[i], right[i]] = bits[i] + 1;
        }

        return (new WeightedPairs(left, right, bits), gain);
    }
}

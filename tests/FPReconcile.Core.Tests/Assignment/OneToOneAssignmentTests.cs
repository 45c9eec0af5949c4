using FPReconcile.Core.Assignment;

namespace FPReconcile.Core.Tests.Assignment;

public sealed class OneToOneAssignmentTests
{
    [Fact]
    public void The_best_total_wins_over_the_best_single_pair()
    {
        // Greedy would take 10 and then 1; the optimum is 9 + 9.
        OneToOneAssignment.Solve(new double[,] { { 10, 9 }, { 9, 1 } }).ShouldBe([1, 0]);
    }

    [Fact]
    public void Pairs_that_lose_weight_are_not_linked() =>
        OneToOneAssignment.Solve(new double[,] { { -1, -2 }, { -3, 4 } }).ShouldBe([-1, 1]);

    [Fact]
    public void Forbidden_pairs_are_never_linked() =>
        OneToOneAssignment.Solve(new double[,] { { OneToOneAssignment.Forbidden } }).ShouldBe([-1]);

    [Fact]
    public void Nothing_to_link_gives_nothing()
    {
        OneToOneAssignment.Solve(new double[0, 3]).ShouldBeEmpty();
        OneToOneAssignment.Solve(new double[2, 0]).ShouldBe([-1, -1]);
    }

    [Fact]
    public void It_reaches_the_optimum_of_trying_everything()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var gain = new double[random.Next(1, 6), random.Next(1, 6)];
            for (var i = 0; i < gain.GetLength(0); i++)
            {
                for (var j = 0; j < gain.GetLength(1); j++)
                    gain[i, j] = random.Next(4) == 0 ? OneToOneAssignment.Forbidden : random.Next(-5, 20);
            }

            var columns = OneToOneAssignment.Solve(gain);

            columns.Where(c => c >= 0).ShouldBeUnique();
            columns.Select((c, row) => c < 0 ? 0 : gain[row, c]).Sum().ShouldBe(BestByTrying(gain, 0, []), $"seed {seed}");
        }
    }

    private static double BestByTrying(double[,] gain, int row, HashSet<int> used)
    {
        if (row == gain.GetLength(0))
            return 0;
        var best = BestByTrying(gain, row + 1, used);
        for (var column = 0; column < gain.GetLength(1); column++)
        {
            if (double.IsNegativeInfinity(gain[row, column]) || !used.Add(column))
                continue;
            best = Math.Max(best, gain[row, column] + BestByTrying(gain, row + 1, used));
            used.Remove(column);
        }

        return best;
    }
}

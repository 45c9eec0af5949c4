using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Tests.Blocking;

public sealed class PairFinderTests
{
    private static readonly BlockingRule[] Rules =
    [
        new("x", ["x"], BlockingStage.Narrow) { RefineBy = "y" },
        new("x and y", ["x", "y"], BlockingStage.Narrow) { RefineBy = "y" },
        new("either order", ["z"], BlockingStage.Narrow) { RefineBy = "y", EitherOrder = ("x", "y") },
        new("y", ["y"], BlockingStage.Wide) { RefineBy = "z" },
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_pair_of_the_union_is_found_once_and_no_other(int seed)
    {
        var left = RandomTable(60, seed);
        var right = RandomTable(70, seed + 100);
        var finder = new PairFinder(new BlockedTable(left, Rules), new BlockedTable(right, Rules), Rules);

        finder.Find(BlockingStage.Narrow);
        finder.Find(BlockingStage.Wide);

        Found(finder).Order().ShouldBe(AllPairs(left, right).Where(p => Agrees(left, right, p)).Order());
    }

    [Fact]
    public void A_table_joined_with_itself_yields_each_pair_in_one_direction()
    {
        var table = RandomTable(60, 5);
        var blocked = new BlockedTable(table, Rules);
        var finder = new PairFinder(blocked, blocked, Rules);

        finder.Find(BlockingStage.Narrow);
        finder.Find(BlockingStage.Wide);

        Found(finder).Order().ShouldBe(
            AllPairs(table, table).Where(p => p.Item1 < p.Item2 && Agrees(table, table, p)).Order());
    }

    [Fact]
    public void Wide_rules_look_only_at_wanted_rows()
    {
        var left = RandomTable(60, 6);
        var right = RandomTable(60, 7);
        var isWanted = new bool[60];
        var wanted = left.Column("y").IndexOfAnyExcept(EncodedTable.Missing);
        isWanted[wanted] = true;
        var finder = new PairFinder(new BlockedTable(left, Rules), new BlockedTable(right, Rules), Rules);

        finder.Find(BlockingStage.Wide, isWanted, null);

        Found(finder).ShouldNotBeEmpty();
        Found(finder).ShouldAllBe(p => p.Item1 == wanted);
    }

    [Fact]
    public void An_oversized_block_is_refined_and_reported_not_dropped()
    {
        const int Rows = BlockingRule.DefaultMaxPartners + 10;
        var left = Table([7, 8], [1, 2], [0, 0]);
        var right = Table(Repeat(7, Rows), [.. Enumerable.Range(0, Rows).Select(i => i % 10)], Repeat(9, Rows));
        var finder = new PairFinder(new BlockedTable(left, Rules), new BlockedTable(right, Rules), Rules);

        finder.Find(BlockingStage.Narrow);

        finder.Counts[0].OversizedRecords.ShouldBe(1);
        Found(finder).ShouldBe(Enumerable.Range(0, Rows).Where(i => i % 10 == 1).Select(i => (0, i)));
    }

    [Fact]
    public void The_rules_of_a_pair_are_all_it_falls_under()
    {
        var left = Table([1], [2], [3]);
        var finder = new PairFinder(new BlockedTable(left, Rules), new BlockedTable(Table([1], [2], [4]), Rules), Rules);

        finder.Find(BlockingStage.Narrow);

        finder.Pairs.Rules.ToArray().ShouldBe([0b011u]);
    }

    private static List<(int, int)> Found(PairFinder finder)
    {
        var pairs = new List<(int, int)>();
        for (var i = 0; i < finder.Pairs.Count; i++)
            pairs.Add((finder.Pairs.Left[i], finder.Pairs.Right[i]));
        return pairs;
    }

    private static IEnumerable<(int, int)> AllPairs(EncodedTable left, EncodedTable right) =>
        from l in Enumerable.Range(0, left.Rows) from r in Enumerable.Range(0, right.Rows) select (l, r);

    /// <summary>The rules in words: slow and obvious.</summary>
    private static bool Agrees(EncodedTable left, EncodedTable right, (int L, int R) pair)
    {
        bool Same(string a, string b) =>
            left.Column(a)[pair.L] != EncodedTable.Missing && left.Column(a)[pair.L] == right.Column(b)[pair.R];
        return Same("x", "x") || Same("y", "y")
            || (Same("z", "z") && ((Same("x", "x") && Same("y", "y")) || (Same("x", "y") && Same("y", "x"))));
    }

    private static EncodedTable RandomTable(int rows, int seed)
    {
        var random = new Random(seed);
        int[] Values() => [.. Enumerable.Range(0, rows).Select(_ => random.Next(5) == 0 ? EncodedTable.Missing : random.Next(12))];
        return Table(Values(), Values(), Values());
    }

    private static int[] Repeat(int value, int count) => [.. Enumerable.Repeat(value, count)];

    private static EncodedTable Table(int[] x, int[] y, int[] z)
    {
        var table = new EncodedTable(x.Length, new ValuePool());
        table.Add("x", x);
        table.Add("y", y);
        table.Add("z", z);
        return table;
    }
}

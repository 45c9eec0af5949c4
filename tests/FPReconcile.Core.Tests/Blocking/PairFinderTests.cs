using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Tests.Blocking;

public sealed class PairFinderTests
{
    private static readonly TableSchema Schema = new([new("x"), new("y"), new("z"), new("wide", IsWide: true)]);

    private static readonly BlockingRule[] Rules =
    [
        new("x", ["x"], BlockingStage.Narrow) { RefineBy = ["y"] },
        new("x and y", ["x", "y"], BlockingStage.Narrow) { RefineBy = ["y"] },
        new("either order", ["z"], BlockingStage.Narrow) { RefineBy = ["y"], EitherOrder = ("x", "y") },
        new("y", ["y"], BlockingStage.Wide) { RefineBy = ["z"] },
        new("wide", ["wide"], BlockingStage.Wide) { RefineBy = ["z"] },
    ];

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, "x")]
    [InlineData(3, "y")]
    [InlineData(4, "z")]
    public void Every_pair_of_the_union_is_found_once_and_no_other(int seed, string? groupColumn)
    {
        var left = RandomTable(60, seed, groupColumn);
        var right = RandomTable(70, seed + 100, groupColumn);
        var finder = new PairFinder(left, right, Rules);

        var found = Found(finder, BlockingStage.Narrow).Concat(Found(finder, BlockingStage.Wide)).Order();

        found.ShouldBe(AllPairs(left, right).Where(p => Agrees(left, right, p)).Order());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("z")]
    public void A_table_joined_with_itself_yields_each_pair_in_one_direction(string? groupColumn)
    {
        var table = RandomTable(60, 5, groupColumn);
        var finder = new PairFinder(table, table, Rules);

        var found = Found(finder, BlockingStage.Narrow).Concat(Found(finder, BlockingStage.Wide)).Order();

        found.ShouldBe(AllPairs(table, table).Where(p => p.Item1 < p.Item2 && Agrees(table, table, p)).Order());
    }

    [Fact]
    public void The_pairs_and_their_order_do_not_depend_on_the_number_of_threads()
    {
        var (left, right) = (RandomTable(20_000, 8, "z"), RandomTable(20_000, 9, "z"));
        BlockingRule[] rules = [new("x and z", ["x", "z"], BlockingStage.Narrow) { RefineBy = ["y"], MaxPartners = 100 }, Rules[4] with { Stage = BlockingStage.Narrow }];

        var alone = Found(new PairFinder(left, right, rules, threads: 1), BlockingStage.Narrow);
        var together = Found(new PairFinder(left, right, rules, threads: 4), BlockingStage.Narrow);

        alone.Count.ShouldBeGreaterThan(20_000);
        together.ShouldBe(alone);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("z")]
    public void Wide_rules_look_only_at_wanted_rows(string? groupColumn)
    {
        var left = RandomTable(60, 6, groupColumn);
        var right = RandomTable(60, 7, groupColumn);
        var wanted = Enumerable.Range(0, 60).First(row => left.Table.Value(row, "y") != EncodedTable.Missing);
        var isWanted = new bool[60];
        isWanted[wanted] = true;
        var finder = new PairFinder(left, right, Rules);

        var found = Found(finder, BlockingStage.Wide, (isWanted, Enumerable.Repeat(true, 60).ToArray()));

        found.ShouldNotBeEmpty();
        found.ShouldAllBe(p => p.Item1 == wanted);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("x")]
    public void An_oversized_block_is_refined_and_reported_not_dropped(string? groupColumn)
    {
        const int Rows = BlockingRule.DefaultMaxPartners + 10;
        var left = Table([7, 8], [1, 2], [0, 0], groupColumn);
        var right = Table(Repeat(7, Rows), [.. Enumerable.Range(0, Rows).Select(i => i % 10)], Repeat(9, Rows), groupColumn);
        var finder = new PairFinder(left, right, Rules);

        var found = Found(finder, BlockingStage.Narrow);

        finder.Counts[0].OversizedRecords.ShouldBe(1);
        finder.Counts[0].CappedRecords.ShouldBe(0);
        found.ShouldBe(Enumerable.Range(0, Rows).Where(i => i % 10 == 1).Select(i => (0, i)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("x")]
    public void A_pair_that_a_refined_block_leaves_out_is_found_by_a_later_rule(string? groupColumn)
    {
        const int Rows = BlockingRule.DefaultMaxPartners + 10;
        var left = Table([7], [1], [9], groupColumn);
        var right = Table(Repeat(7, Rows), [.. Enumerable.Range(0, Rows).Select(i => i % 10)], [9, .. Repeat(3, Rows - 1)], groupColumn);
        BlockingRule[] rules = [Rules[0], new("x and z", ["x", "z"], BlockingStage.Narrow) { RefineBy = [] }];
        var finder = new PairFinder(left, right, rules);

        Found(finder, BlockingStage.Narrow).ShouldContain((0, 0));
        finder.Counts[1].NewPairs.ShouldBe(1);
    }

    [Fact]
    public void A_block_that_stays_oversized_is_cut_off_and_reported()
    {
        const int Rows = BlockingRule.DefaultMaxPartners + 10;
        var finder = new PairFinder(
            Table([7], [1], [0], null), Table(Repeat(7, Rows), Repeat(1, Rows), Repeat(9, Rows), null), Rules);

        Found(finder, BlockingStage.Narrow).Count.ShouldBe(BlockingRule.DefaultMaxPartners);
        finder.Counts[0].CappedRecords.ShouldBe(1);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("x", 0)]
    [InlineData("x", 1)]
    public void A_pair_that_a_block_cut_off_is_found_once_by_a_later_rule(string? groupColumn, int refiningColumns)
    {
        const int MaxPartners = 5, Rows = 8;
        var left = Table([7], [1], [9], groupColumn);
        var right = Table(Repeat(7, Rows), Repeat(1, Rows), [9, .. Repeat(3, Rows - 2), 9], groupColumn);
        string[] refineBy = ["y"];
        BlockingRule[] rules =
        [
            new("x", ["x"], BlockingStage.Narrow) { RefineBy = refineBy[..refiningColumns], MaxPartners = MaxPartners },
            new("x and z", ["x", "z"], BlockingStage.Narrow) { RefineBy = [] },
            new("z", ["z"], BlockingStage.Wide) { RefineBy = [] },
        ];
        var finder = new PairFinder(left, right, rules);

        var found = Found(finder, BlockingStage.Narrow).Concat(Found(finder, BlockingStage.Wide)).Order();

        found.ShouldBe([.. Enumerable.Range(0, MaxPartners).Select(row => (0, row)), (0, Rows - 1)]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("z")]
    public void A_stage_that_was_run_elsewhere_leads_to_the_same_pairs(string? groupColumn)
    {
        // So few partners that blocks are refined, and cut off after that.
        BlockingRule[] rules = [.. Rules.Select(rule => rule with { MaxPartners = 3 })];
        var (left, right) = (RandomTable(400, 21, groupColumn), RandomTable(400, 22, groupColumn));
        var (here, elsewhere, goesOn) = (new PairFinder(left, right, rules), new PairFinder(left, right, rules), new PairFinder(left, right, rules));
        List<PairChunk> narrow = [.. elsewhere.FindInsideGroups(BlockingStage.Narrow, null, static _ => { }), .. elsewhere.FindAcrossGroups(BlockingStage.Narrow, null, static _ => { })];
        var depths = elsewhere.Depths;
        goesOn.TakeOver(BlockingStage.Narrow, new StagePairs(narrow, narrow.Sum(chunk => chunk.Count), [.. narrow.Select(chunk => chunk.Yield)], depths.InsideGroups, depths.AcrossGroups));

        Pairs(narrow).ShouldBe(Found(here, BlockingStage.Narrow));
        Found(goesOn, BlockingStage.Wide).ShouldBe(Found(here, BlockingStage.Wide));
        goesOn.Counts.ShouldBe(here.Counts);
        depths.AcrossGroups.Refined.ShouldNotBeEmpty();
        depths.AcrossGroups.CutOff.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_rules_of_a_pair_are_all_it_falls_under()
    {
        var finder = new PairFinder(Table([1], [2], [3], null), Table([1], [2], [4], null), Rules);

        finder.Find(BlockingStage.Narrow, null, static _ => { }).SelectMany(c => c.Kinds.ToArray()).Select(kind => kind.Rules).ShouldBe([0b011u]);
    }

    [Fact]
    public void Equal_cells_are_those_that_are_there_and_the_same()
    {
        var table = RandomTable(200, 12, null).Table;
        string[] columns = ["x", "y", "z", "wide"];
        for (var row = 0; row < 199; row++)
        {
            var equal = EncodedTable.EqualCells(ref table.FirstCell(row), ref table.FirstCell(row + 1), table.Schema.Stride);
            foreach (var column in columns)
            {
                var mask = table.Schema.Place(column).Mask;
                ((equal & mask) == mask).ShouldBe(
                    table.Value(row, column) != EncodedTable.Missing && table.Value(row, column) == table.Value(row + 1, column));
            }
        }
    }

    private static List<(int, int)> Found(PairFinder finder, BlockingStage stage, (bool[] Left, bool[] Right)? wanted = null) =>
        Pairs(finder.Find(stage, wanted, static _ => { }));

    private static List<(int, int)> Pairs(List<PairChunk> chunks)
    {
        var pairs = new List<(int, int)>();
        foreach (var chunk in chunks)
        {
            for (var i = 0; i < chunk.Count; i++)
                pairs.Add((chunk.Left[i], chunk.Right[i]));
        }

        return pairs;
    }

    private static IEnumerable<(int, int)> AllPairs(GroupedTable left, GroupedTable right) =>
        from l in Enumerable.Range(0, left.Table.Rows) from r in Enumerable.Range(0, right.Table.Rows) select (l, r);

    /// <summary>The rules in words: slow and obvious.</summary>
    private static bool Agrees(GroupedTable left, GroupedTable right, (int L, int R) pair)
    {
        bool Same(string a, string b) =>
            left.Table.Value(pair.L, a) != EncodedTable.Missing && left.Table.Value(pair.L, a) == right.Table.Value(pair.R, b);
        return Same("x", "x") || Same("y", "y") || Same("wide", "wide")
            || (Same("z", "z") && ((Same("x", "x") && Same("y", "y")) || (Same("x", "y") && Same("y", "x"))));
    }

    private static GroupedTable RandomTable(int rows, int seed, string? groupColumn)
    {
        var random = new Random(seed);
        int[] Values() => [.. Enumerable.Range(0, rows).Select(_ => random.Next(5) == 0 ? EncodedTable.Missing : random.Next(12))];
        var table = Encode(Values(), Values(), Values());
        long[] halves = [0, 5, 5L << 31, (5L << 31) | 5, EncodedTable.MaxWide, EncodedTable.Missing];
        table.Set("wide", _ => halves[random.Next(halves.Length)] is var value && value > 0 && rows > 1000 ? random.NextInt64(rows) : value);
        return new GroupedTable(table, groupColumn);
    }

    private static int[] Repeat(int value, int count) => [.. Enumerable.Repeat(value, count)];

    private static GroupedTable Table(int[] x, int[] y, int[] z, string? groupColumn) => new(Encode(x, y, z), groupColumn);

    private static EncodedTable Encode(int[] x, int[] y, int[] z)
    {
        var table = new EncodedTable(Schema, x.Length, Pool);
        table.Set("x", row => x[row]);
        table.Set("y", row => y[row]);
        table.Set("z", row => z[row]);
        return table;
    }

    private static readonly ValuePool Pool = new();
}

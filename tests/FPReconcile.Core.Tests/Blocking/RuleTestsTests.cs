using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Tests.Blocking;

public sealed class RuleTestsTests
{
    private static readonly string[] Columns = ["a", "b", "c", "d"];
    private static readonly TableSchema Schema = new([.. Columns.Select(name => new TableColumn(name)), new("wide", IsWide: true)]);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(17)]
    [InlineData(PairFinder.MaxRules)]
    public void Rules_that_are_tested_at_once_agree_as_each_does_alone(int count)
    {
        var random = new Random(count);
        RuleTest[] tests = [.. Enumerable.Range(0, count).Select(rule => new RuleTest(RandomRule(random, $"rule {rule}"), Schema))];
        var together = new RuleTests(tests);
        EncodedTable left = RandomTable(random), right = RandomTable(random);
        var agreed = 0;
        for (var row = 0; row < left.Rows; row++)
        {
            ref int a = ref left.FirstCell(row), b = ref right.FirstCell(row);
            var equal = EncodedTable.EqualCells(ref a, ref b, Schema.Stride);

            var bits = together.Agreeing(equal, ref a, ref b);

            for (var rule = 0; rule < PairFinder.MaxRules; rule++)
                (((bits >> rule) & 1) != 0).ShouldBe(rule < count && tests[rule].Agrees(equal, ref a, ref b), $"row {row}, rule {rule}");
            agreed += bits == 0 ? 0 : 1;
        }

        agreed.ShouldBeInRange(10, left.Rows - 10);
    }

    [Fact]
    public void Keys_of_rows_that_are_alike_in_a_column_are_equal_where_the_other_columns_are()
    {
        var random = new Random(7);
        var rule = new BlockingRule("rule", ["a", "b"], BlockingStage.Narrow) { RefineBy = [] };
        RuleTest whole = new(rule, Schema), alike = new(rule, Schema, "a");
        var table = RandomTable(random);
        for (var row = 1; row < table.Rows; row++)
        {
            ref int first = ref table.FirstCell(row - 1), second = ref table.FirstCell(row);
            var isSame = table.Value(row, "b") == table.Value(row - 1, "b") && table.Value(row, "b") != EncodedTable.Missing;

            (alike.KeyOf(ref first, 0) == alike.KeyOf(ref second, 0) && alike.KeyOf(ref first, 0) != RuleTest.NoKey).ShouldBe(isSame, $"row {row}");

            var isWholeSame = isSame && table.Value(row, "a") == table.Value(row - 1, "a") && table.Value(row, "a") != EncodedTable.Missing;
            (whole.KeyOf(ref first, 0) == whole.KeyOf(ref second, 0) && whole.KeyOf(ref first, 0) != RuleTest.NoKey).ShouldBe(isWholeSame, $"row {row}");
        }
    }

    private static BlockingRule RandomRule(Random random, string name)
    {
        var columns = Columns.Where(_ => random.Next(2) == 0).DefaultIfEmpty("d").ToList();
        if (random.Next(3) == 0)
            columns.Add("wide");
        return new BlockingRule(name, columns, BlockingStage.Narrow) { RefineBy = [], EitherOrder = random.Next(3) == 0 ? ("a", "c") : null };
    }

    private static EncodedTable RandomTable(Random random)
    {
        const int Rows = 2000;
        var table = new EncodedTable(Schema, Rows, new ValuePool());
        foreach (var column in Columns)
            table.Set(column, _ => random.Next(6) == 0 ? EncodedTable.Missing : random.Next(3));
        table.Set("wide", _ => random.Next(6) == 0 ? EncodedTable.Missing : (long)random.Next(2) << 40);
        return table;
    }
}

using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Runs.TwoTables;

namespace FPReconcile.Core.Tests.Runs.TwoTables;

public sealed class SelfWeightsTests
{
    [Fact]
    public void A_record_with_more_in_it_can_reach_more()
    {
        var linkage = Link(["A", "B", "C"], ["1", "2", ""], 3);

        var weights = linkage.LeftSelfWeights();

        weights.Select(weight => weight.Records).ShouldBe([1, 1, 1]);
        weights.Count(weight => weight.Bits < weights.Max(other => other.Bits) - 1).ShouldBe(1);
    }

    [Fact]
    public void The_weight_is_that_of_a_pair_with_the_same_values()
    {
        var linkage = Link(["A", "B", "C"], ["1", "2", "3"], 3);

        linkage.LeftSelfWeights().Select(weight => weight.Bits).Order()
            .ShouldBe(linkage.Links.Select(link => link.MatchWeight).Order(), tolerance: 1e-4);
    }

    [Fact]
    public void Of_a_large_table_a_sample_stands_for_all_records()
    {
        const int Rows = 50_001;
        var linkage = Link(["A", "B", "C"], ["1", "2", "3"], Rows);

        linkage.RightSelfWeights().Count.ShouldBe(SelfWeights.MostRows);
        linkage.RightSelfWeights().Sum(weight => weight.Records).ShouldBe(Rows);
    }

    /// <summary>Two equal tables; rows beyond the given values have values of their own.</summary>
    private static TwoTableLinkage Link(string[] names, string[] codes, int rows)
    {
        var schema = new TableSchema([new TableColumn("name"), new TableColumn("code")]);
        var pool = new ValuePool();
        return TwoTableLinkage.Run(new TwoTableInput
        {
            Left = Table(), Right = Table(),
            Comparisons = [new NameComparison("name"), CategoryComparison.Code("code", ComparisonRole.Delivery, usesTermFrequency: false)],
            Rules = [new TableRule("name", ["name"], null)],
            LinkFrom = -20, IsOneToOne = false,
        });

        EncodedTable Table()
        {
            var table = new EncodedTable(schema, rows, pool);
            table.Set("name", row => pool.Intern(row < names.Length ? names[row] : $"N{row}"));
            table.Set("code", row => pool.Intern(row < codes.Length ? codes[row] : $"C{row % 100}"));
            return table;
        }
    }
}

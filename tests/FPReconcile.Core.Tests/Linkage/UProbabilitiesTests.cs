using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Tests.Linkage;

public sealed class UProbabilitiesTests
{
    private const int Rows = 400;
    private const int ExactLevel = 4;

    // 160,000 pairs agree; 500 imagined ones of typical values pull the share below 1 by no more than 500 / 160,000.
    private const double Pull = 500.0 / (Rows * Rows);

    [Theory]
    [InlineData(null)]
    [InlineData("other")]
    public void Agreement_on_a_value_that_all_records_have_is_certain_among_unrelated_ones_too(string? swapColumn)
    {
        var pool = new ValuePool();
        var schema = new TableSchema([new("name"), new("other")]);
        EncodedTable left = Table(), right = Table();

        var u = UProbabilities.Estimate(left, right, [new NameComparison("name") { SwapColumn = swapColumn }], (1, 0), new ParallelOptions());

        u[0, ExactLevel].ShouldBe(1, Pull);

        EncodedTable Table()
        {
            var table = new EncodedTable(schema, Rows, pool);
            table.Set("name", _ => pool.Intern("same"));
            table.Set("other", row => pool.Intern($"name {row}"));
            return table;
        }
    }
}

using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Tests.Comparisons;

public sealed class ValueFrequenciesTests
{
    [Fact]
    public void Columns_are_counted_together_as_one_by_one_in_words()
    {
        var random = new Random(20251122);
        var schema = new TableSchema([new("names"), new("wide", IsWide: true), new("days"), new("empty"), new("one"), .. Enumerable.Range(0, 6).Select(i => new TableColumn($"x{i}"))]);
        var table = new EncodedTable(schema, 3000, new ValuePool());
        table.Set("names", _ => random.Next(4) == 0 ? EncodedTable.Missing : random.Next(40));
        table.Set("wide", _ => random.NextInt64(EncodedTable.MaxWide));
        table.Set("days", _ => random.Next(4) == 0 ? EncodedTable.Missing : 739_000 + random.Next(-50, 50));
        table.Set("one", _ => 7);
        table.Set("x5", row => -row);
        string[] columns = ["days", "names", "empty", "one", "x5"];

        var counted = ValueFrequencies.OfAll(table, columns);

        foreach (var (column, frequencies) in columns.Zip(counted))
        {
            var values = Enumerable.Range(0, table.Rows).Select(row => table.Value(row, column)).Where(value => value != EncodedTable.Missing).ToList();
            frequencies.Total.ShouldBe(values.Count, column);
            frequencies.Distinct.ShouldBe(values.Distinct().Count(), column);
            frequencies.Shares.ShouldBe(values.GroupBy(value => (int)value).OrderBy(group => group.Key).Select(group => (group.Key, (double)group.Count() / values.Count)), column);
        }
    }
}

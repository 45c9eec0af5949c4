using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Runs.Incremental.Index;

namespace FPReconcile.Core.Tests.Runs.Incremental.Index;

public sealed class BucketIndexTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(5000)]
    public void All_rows_of_a_key_are_found_in_order_and_hardly_any_others(int rows)
    {
        var keys = new ulong[rows];
        for (var row = 0; row < rows; row++)
            keys[row] = row % 5 == 4 ? RuleTest.NoKey : KeyHash.Mix((ulong)(row % 700));
        var (starts, entries) = BucketIndex.Build(keys);
        var index = new BucketIndex(starts, entries, rows);

        var others = 0;
        foreach (var key in keys.Where(key => key != RuleTest.NoKey).Distinct())
        {
            var found = new List<int>();
            index.Find(key, found);

            found.ShouldBeInOrder();
            Enumerable.Range(0, rows).Where(row => keys[row] == key).ShouldBeSubsetOf(found);
            index.MostRows(key).ShouldBeGreaterThanOrEqualTo(found.Count);
            others += found.Count(row => keys[row] != key);
        }

        others.ShouldBeLessThanOrEqualTo(rows / 1000);
        entries.Length.ShouldBe(keys.Count(key => key != RuleTest.NoKey));
    }
}

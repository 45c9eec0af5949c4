using System.Runtime.InteropServices;

namespace FPReconcile.Core.Blocking;

/// <summary>How many pairs a blocking rule would yield, estimated on a sample of the rows.</summary>
internal static class RuleSelectivity
{
    private const int SampledRows = 8192;

    /// <summary>Expected number of pairs of the two tables that agree under the rule.</summary>
    public static double ExpectedPairs(GroupedTable left, GroupedTable right, BlockingRule rule)
    {
        var test = new RuleTest(rule, left.Table.Schema);
        var (inLeft, leftShare) = Keys(left, test);
        var (inRight, rightShare) = Keys(right, test);
        var pairs = 0L;
        foreach (var (key, count) in inLeft)
            pairs += (long)count * inRight.GetValueOrDefault(key);
        return pairs / (leftShare * rightShare);
    }

    private static (Dictionary<ulong, int> Counts, double Share) Keys(GroupedTable table, RuleTest test)
    {
        var counts = new Dictionary<ulong, int>();
        var rows = table.Table.Rows;
        var sampled = Math.Min(rows, SampledRows);
        for (var i = 0; i < sampled; i++)
        {
            var row = (int)((long)i * rows / sampled);
            var key = test.KeyOf(ref table.Table.FirstCell(row), 0);
            if (key != RuleTest.NoKey)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
        }

        return (counts, rows == 0 ? 1 : (double)sampled / rows);
    }
}

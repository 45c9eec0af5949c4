using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Runs.TwoTables;

/// <summary>Decides how the blocking rules of two tables are run: which column groups the rows, and which rules look at all records.</summary>
internal static class TableRules
{
    // A rule that finds no more partners than this for a record looks at every record.
    private const double MostPartnersOfNarrow = 3;

    // Who has more partners under such a rule shares a heaped value with them (1 January), and the rule is refined.
    private const int MostPartnersOfATellingRule = 12;

    // Tables up to this size can afford narrow rules outside of the groups.
    private const int SmallTable = 100_000;

    // Wider rules may look at so many pairs in all, shared out among the records.
    private const double PairsOfAWideRule = 1e7;
    private const int LeastPartners = 50;

    // Beyond this many pairs even the most telling rule is of no use.
    private const double MostPairs = 2e9;

    /// <summary>The column that most rules contain, so that most pairs are found inside its groups; null when none can group rows.</summary>
    public static string? GroupColumn(IReadOnlyList<TableRule> rules, TableSchema schema) =>
        rules.SelectMany(rule => rule.Columns).Where(column => !schema.Place(column).IsWide)
            .GroupBy(column => column, StringComparer.Ordinal).OrderByDescending(group => group.Count())
            .FirstOrDefault()?.Key;

    /// <summary>The rules with their stages; at least one is narrow.</summary>
    /// <exception cref="RuleTooWideException">All rules yield far too many pairs.</exception>
    public static IReadOnlyList<BlockingRule> Staged(IReadOnlyList<TableRule> rules, GroupedTable left, GroupedTable right, ParallelOptions parallel)
    {
        var rows = Math.Max(1, Math.Max(left.Table.Rows, right.Table.Rows));
        var wide = rules.Select(rule => Wide(rule, rules, left.Table.Schema, rows)).ToList();
        var expected = new double[wide.Count];
        Parallel.For(0, expected.Length, parallel, rule => expected[rule] = RuleSelectivity.ExpectedPairs(left, right, wide[rule]));
        var stages = wide.Select((rule, i) => StageOf(rule, expected[i] / rows, left.Column, rows)).ToList();
        if (!stages.Contains(BlockingStage.Narrow))
            stages[MostTelling(expected, rules)] = BlockingStage.Narrow;
        return [.. wide.Select((rule, i) => InStage(rule, stages[i]))];
    }

    private static BlockingStage StageOf(BlockingRule rule, double partners, string? groupColumn, int rows)
    {
        if (partners > MostPartnersOfNarrow)
            return BlockingStage.Wide;
        return rows <= SmallTable || groupColumn is null || rule.Columns.Contains(groupColumn) ? BlockingStage.Narrow : BlockingStage.Middle;
    }

    private static BlockingRule InStage(BlockingRule rule, BlockingStage stage) =>
        stage == BlockingStage.Wide ? rule : rule with { Stage = stage, MaxPartners = Math.Min(rule.MaxPartners, MostPartnersOfATellingRule) };

    private static int MostTelling(double[] expected, IReadOnlyList<TableRule> rules)
    {
        var best = Array.IndexOf(expected, expected.Min());
        if (expected[best] > MostPairs)
            throw new RuleTooWideException(rules[best].Name, expected[best]);
        return best;
    }

    private static BlockingRule Wide(TableRule rule, IReadOnlyList<TableRule> all, TableSchema schema, int rows) =>
        new(rule.Name, rule.Columns, BlockingStage.Wide)
        {
            EitherOrder = rule.EitherOrder,
            MaxPartners = (int)Math.Clamp(PairsOfAWideRule / rows, LeastPartners, BlockingRule.DefaultMaxPartners),
            RefineBy =
            [
                .. all.SelectMany(other => other.Columns).Distinct(StringComparer.Ordinal)
                    .Where(column => !schema.Place(column).IsWide && !rule.Columns.Contains(column)),
            ],
        };
}

/// <summary>No blocking rule of a model tells records apart.</summary>
public sealed class RuleTooWideException(string rule, double expectedPairs)
    : Exception($"the blocking rule \"{rule}\" is the most telling one and would still yield about {expectedPairs:N0} pairs")
{
}

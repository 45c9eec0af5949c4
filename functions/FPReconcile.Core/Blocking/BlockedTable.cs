using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Blocking;

/// <summary>A table together with its index under each blocking rule, built when first asked for.</summary>
public sealed class BlockedTable
{
    private readonly BlockIndex?[] indexes;
    private readonly IReadOnlyList<BlockingRule> rules;
    private readonly Lock gate = new();

    public BlockedTable(EncodedTable table, IReadOnlyList<BlockingRule> rules)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rules);
        Table = table;
        indexes = new BlockIndex?[rules.Count];
        this.rules = rules;
    }

    public EncodedTable Table { get; }

    internal BlockIndex Index(int rule)
    {
        lock (gate)
            return indexes[rule] ??= new BlockIndex(Table, rules[rule]);
    }
}

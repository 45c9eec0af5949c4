using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Runs.TwoTables;
using FPReconcile.Core.Tables;

namespace FPReconcile.App.Commands.Link;

/// <summary>Turns a model file into what the engine works on: cells, comparisons and blocking rules.</summary>
internal sealed class LinkPlanBuilder
{
    // Without tolerances of its own a number is the same when it is equal, and near when it is one off.
    private const double DefaultSameWithin = 0;
    private const double DefaultNearWithin = 1;

    private readonly LinkModelDefinition _definition;
    private readonly List<(TableField Left, TableField Right)> _fields = [];
    private readonly HashSet<string> _columns = new(StringComparer.Ordinal);

    /// <exception cref="UsageException">The model has more columns than a row has cells.</exception>
    public LinkPlanBuilder(LinkModelDefinition definition)
    {
        _definition = definition;
        foreach (var comparison in definition.Comparisons)
            Add(comparison.Column, KindOf(comparison.Kind), comparison.Format, null);
        foreach (var comparison in definition.Comparisons)
        {
            if (comparison.SwapWith is { } swapped)
                Add(swapped, KindOf(comparison.Kind), comparison.Format, null);
        }

        foreach (var part in definition.BlockingRules.SelectMany(rule => rule.On))
            Add(part);
        var cells = _fields.Sum(field => field.Left.TableColumn.IsWide ? 2 : 1);
        if (cells > TableSchema.MaxCells)
            throw new UsageException($"model: comparisons and rules use columns of {cells} cells in all, at most {TableSchema.MaxCells} fit (identifiers and numbers take two, a prefix counts as a column): leave some out");
        Schema = new TableSchema(_fields.Select(field => field.Left.TableColumn));
    }

    public TableSchema Schema { get; }

    public TableLayout Left => new(_definition.Id.Left, [.. _fields.Select(pair => pair.Left)], Schema);

    public TableLayout Right => new(_definition.Id.Right, [.. _fields.Select(pair => pair.Right)], Schema);

    public IReadOnlyList<Comparison> Comparisons => [.. _definition.Comparisons.Select(ComparisonOf)];

    public IReadOnlyList<TableRule> Rules => [.. _definition.BlockingRules.Select(RuleOf)];

    private static Comparison ComparisonOf(ComparisonDefinition definition)
    {
        var column = definition.Column.Name;
        return definition.Kind switch
        {
            ComparisonKind.Name or ComparisonKind.Text => new NameComparison(column, definition.Role)
            {
                UsesTermFrequency = definition.TermFrequency, SwapColumn = definition.SwapWith?.Name,
            },
            ComparisonKind.Date => new DateComparison(column, definition.Role) { UsesTermFrequency = definition.TermFrequency },
            ComparisonKind.Identifier => new IdentifierComparison(column, definition.Role),
            ComparisonKind.Number => NumberComparison.Of(column, definition.Role, (Steps(definition.SameWithin ?? DefaultSameWithin), Steps(definition.NearWithin ?? DefaultNearWithin))),
            _ => CategoryComparison.Code(column, definition.Role, definition.TermFrequency),
        };
    }

    private static long Steps(double units) => (long)Math.Round(Math.Min(units * TableField.NumberScale, EncodedTable.MaxWide));

    private static TableRule RuleOf(BlockingRuleDefinition rule)
    {
        if (rule.Swap is not { } swap)
            return new TableRule(rule.Name, [.. rule.On.Select(part => part.Name)], null);
        var straight = rule.On.Where(part => part != swap.First && part != swap.Second).Select(part => part.Name);
        return new TableRule(rule.Name, [.. straight], (swap.First.Name, swap.Second.Name));
    }

    private static FieldKind KindOf(ComparisonKind kind) => kind switch
    {
        ComparisonKind.Name => FieldKind.Name,
        ComparisonKind.Date => FieldKind.Date,
        ComparisonKind.Identifier => FieldKind.Identifier,
        ComparisonKind.Number => FieldKind.Number,
        ComparisonKind.Category => FieldKind.Category,
        _ => FieldKind.Text,
    };

    private void Add(BlockingKeyPart part)
    {
        var compared = _definition.Comparisons.FirstOrDefault(comparison => comparison.Column == part.Column);
        var kind = compared is null ? FieldKind.Text : KindOf(compared.Kind);
        Add(part.Column, kind, compared?.Format ?? ComparisonDefinition.DefaultFormat, part.PrefixLength);
    }

    private void Add(ColumnPair column, FieldKind kind, string format, int? prefix)
    {
        var name = new BlockingKeyPart(column, prefix).Name;
        if (!_columns.Add(name))
            return;
        _fields.Add((Field(column.Left), Field(column.Right)));

        TableField Field(string heading) => new(name, heading, kind) { Format = format, Prefix = prefix };
    }
}

namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>What has to be hidden in a table, what may be, and the attacks that the result has to stand.</summary>
internal sealed class SuppressionTask
{
    private readonly List<(long[] Growth, long[] Fall, bool[] NeedsProtection)> _attacks = [];

    /// <param name="table">The true counts.</param>
    /// <param name="rule">What is small, and what may be hidden.</param>
    /// <param name="earlier">What was published before of the same kind.</param>
    public SuppressionTask(CountTable table, SuppressionRule rule, IReadOnlyList<EarlierVintage> earlier)
    {
        (Table, Rule, Earlier) = (table, rule, earlier);
        var values = table.Values.ToArray();
        MayHide = [.. values.Select((value, cell) => value >= rule.LowestHidden && !(rule.ShowsColumnTotals && Shape.RowNode(cell) == Shape.Rows))];
        MustHide = [.. values.Select(rule.MustHide)];
        _attacks.Add((Rooms(values.Length), [.. values.Select(value => value - rule.LowestHidden)], [.. values.Select(static _ => true)]));
        foreach (var vintage in earlier)
            AddDifference(vintage);
    }

    public CountTable Table { get; }

    public SuppressionRule Rule { get; }

    /// <summary>What was published before, under the labels of the table.</summary>
    public IReadOnlyList<EarlierVintage> Earlier { get; }

    public TableShape Shape => Table.Shape;

    /// <summary>Highest less lowest that an outsider has to be left with.</summary>
    public long Width => Rule.Threshold - 1;

    /// <summary>Small counts, small differences, and what was hidden before.</summary>
    public bool[] MustHide { get; }

    /// <summary>All but zeros, unless the rule says otherwise.</summary>
    public bool[] MayHide { get; }

    public HiddenCells NothingHidden() =>
        new(Shape, [.. _attacks.Select(attack => new ProtectionLayer(new CellNetwork(Shape, attack.Growth, attack.Fall), attack.NeedsProtection))], Width);

    /// <summary>
    /// Two published cells give their difference away, so a small difference is as secret as a small count. What was hidden stays hidden:
    /// whatever could be true of the earlier table then still can be. Where no count fell, an attacker may take it that counts only
    /// grow: then the differences are a table of counts from zero, and it has to stand the same attack.
    /// </summary>
    private void AddDifference(EarlierVintage vintage)
    {
        var small = new bool[Shape.Cells];
        var differences = new long[Shape.Cells];
        for (var cell = 0; cell < Shape.Cells; cell++)
        {
            var before = vintage.Counts.Values[cell];
            differences[cell] = Table.Values[cell] - before;
            small[cell] = Rule.IsSmall(Math.Abs(differences[cell]));
            // A count that fell to zero is shown as zero; if the fall is small, what it fell from is hidden in the earlier table.
            MustHide[cell] |= MayHide[cell] && (small[cell] || vintage.IsHidden[cell]);
        }

        if (differences.All(static difference => difference >= 0))
            _attacks.Add((Rooms(Shape.Cells), differences, small));
    }

    private static long[] Rooms(int cells) => Enumerable.Repeat(CellNetwork.Unlimited, cells).ToArray();
}

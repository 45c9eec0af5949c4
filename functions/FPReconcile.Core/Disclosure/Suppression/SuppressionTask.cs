namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>What has to be hidden in a table, what may be, and the attacks that the result has to stand.</summary>
internal sealed class SuppressionTask
{
    private readonly List<(long[] Growth, long[] Fall, bool[] NeedsProtection)> _attacks = [];

    /// <param name="table">The true counts.</param>
    /// <param name="threshold">Counts from 1 to below it are small.</param>
    /// <param name="earlier">What was published before of the same kind.</param>
    public SuppressionTask(CountTable table, int threshold, IReadOnlyList<EarlierVintage> earlier)
    {
        Table = table;
        Width = threshold - 1;
        var values = table.Values.ToArray();
        MayHide = [.. values.Select(static value => value > 0)];
        MustHide = [.. values.Select(value => value > 0 && value < threshold)];
        _attacks.Add((Rooms(values.Length), [.. values.Select(static value => value - 1)], [.. values.Select(static _ => true)]));
        foreach (var vintage in earlier)
            AddDifference(vintage, threshold);
    }

    public CountTable Table { get; }

    public TableShape Shape => Table.Shape;

    /// <summary>Highest less lowest that an outsider has to be left with.</summary>
    public long Width { get; }

    /// <summary>Small counts, small differences, and what was hidden before.</summary>
    public bool[] MustHide { get; }

    /// <summary>All but zeros, which are always shown.</summary>
    public bool[] MayHide { get; }

    public HiddenCells NothingHidden() =>
        new(Shape, [.. _attacks.Select(attack => new ProtectionLayer(new CellNetwork(Shape, attack.Growth, attack.Fall), attack.NeedsProtection))], Width);

    /// <summary>
    /// Two published cells give their difference away, so a small difference is as secret as a small count. What was hidden stays hidden:
    /// whatever could be true of the earlier table then still can be. Where no count fell, an attacker may take it that counts only
    /// grow: then the differences are a table of counts from zero, and it has to stand the same attack.
    /// </summary>
    private void AddDifference(EarlierVintage vintage, int threshold)
    {
        var small = new bool[Shape.Cells];
        var differences = new long[Shape.Cells];
        for (var cell = 0; cell < Shape.Cells; cell++)
        {
            var before = vintage.Counts.Values[cell];
            differences[cell] = Table.Values[cell] - before;
            small[cell] = differences[cell] != 0 && Math.Abs(differences[cell]) < threshold;
            // A count that fell to zero is shown as zero; if the fall is small, what it fell from is hidden in the earlier table.
            MustHide[cell] |= MayHide[cell] && (small[cell] || vintage.IsHidden[cell]);
        }

        if (differences.All(static difference => difference >= 0))
            _attacks.Add((Rooms(Shape.Cells), differences, small));
    }

    private static long[] Rooms(int cells) => Enumerable.Repeat(CellNetwork.Unlimited, cells).ToArray();
}

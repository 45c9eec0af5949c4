using System.Runtime.CompilerServices;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Blocking;

/// <summary>A blocking rule bound to the cells of a schema: whether two rows agree, and the key under which a row is looked up.</summary>
internal sealed class RuleTest
{
    /// <summary>The row has no key: a value is missing.</summary>
    public const ulong NoKey = 0;

    private readonly int[] _keyCells;
    private readonly int[] _refineCells;
    private readonly int _first;
    private readonly int _second;
    private readonly ulong _columns;
    private readonly ulong _bothStraight;
    private readonly ulong[] _refined;

    /// <param name="rule">The rule.</param>
    /// <param name="schema">The cells of a row.</param>
    /// <param name="alike">A column in which all rows that are looked at are known to agree: it is left out of the keys; null: none.</param>
    public RuleTest(BlockingRule rule, TableSchema schema, string? alike = null)
    {
        Rule = rule;
        _keyCells = [.. rule.Columns.Where(column => column != alike).SelectMany(column => Cells(schema.Place(column)))];
        _columns = rule.Columns.Aggregate(0UL, (mask, column) => mask | schema.Place(column).Mask);
        _refineCells = [.. rule.RefineBy.Select(column => schema.Place(column).Slot)];
        _refined = new ulong[rule.RefineBy.Count + 1];
        for (var depth = 1; depth < _refined.Length; depth++)
            _refined[depth] = _refined[depth - 1] | schema.Place(rule.RefineBy[depth - 1]).Mask;
        if (rule.EitherOrder is not { } pair)
            return;
        IsEitherOrder = true;
        _first = schema.Place(pair.First).Slot;
        _second = schema.Place(pair.Second).Slot;
        _bothStraight = schema.Place(pair.First).Mask | schema.Place(pair.Second).Mask;
    }

    public BlockingRule Rule { get; }

    /// <summary>How many columns may refine an oversized block.</summary>
    public int MaxDepth => _refineCells.Length;

    /// <summary>Whether two more columns must agree in this order or crosswise.</summary>
    public bool IsEitherOrder { get; }

    /// <summary>The cells of the columns that must agree as they are.</summary>
    public ulong Columns => _columns;

    /// <summary>True when the rows agree under the rule.</summary>
    /// <param name="equalCells">Cells in which they are equal.</param>
    /// <param name="left">The first cell of the left row.</param>
    /// <param name="right">The first cell of the right row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Agrees(ulong equalCells, ref int left, ref int right)
    {
        if ((equalCells & _columns) != _columns)
            return false;
        return !IsEitherOrder || (equalCells & _bothStraight) == _bothStraight || IsCrosswise(ref left, ref right);
    }

    /// <summary>True when the rows agree on the first refining columns.</summary>
    public bool AgreesRefined(ulong equalCells, int depth) => (equalCells & _refined[depth]) == _refined[depth];

    /// <summary>The keys of some rows.</summary>
    /// <param name="table">Their table.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="depth">How many refining columns are part of a key.</param>
    /// <param name="keys">Where the keys are put.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void KeysOf(EncodedTable table, ReadOnlySpan<int> rows, int depth, Span<ulong> keys)
    {
        for (var i = 0; i < rows.Length; i++)
            keys[i] = KeyOf(ref table.FirstCell(rows[i]), depth);
    }

    /// <summary>The key of a row.</summary>
    /// <param name="row">Its first cell.</param>
    /// <param name="depth">How many refining columns are part of the key.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong KeyOf(ref int row, int depth)
    {
        var key = 0x9E3779B97F4A7C15UL;
        foreach (var cell in _keyCells)
        {
            var value = Unsafe.Add(ref row, cell);
            if (value == EncodedTable.Missing)
                return NoKey;
            key = KeyHash.Add(key, value);
        }

        if (IsEitherOrder)
        {
            var first = Unsafe.Add(ref row, _first);
            var second = Unsafe.Add(ref row, _second);
            if (first == EncodedTable.Missing || second == EncodedTable.Missing)
                return NoKey;

            // A sum does not know the order of its terms: crosswise values get the same key.
            key = KeyHash.Mix(key ^ unchecked(KeyHash.Mix((uint)first) + KeyHash.Mix((uint)second)));
        }

        for (var i = 0; i < depth; i++)
            key = KeyHash.Add(key, Unsafe.Add(ref row, _refineCells[i]));
        return key == NoKey ? 1 : key;
    }

    private bool IsCrosswise(ref int left, ref int right)
    {
        var first = Unsafe.Add(ref left, _first);
        var second = Unsafe.Add(ref left, _second);
        return first != EncodedTable.Missing && second != EncodedTable.Missing
            && first == Unsafe.Add(ref right, _second)
            && second == Unsafe.Add(ref right, _first);
    }

    private static IEnumerable<int> Cells(ColumnPlace place) => place.IsWide ? [place.Slot, place.Slot + 1] : [place.Slot];
}

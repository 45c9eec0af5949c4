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

    public RuleTest(BlockingRule rule, TableSchema schema)
    {
        Rule = rule;
        _keyCells = [.. rule.Columns.SelectMany(column => Cells(schema.Place(column)))];
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

    private bool IsEitherOrder { get; }

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

    /// <summary>The key of a row.</summary>
    /// <param name="row">Its first cell.</param>
    /// <param name="depth">How many refining columns are part of the key.</param>
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
        key = KeyHash.Mix(key);
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

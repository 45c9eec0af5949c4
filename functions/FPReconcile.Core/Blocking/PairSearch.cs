using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Blocking;

/// <summary>
/// Looks for pairs among some left and some right rows under one rule after another, each pair once. One worker has one of these
/// and uses its buffers again for every part of the tables. Hot.
/// </summary>
internal sealed class PairSearch
{
    private readonly EncodedTable _left;
    private readonly EncodedTable _right;
    private readonly RuleTests _tests;
    private readonly bool _isSelfJoin;
    private readonly BlockDepths _known;
    private readonly KeyTable _table = new();
    private ulong[] _leftKeys = [];
    private ulong[] _rightKeys = [];

    /// <param name="left">The left table.</param>
    /// <param name="right">The right table; the same object joins a table with itself.</param>
    /// <param name="tests">All rules.</param>
    /// <param name="known">Blocks that were refined or cut off by rules run before; only read.</param>
    public PairSearch(EncodedTable left, EncodedTable right, RuleTests tests, BlockDepths known)
    {
        _known = known;
        _left = left;
        _right = right;
        _tests = tests;
        _isSelfJoin = ReferenceEquals(left, right);
    }

    /// <summary>The cell of the column that groups the rows, when pairs inside a group were found before; else 0.</summary>
    public ulong KnownGroups { get; init; }

    /// <summary>
    /// For each left row the right row plus one with which it was found first; 0: none. The partner of a row comes up again under most
    /// rules, and is passed over here without a look at the two rows. No left row is given to two workers at once.
    /// </summary>
    public required int[] FirstPartners { get; init; }

    /// <summary>Blocks that had to be refined or cut off here.</summary>
    public BlockDepths Depths { get; } = new();

    /// <summary>Finds the pairs among some rows that no earlier rule has found.</summary>
    /// <param name="rules">What is run.</param>
    /// <param name="leftRows">Rows of the left table.</param>
    /// <param name="rightRows">Rows of the right table.</param>
    /// <param name="found">Where pairs are put.</param>
    public void Find(in RuleSequence rules, ReadOnlySpan<int> leftRows, ReadOnlySpan<int> rightRows, PairBuffer found)
    {
        var left = new KeyedRows(KeysOf(rules, _left, leftRows, ref _leftKeys), leftRows);
        var right = new KeyedRows(KeysOf(rules, _right, rightRows, ref _rightKeys), rightRows);
        Find(rules, left, right, found);
    }

    /// <summary>The same for rows whose keys are known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(in RuleSequence rules, KeyedRows left, KeyedRows right, PairBuffer found)
    {
        var rule = rules.Current;
        var maxPartners = _tests[rule].Rule.MaxPartners;
        var canRefine = rules.Depth < _tests[rule].MaxDepth;
        Fill(right);
        var before = found.Count;
        List<int>? oversized = null;
        for (var i = 0; i < left.Rows.Length; i++)
        {
            if (left.Keys[i] == RuleTest.NoKey)
                continue;
            var (entry, size) = _table.Find(left.Keys[i]);
            if (size > maxPartners)
            {
                if (canRefine)
                {
                    (oversized ??= []).Add(left.Rows[i]);
                    continue;
                }

                found.Yield.Capped[rule]++;
            }

            var last = -1;
            ref var firstPartner = ref FirstPartners[left.Rows[i]];
            for (var taken = 0; entry != KeyTable.None && taken < maxPartners; taken++)
            {
                (last, entry) = _table.At(entry);
                if (last + 1 != firstPartner && Add(rules, (left.Rows[i], last), found) && firstPartner == 0)
                    firstPartner = last + 1;
            }

            if (size > maxPartners)
                Depths.SetLastPartner(rule, left.Rows[i], last);
        }

        found.Yield.NewPairs[rule] += found.Count - before;
        if (oversized is not null)
            Refine(rules, oversized, right.Rows, found);
    }

    private void Refine(in RuleSequence rules, List<int> leftRows, ReadOnlySpan<int> rightRows, PairBuffer found)
    {
        var refined = rules.Refined();
        foreach (var leftRow in leftRows)
            Depths.Set(rules.Current, leftRow, refined.Depth);
        if (rules.Depth == 0)
            found.Yield.Oversized[rules.Current] += leftRows.Count;
        Find(refined, CollectionsMarshal.AsSpan(leftRows), rightRows, found);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(KeyedRows rows)
    {
        _table.Reset(rows.Rows.Length);
        // From the last to the first, so that they come out from the first to the last.
        for (var i = rows.Rows.Length - 1; i >= 0; i--)
        {
            if (rows.Keys[i] != RuleTest.NoKey)
                _table.Add(rows.Keys[i], rows.Rows[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Add(in RuleSequence rules, (int Left, int Right) pair, PairBuffer found)
    {
        if (_isSelfJoin && pair.Left >= pair.Right)
            return false;
        ref var left = ref _left.FirstCell(pair.Left);
        ref var right = ref _right.FirstCell(pair.Right);
        var equal = EncodedTable.EqualCells(ref left, ref right, _left.Schema.Stride);
        var agreeing = _tests.Agreeing(equal, ref left, ref right);
        if ((equal & KnownGroups) != 0 || (agreeing & (1u << rules.Current)) == 0 || !_tests[rules.Current].AgreesRefined(equal, rules.Depth))
            return false;
        for (var earlier = agreeing & rules.Earlier; earlier != 0; earlier &= earlier - 1)
        {
            if (WasLookedAt(BitOperations.TrailingZeroCount(earlier), pair, equal))
                return false;
        }

        found.Add(pair.Left, pair.Right, agreeing & rules.FromCurrent, equal);
        return true;
    }

    /// <summary>Whether a rule run before, under which a pair agrees, has looked at it: it may have been refined away or cut off.</summary>
    private bool WasLookedAt(int rule, (int Left, int Right) pair, ulong equalCells) =>
        _tests[rule].AgreesRefined(equalCells, Math.Max(Depths.Of(rule, pair.Left), _known.Of(rule, pair.Left)))
        && pair.Right <= Math.Min(Depths.LastPartnerOf(rule, pair.Left), _known.LastPartnerOf(rule, pair.Left));

    private ReadOnlySpan<ulong> KeysOf(in RuleSequence rules, EncodedTable table, ReadOnlySpan<int> rows, ref ulong[] buffer)
    {
        if (buffer.Length < rows.Length)
            buffer = new ulong[rows.Length * 2];
        var keys = buffer.AsSpan(0, rows.Length);
        _tests[rules.Current].KeysOf(table, rows, rules.Depth, keys);
        return keys;
    }
}

/// <summary>Rows and the keys under which they are looked up.</summary>
internal readonly ref struct KeyedRows(ReadOnlySpan<ulong> keys, ReadOnlySpan<int> rows)
{
    public ReadOnlySpan<ulong> Keys { get; } = keys;

    public ReadOnlySpan<int> Rows { get; } = rows;
}

/// <summary>The rule that is run, those that were run on the same rows before, and those still to come.</summary>
internal readonly record struct RuleSequence
{
    public RuleSequence(ReadOnlySpan<int> rules, int current)
    {
        Current = rules[current];
        Earlier = Bits(rules[..current]);
        FromCurrent = Bits(rules[current..]);
    }

    public int Current { get; }

    /// <summary>Bit k for each rule k that was run before.</summary>
    public uint Earlier { get; }

    /// <summary>Bit k for the current rule and those still to come.</summary>
    public uint FromCurrent { get; }

    /// <summary>How many refining columns of the rule must agree, too.</summary>
    public int Depth { get; private init; }

    /// <summary>The same with one more refining column.</summary>
    public RuleSequence Refined() => this with { Depth = Depth + 1 };

    private static uint Bits(ReadOnlySpan<int> rules)
    {
        var bits = 0u;
        foreach (var rule in rules)
            bits |= 1u << rule;
        return bits;
    }
}

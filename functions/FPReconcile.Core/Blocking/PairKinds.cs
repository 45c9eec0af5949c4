using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Blocking;

/// <summary>Numbers the kinds of the pairs of one chunk after another, in order of first appearance, and counts them. Hot.</summary>
internal sealed class PairKinds
{
    private const int SlotsOfAKind = 4;

    // Numbers of kinds plus one; 0: free.
    private int[] _slots = new int[2048];
    private PairKind[] _kinds = new PairKind[2048 / SlotsOfAKind];
    private int _count;

    /// <summary>Counts a pair and gives the number of its kind.</summary>
    public int Add(ulong pattern, uint rules)
    {
        ref var slot = ref SlotOf(pattern, rules);
        if (slot != 0)
        {
            ref var known = ref _kinds[slot - 1];
            known = known with { Pairs = known.Pairs + 1 };
            return slot - 1;
        }

        if (_count == _kinds.Length)
        {
            Grow();
            slot = ref SlotOf(pattern, rules);
        }

        _kinds[_count] = new PairKind(pattern, rules, 1);
        slot = ++_count;
        return _count - 1;
    }

    /// <summary>The kinds of a chunk, and begins the next.</summary>
    public PairKind[] Take()
    {
        var kinds = _kinds.AsSpan(0, _count).ToArray();
        Array.Clear(_slots);
        _count = 0;
        return kinds;
    }

    private ref int SlotOf(ulong pattern, uint rules)
    {
        var mask = _slots.Length - 1;
        var at = (int)(KeyHash.Mix(KeyHash.Mix(pattern) ^ rules) & (ulong)mask);
        while (_slots[at] != 0 && !Is(_kinds[_slots[at] - 1], pattern, rules))
            at = (at + 1) & mask;
        return ref _slots[at];
    }

    private static bool Is(in PairKind kind, ulong pattern, uint rules) => kind.Pattern == pattern && kind.Rules == rules;

    private void Grow()
    {
        Array.Resize(ref _kinds, checked(_count * 2));
        _slots = new int[checked(_kinds.Length * SlotsOfAKind)];
        for (var number = 0; number < _count; number++)
            SlotOf(_kinds[number].Pattern, _kinds[number].Rules) = number + 1;
    }
}

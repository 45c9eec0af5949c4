using System.Numerics;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>
/// How often each agreement pattern occurs, apart for each set of blocking rules a pair falls under. Training, the prior and
/// scoring are work on the few thousand patterns that occur, at any number of pairs.
/// </summary>
internal sealed class PatternHistogram
{
    private readonly CountedKeys _patterns = new();

    // Id of a pattern together with rule bits.
    private readonly CountedKeys _patternsUnderRules = new();

    /// <summary>Number of distinct patterns; their ids are 0 to Count - 1 in order of first appearance.</summary>
    public int Count => _patterns.Count;

    public ulong this[int id] => _patterns.Key(id);

    /// <summary>Counts some pairs that have a pattern and fall under the same rules, and gives the id of the pattern.</summary>
    public int Add(ulong pattern, uint rules, long pairs)
    {
        var id = _patterns.Add(pattern, pairs);
        _patternsUnderRules.Add(((ulong)id << 32) | rules, pairs);
        return id;
    }

    /// <summary>The id of a pattern; a new one is not counted as a pair.</summary>
    public int IdOf(ulong pattern) => _patterns.Add(pattern, 0);

    /// <summary>Patterns and counts of all pairs under one rule, in order of pattern id.</summary>
    public List<PatternCount> Under(int rule)
    {
        var sums = new long[_patterns.Count];
        for (var id = 0; id < _patternsUnderRules.Count; id++)
        {
            var key = _patternsUnderRules.Key(id);
            if ((key & (1UL << rule)) != 0)
                sums[(int)(key >> 32)] += _patternsUnderRules.CountOf(id);
        }

        return Collect(sums);
    }

    /// <summary>Patterns and counts of all pairs, in order of pattern id.</summary>
    public List<PatternCount> All()
    {
        var counts = new long[_patterns.Count];
        for (var id = 0; id < counts.Length; id++)
            counts[id] = _patterns.CountOf(id);
        return Collect(counts);
    }

    private List<PatternCount> Collect(long[] counts)
    {
        var occurring = 0;
        foreach (var count in counts)
            occurring += count > 0 ? 1 : 0;
        var result = new List<PatternCount>(occurring);
        for (var id = 0; id < counts.Length; id++)
        {
            if (counts[id] > 0)
                result.Add(new PatternCount(_patterns.Key(id), counts[id]));
        }

        return result;
    }

    /// <summary>Numbers keys in order of first appearance and counts them.</summary>
    private sealed class CountedKeys
    {
        private const int Free = -1;

        private int[] _slots = NewSlots(1024);
        private ulong[] _keys = new ulong[512];
        private long[] _counts = new long[512];

        public int Count { get; private set; }

        public ulong Key(int id) => _keys[id];

        public long CountOf(int id) => _counts[id];

        public int Add(ulong key, long count)
        {
            var slot = SlotOf(key);
            var id = _slots[slot];
            if (id == Free)
            {
                if (Count == _keys.Length)
                {
                    Grow();
                    slot = SlotOf(key);
                }

                id = Count++;
                _slots[slot] = id;
                _keys[id] = key;
            }

            _counts[id] += count;
            return id;
        }

        private static int[] NewSlots(int size)
        {
            var slots = new int[size];
            Array.Fill(slots, Free);
            return slots;
        }

        private int SlotOf(ulong key)
        {
            var mask = _slots.Length - 1;
            var slot = (int)(KeyHash.Mix(key) & (ulong)mask);
            while (_slots[slot] != Free && _keys[_slots[slot]] != key)
                slot = (slot + 1) & mask;
            return slot;
        }

        private void Grow()
        {
            Array.Resize(ref _keys, Count * 2);
            Array.Resize(ref _counts, Count * 2);
            _slots = NewSlots((int)BitOperations.RoundUpToPowerOf2((uint)(Count * 4)));
            for (var id = 0; id < Count; id++)
                _slots[SlotOf(_keys[id])] = id;
        }
    }
}

/// <summary>An agreement pattern and the number of pairs that show it.</summary>
internal readonly record struct PatternCount(ulong Pattern, long Count);

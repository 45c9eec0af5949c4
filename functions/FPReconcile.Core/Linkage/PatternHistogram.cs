using System.Runtime.InteropServices;

namespace FPReconcile.Core.Linkage;

/// <summary>
/// How often each agreement pattern occurs, apart for each set of blocking rules a pair falls under. Training, the prior and
/// scoring are work on the few thousand patterns that occur, at any number of pairs.
/// </summary>
internal sealed class PatternHistogram
{
    private readonly Dictionary<ulong, int> _ids = [];
    private readonly List<ulong> _patterns = [];

    // Key: id of the pattern in the upper half, rule bits in the lower.
    private readonly Dictionary<ulong, long> _counts = [];

    /// <summary>Number of distinct patterns; their ids are 0 to Count - 1 in order of first appearance.</summary>
    public int Count => _patterns.Count;

    public ulong this[int id] => _patterns[id];

    /// <summary>Counts one pair and gives the id of its pattern.</summary>
    public int Add(ulong pattern, uint rules)
    {
        var id = IdOf(pattern);
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, ((ulong)id << 32) | rules, out _)++;
        return id;
    }

    /// <summary>The id of a pattern; a new one is not counted as a pair.</summary>
    public int IdOf(ulong pattern)
    {
        if (!_ids.TryGetValue(pattern, out var id))
        {
            id = _patterns.Count;
            _ids.Add(pattern, id);
            _patterns.Add(pattern);
        }

        return id;
    }

    /// <summary>Patterns and counts of all pairs under one rule, in order of pattern id.</summary>
    public List<PatternCount> Under(int rule) => Collect(rules => (rules & (1u << rule)) != 0);

    /// <summary>Patterns and counts of all pairs, in order of pattern id.</summary>
    public List<PatternCount> All() => Collect(static _ => true);

    private List<PatternCount> Collect(Func<uint, bool> isWanted)
    {
        var sums = new long[_patterns.Count];
        foreach (var (key, count) in _counts)
        {
            if (isWanted((uint)(key & uint.MaxValue)))
                sums[(int)(key >> 32)] += count;
        }

        var result = new List<PatternCount>();
        for (var id = 0; id < sums.Length; id++)
        {
            if (sums[id] > 0)
                result.Add(new PatternCount(_patterns[id], sums[id]));
        }

        return result;
    }
}

/// <summary>An agreement pattern and the number of pairs that show it.</summary>
internal readonly record struct PatternCount(ulong Pattern, long Count);

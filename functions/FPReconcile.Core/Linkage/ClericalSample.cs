namespace FPReconcile.Core.Linkage;

/// <summary>A pair of records by their ids, with the probability that they match.</summary>
public readonly record struct ScoredIds(string LeftId, string RightId, double Probability)
{
    /// <summary>Ids are personal and stay out of texts.</summary>
    public override string ToString() => "a scored pair";
}

/// <summary>What a person who looked at a pair of records says.</summary>
public readonly record struct LabelledPair(string LeftId, string RightId, bool IsMatch)
{
    /// <summary>Ids are personal and stay out of texts.</summary>
    public override string ToString() => "a labelled pair";
}

/// <summary>Draws pairs for clerical review, the same number from each band of scores.</summary>
public static class ClericalSample
{
    /// <summary>
    /// Up to a number of pairs of each band, ordered by band, then by ids. Pairs are drawn by a hash of their ids and the seed:
    /// neither their order nor other pairs of the run matter, so that labels of one night mostly serve the next.
    /// </summary>
    public static IReadOnlyList<ScoredIds> Draw(IEnumerable<ScoredIds> pairs, ScoreBands bands, int pairsOfEachBand, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pairsOfEachBand);
        // Greatest hash first, so that a queue gives away what is not drawn.
        var comparer = Comparer<(ulong, ScoredIds)>.Create((a, b) => CompareKeys(b, a));
        var drawn = new PriorityQueue<ScoredIds, (ulong, ScoredIds)>[bands.Count];
        for (var band = 0; band < drawn.Length; band++)
            drawn[band] = new PriorityQueue<ScoredIds, (ulong, ScoredIds)>(comparer);
        foreach (var pair in pairs)
        {
            var queue = drawn[bands.Of(pair.Probability)];
            queue.Enqueue(pair, (Hash(pair, seed), pair));
            if (queue.Count > pairsOfEachBand)
                queue.Dequeue();
        }

        return
        [
            .. drawn.SelectMany(queue => queue.UnorderedItems.Select(item => item.Element)
                .OrderBy(pair => pair.LeftId, StringComparer.Ordinal).ThenBy(pair => pair.RightId, StringComparer.Ordinal)),
        ];
    }

    private static ulong Hash(ScoredIds pair, long seed)
    {
        // A length between the ids keeps ("ab", "c") apart from ("a", "bc").
        var hash = Mix(unchecked((ulong)seed) ^ (ulong)pair.LeftId.Length);
        foreach (var rune in pair.LeftId.EnumerateRunes())
            hash = Mix(hash ^ (uint)rune.Value);
        foreach (var rune in pair.RightId.EnumerateRunes())
            hash = Mix(hash ^ (uint)rune.Value);
        return hash;
    }

    private static ulong Mix(ulong value) => new SplitMix64(value).Next();

    private static int CompareKeys((ulong Hash, ScoredIds Pair) a, (ulong Hash, ScoredIds Pair) b)
    {
        var order = a.Hash.CompareTo(b.Hash);
        if (order == 0)
            order = string.CompareOrdinal(a.Pair.LeftId, b.Pair.LeftId);
        return order == 0 ? string.CompareOrdinal(a.Pair.RightId, b.Pair.RightId) : order;
    }
}

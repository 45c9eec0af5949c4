using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>The compared pairs of two tables, as parallel arrays, each pair once.</summary>
internal sealed class CandidatePairs
{
    private const int PairsAtOnce = 1 << 20;

    private int[] _left = [];
    private int[] _right = [];
    private int[] _patternIds = [];
    private float[] _frequencyBits = [];
    private double[] _matchBits = [];
    private int _weighed;

    /// <summary>
    /// Makes room at first for what later stages will find, too, so that nothing has to be moved. What is not used takes no memory of the machine, but
    /// counts against a limit of the heap.
    /// </summary>
    public bool ReservesRoom { get; set; }

    public int Count { get; private set; }

    public ReadOnlySpan<int> Left => _left.AsSpan(0, Count);

    public ReadOnlySpan<int> Right => _right.AsSpan(0, Count);

    /// <summary>For each pair the id of its agreement pattern in the histogram.</summary>
    public ReadOnlySpan<int> PatternIds => _patternIds.AsSpan(0, Count);

    /// <summary>For each pair the bits for how rare its agreeing values are, as far as <see cref="WeighFrequencies"/> has come.</summary>
    public ReadOnlySpan<float> FrequencyBits => _frequencyBits.AsSpan(0, _weighed);

    /// <summary>Room for the weights of all pairs; the same for every scoring, so that millions of numbers are not held several times.</summary>
    public Span<double> MatchBits => _matchBits.AsSpan(0, Count);

    /// <summary>The first pairs with their weights, for work that several threads share.</summary>
    public WeightedPairs Weighted(int count) => new(_left.AsMemory(0, count), _right.AsMemory(0, count), _matchBits.AsMemory(0, count));

    /// <summary>
    /// Weighs the values of the pairs that are new: u never changes, so that this is done once, and not each time the pairs are scored.
    /// </summary>
    public void WeighFrequencies(TermFrequencies frequencies, PatternHistogram histogram, ParallelOptions parallel)
    {
        var exactColumns = new uint[histogram.Count];
        for (var id = 0; id < exactColumns.Length; id++)
            exactColumns[id] = frequencies.ExactColumns(histogram[id]);
        WorkParts.ForEach(_weighed, Count, parallel, (from, to) =>
        {
            for (var pair = from; pair < to; pair++)
                _frequencyBits[pair] = (float)frequencies.Adjustment(exactColumns[_patternIds[pair]], _left[pair]);
        });
        _weighed = Count;
    }

    public void Clear()
    {
        (_left, _right, _patternIds, _frequencyBits, _matchBits) = ([], [], [], [], []);
        (Count, _weighed) = (0, 0);
    }

    /// <summary>Takes over pairs and counts their patterns.</summary>
    /// <param name="chunks">The pairs. Chunks of about a million of them are held at a time, so that they need not all be there at once.</param>
    /// <param name="pairs">How many there are in all.</param>
    /// <param name="histogram">Counts the patterns.</param>
    /// <param name="parallel">Threads to work on.</param>
    public void Add(IEnumerable<PairChunk> chunks, int pairs, PatternHistogram histogram, ParallelOptions parallel)
    {
        Reserve(checked(Count + pairs));
        var batch = new List<PairChunk>();
        var pairsOfBatch = 0;
        foreach (var chunk in chunks)
        {
            batch.Add(chunk);
            pairsOfBatch += chunk.Count;
            if (pairsOfBatch < PairsAtOnce)
                continue;
            Add(batch, histogram, parallel);
            (batch, pairsOfBatch) = ([], 0);
        }

        Add(batch, histogram, parallel);
    }

    // The ids of patterns depend on the order of the chunks, so that these are counted one after another; copying them is most of the work.
    private void Add(List<PairChunk> chunks, PatternHistogram histogram, ParallelOptions parallel)
    {
        var targets = new (int First, int[] Ids)[chunks.Count];
        for (var i = 0; i < targets.Length; i++)
        {
            var ids = new int[chunks[i].Kinds.Length];
            for (var kind = 0; kind < ids.Length; kind++)
            {
                var (pattern, rules, pairs) = chunks[i].Kinds[kind];
                ids[kind] = histogram.Add(pattern, rules, pairs);
            }

            targets[i] = (Count, ids);
            Count += chunks[i].Count;
        }

        Parallel.For(0, targets.Length, parallel, i => Copy(chunks[i], targets[i].First, targets[i].Ids));
    }

    private void Copy(PairChunk chunk, int first, int[] ids)
    {
        chunk.Left.CopyTo(_left.AsSpan(first));
        chunk.Right.CopyTo(_right.AsSpan(first));
        var patternIds = _patternIds.AsSpan(first, chunk.Count);
        var kinds = chunk.KindOfPair;
        for (var i = 0; i < patternIds.Length; i++)
            patternIds[i] = ids[kinds[i]];
    }

    private void Reserve(int pairs)
    {
        if (pairs <= _left.Length)
            return;
        var room = (int)Math.Min(Array.MaxLength, Count == 0 && ReservesRoom ? 2L * pairs : pairs);
        Resize(ref _left, room);
        Resize(ref _right, room);
        Resize(ref _patternIds, room);
        Resize(ref _frequencyBits, room);
        Resize(ref _matchBits, room);
    }

    private void Resize<T>(ref T[] values, int room)
    {
        var larger = GC.AllocateUninitializedArray<T>(room);
        values.AsSpan(0, Count).CopyTo(larger);
        values = larger;
    }
}

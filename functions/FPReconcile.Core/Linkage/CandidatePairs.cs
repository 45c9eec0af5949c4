using FPReconcile.Core.Blocking;

namespace FPReconcile.Core.Linkage;

/// <summary>The compared pairs of two tables, as parallel arrays, each pair once.</summary>
internal sealed class CandidatePairs
{
    private int[] _left = [];
    private int[] _right = [];
    private int[] _patternIds = [];
    private float[] _frequencyBits = [];
    private double[] _matchBits = [];
    private int _weighed;

    public int Count { get; private set; }

    public ReadOnlySpan<int> Left => _left.AsSpan(0, Count);

    public ReadOnlySpan<int> Right => _right.AsSpan(0, Count);

    /// <summary>For each pair the id of its agreement pattern in the histogram.</summary>
    public ReadOnlySpan<int> PatternIds => _patternIds.AsSpan(0, Count);

    /// <summary>For each pair the bits for how rare its agreeing values are, as far as <see cref="WeighFrequencies"/> has come.</summary>
    public ReadOnlySpan<float> FrequencyBits => _frequencyBits.AsSpan(0, _weighed);

    /// <summary>Room for the weights of all pairs; the same for every scoring, so that millions of numbers are not held several times.</summary>
    public double[] MatchBits
    {
        get
        {
            if (_matchBits.Length != Count)
                Array.Resize(ref _matchBits, Count);
            return _matchBits;
        }
    }

    /// <summary>
    /// Weighs the values of the pairs that are new: u never changes, so that this is done once, and not each time the pairs are scored.
    /// </summary>
    public void WeighFrequencies(TermFrequencies frequencies, PatternHistogram histogram, ParallelOptions parallel)
    {
        Array.Resize(ref _frequencyBits, Count);
        var exactColumns = new uint[histogram.Count];
        for (var id = 0; id < exactColumns.Length; id++)
            exactColumns[id] = frequencies.ExactColumns(histogram[id]);
        PairParts.ForEach(_weighed, Count, parallel, (from, to) =>
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
    /// <param name="chunks">The pairs; each chunk is let go before the next one is asked for.</param>
    /// <param name="pairs">How many there are in all.</param>
    /// <param name="histogram">Counts the patterns.</param>
    public void Add(IEnumerable<PairChunk> chunks, int pairs, PatternHistogram histogram)
    {
        var count = checked(Count + pairs);
        Array.Resize(ref _left, count);
        Array.Resize(ref _right, count);
        Array.Resize(ref _patternIds, count);
        foreach (var chunk in chunks)
        {
            chunk.Left.CopyTo(_left.AsSpan(Count));
            chunk.Right.CopyTo(_right.AsSpan(Count));
            for (var i = 0; i < chunk.Count; i++)
                _patternIds[Count + i] = histogram.Add(chunk.Patterns[i], chunk.Rules[i]);
            Count += chunk.Count;
        }
    }
}

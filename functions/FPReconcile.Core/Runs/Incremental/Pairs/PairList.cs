using FPReconcile.Core.Runs.Incremental.Index;

namespace FPReconcile.Core.Runs.Incremental.Pairs;

/// <summary>A list of pairs.</summary>
internal sealed class PairList
{
    private FoundPair[] _pairs = [];

    public int Count { get; private set; }

    public ref FoundPair this[int number] => ref _pairs[number];

    public ReadOnlySpan<FoundPair> All => _pairs.AsSpan(0, Count);

    public void Add(in FoundPair pair)
    {
        const int Least = 8;
        if (Count == _pairs.Length)
        {
            var pairs = new FoundPair[Math.Max(Least, Count * 2)];
            Array.Copy(_pairs, pairs, Count);
            _pairs = pairs;
        }

        _pairs[Count++] = pair;
    }

    /// <summary>Takes all pairs out; the room stays.</summary>
    public void Clear() => Count = 0;

    /// <summary>Puts the pairs in another order.</summary>
    /// <param name="order">For each place the pair that stands there afterwards.</param>
    public void Reorder(int[] order)
    {
        var pairs = new FoundPair[order.Length];
        for (var i = 0; i < order.Length; i++)
            pairs[i] = _pairs[order[i]];
        _pairs = pairs;
    }

    /// <summary>The left or the right rows of the pairs, numbered from 0.</summary>
    public (int[] Numbers, int Rows) Numbered(bool isLeft)
    {
        var known = new NumberedKeys();
        var numbers = new int[Count];
        for (var i = 0; i < numbers.Length; i++)
            known.TryAdd((ulong)(isLeft ? _pairs[i].Left : _pairs[i].Right), out numbers[i]);
        return (numbers, known.Count);
    }
}

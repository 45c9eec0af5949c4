namespace FPReconcile.Core.Assignment;

/// <summary>
/// Pairs of rows, numbered in order of first appearance. The pairs of one left row form a chain: they are few, and rows are asked
/// for in order, so that neither hashing nor a jump through memory is needed.
/// </summary>
internal sealed class PairIndex
{
    public const int None = -1;

    // Nearly every row has a pair, and few have many.
    private readonly int[] _firstOfLeft;
    private RowPair[] _pairs;
    private int[] _next;

    /// <param name="leftRows">Number of left rows.</param>
    /// <param name="expected">How many pairs there will be, if known; more find room, too.</param>
    public PairIndex(int leftRows, int expected = 0)
    {
        _firstOfLeft = new int[leftRows];
        Array.Fill(_firstOfLeft, None);
        _pairs = new RowPair[expected];
        _next = new int[expected];
    }

    public int Count { get; private set; }

    /// <summary>The pair of a number.</summary>
    public RowPair this[int number] => _pairs[number];

    /// <summary>The number of a pair, or <see cref="None"/>.</summary>
    public int Find(int left, int right)
    {
        var number = _firstOfLeft[left];
        while (number != None && _pairs[number].Right != right)
            number = _next[number];
        return number;
    }

    /// <summary>The number of a pair, which is <see cref="Count"/> as it was before when the pair is new.</summary>
    public int FindOrAdd(int left, int right)
    {
        var number = Find(left, right);
        if (number != None)
            return number;
        if (Count == _pairs.Length)
            Grow();
        _pairs[Count] = new RowPair(left, right);
        _next[Count] = _firstOfLeft[left];
        _firstOfLeft[left] = Count;
        return Count++;
    }

    private void Grow()
    {
        var capacity = Math.Max(64, checked(Count * 3 / 2));
        Array.Resize(ref _pairs, capacity);
        Array.Resize(ref _next, capacity);
    }
}

namespace FPReconcile.Core.Assignment;

/// <summary>Match weights in bits of the pairs of two sources, in order of first appearance.</summary>
internal sealed class PairWeights
{
    private readonly PairIndex _pairs;
    private double[] _bits;

    /// <param name="leftRows">Number of left rows.</param>
    /// <param name="expected">How many pairs there will be, if known.</param>
    public PairWeights(int leftRows, int expected = 0)
    {
        _pairs = new PairIndex(leftRows, expected);
        _bits = new double[expected];
    }

    public int Count => _pairs.Count;

    /// <summary>The pair of a number below <see cref="Count"/>.</summary>
    public RowPair Pair(int number) => _pairs[number];

    public double Bits(int number) => _bits[number];

    public void SetBits(int number, double bits) => _bits[number] = bits;

    /// <summary>The number of a pair, or <see cref="PairIndex.None"/>.</summary>
    public int Find(int left, int right) => _pairs.Find(left, right);

    /// <summary>Sets the weight of a pair that may be new, and gives its number.</summary>
    public int Set(int left, int right, double bits)
    {
        var number = _pairs.FindOrAdd(left, right);
        if (number >= _bits.Length)
            Array.Resize(ref _bits, Math.Max(64, checked(number * 2)));
        _bits[number] = bits;
        return number;
    }
}

namespace FPReconcile.Core.Blocking;

/// <summary>
/// Candidate pairs of one part of the tables, as parallel arrays: found and compared by one worker, which uses the room for one part after
/// another: new memory has to be asked for page by page.
/// </summary>
internal sealed class PairBuffer
{
    private const int UsualPairs = 1 << 12;

    private int[] _left = new int[UsualPairs];
    private int[] _right = new int[UsualPairs];
    private uint[] _rules = new uint[UsualPairs];
    private ulong[] _patterns = new ulong[UsualPairs];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Left => _left.AsSpan(0, Count);

    public ReadOnlySpan<int> Right => _right.AsSpan(0, Count);

    /// <summary>For each pair the blocking rules under which it falls: bit k for rule k.</summary>
    public ReadOnlySpan<uint> Rules => _rules.AsSpan(0, Count);

    /// <summary>For each pair the cells in which its rows are equal; after comparison the agreement pattern.</summary>
    public Span<ulong> Patterns => _patterns.AsSpan(0, Count);

    /// <summary>What each rule yielded here.</summary>
    public PairYield Yield { get; private set; } = new();

    public void Add(int leftRow, int rightRow, uint ruleBits, ulong equalCells)
    {
        if (Count == _left.Length)
            Grow();
        _left[Count] = leftRow;
        _right[Count] = rightRow;
        _rules[Count] = ruleBits;
        _patterns[Count] = equalCells;
        Count++;
    }

    /// <summary>Makes room for the pairs of the next part.</summary>
    public void Clear()
    {
        Count = 0;
        Yield = new PairYield();
    }

    private void Grow()
    {
        var larger = checked(Count * 2);
        Array.Resize(ref _left, larger);
        Array.Resize(ref _right, larger);
        Array.Resize(ref _rules, larger);
        Array.Resize(ref _patterns, larger);
    }
}

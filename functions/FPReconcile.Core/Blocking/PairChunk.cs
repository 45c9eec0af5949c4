namespace FPReconcile.Core.Blocking;

/// <summary>Candidate pairs of one part of the tables, as parallel arrays; found and compared by one worker.</summary>
/// <param name="capacity">Room for so many pairs to begin with.</param>
internal sealed class PairChunk(int capacity = 256)
{
    private int[] _left = new int[capacity];
    private int[] _right = new int[capacity];
    private uint[] _rules = new uint[capacity];
    private ulong[] _patterns = new ulong[capacity];

    /// <summary>Pairs that there is room for.</summary>
    public int Capacity => _left.Length;

    public int Count { get; private set; }

    public ReadOnlySpan<int> Left => _left.AsSpan(0, Count);

    public ReadOnlySpan<int> Right => _right.AsSpan(0, Count);

    /// <summary>For each pair the blocking rules under which it falls: bit k for rule k.</summary>
    public ReadOnlySpan<uint> Rules => _rules.AsSpan(0, Count);

    /// <summary>For each pair the cells in which its rows are equal; after comparison the agreement pattern.</summary>
    public Span<ulong> Patterns => _patterns.AsSpan(0, Count);

    /// <summary>What each rule yielded here.</summary>
    public PairYield Yield { get; init; } = new();

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

    private void Grow()
    {
        var larger = checked(Math.Max(1, Count) * 2);
        Array.Resize(ref _left, larger);
        Array.Resize(ref _right, larger);
        Array.Resize(ref _rules, larger);
        Array.Resize(ref _patterns, larger);
    }
}

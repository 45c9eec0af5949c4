namespace FPReconcile.Core.Blocking;

/// <summary>
/// Pairs of rows to be compared, each once, as parallel arrays. Order: by rule, then left row, then right row.
/// </summary>
public sealed class CandidatePairs
{
    private int[] _left = new int[1024];
    private int[] _right = new int[1024];
    private uint[] _rules = new uint[1024];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Left => _left.AsSpan(0, Count);

    public ReadOnlySpan<int> Right => _right.AsSpan(0, Count);

    /// <summary>For each pair the blocking rules under which it falls: bit k for rule k.</summary>
    public ReadOnlySpan<uint> Rules => _rules.AsSpan(0, Count);

    internal void Add(int leftRow, int rightRow, uint ruleBits)
    {
        if (Count == _left.Length)
        {
            var capacity = checked(Count * 2);
            Array.Resize(ref _left, capacity);
            Array.Resize(ref _right, capacity);
            Array.Resize(ref _rules, capacity);
        }

        _left[Count] = leftRow;
        _right[Count] = rightRow;
        _rules[Count] = ruleBits;
        Count++;
    }
}

/// <summary>What one blocking rule yielded.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="NewPairs">Pairs that no earlier rule had found.</param>
/// <param name="OversizedRecords">Records of the left table whose block was too large and was refined by the refining column.</param>
public sealed record BlockingCount(string Rule, long NewPairs, long OversizedRecords);

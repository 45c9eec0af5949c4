namespace FPReconcile.Core.Blocking;

/// <summary>Has the pairs that one worker finds compared while their rows are in the cache, and packs them.</summary>
/// <param name="compare">Replaces the equal cells of pairs by their agreement patterns.</param>
internal sealed class PairPacker(Action<PairBuffer> compare)
{
    // The rows of so many pairs are still in the cache when they are compared.
    private const int EnoughPairs = 3072;

    private readonly PairKinds _kinds = new();

    /// <summary>Where pairs are put.</summary>
    public PairBuffer Found { get; } = new();

    /// <summary>Whether it is time to take the pairs.</summary>
    public bool HasEnough => Found.Count >= EnoughPairs;

    /// <summary>The pairs that were found, compared, and makes room for others.</summary>
    public PairChunk Take()
    {
        compare(Found);
        var chunk = new PairChunk(Copy(Found.Left), Copy(Found.Right), NumberKinds(), _kinds.Take()) { Yield = Found.Yield };
        Found.Clear();
        return chunk;
    }

    private static int[] Copy(ReadOnlySpan<int> rows)
    {
        var copy = GC.AllocateUninitializedArray<int>(rows.Length);
        rows.CopyTo(copy);
        return copy;
    }

    private int[] NumberKinds()
    {
        var numbers = GC.AllocateUninitializedArray<int>(Found.Count);
        ReadOnlySpan<ulong> patterns = Found.Patterns;
        var rules = Found.Rules;
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = _kinds.Add(patterns[i], rules[i]);
        return numbers;
    }
}

using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>A small seeded generator (Steele, Lea, Flood 2014): the same numbers on every machine and runtime.</summary>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    private const ulong Step = 0x9E3779B97F4A7C15UL;

    /// <summary>The generator of a seed after so many numbers.</summary>
    public static SplitMix64 After(ulong seed, int numbers) => new(unchecked(seed + ((ulong)numbers * Step)));

    public ulong Next()
    {
        var number = KeyHash.Mix(_state);
        _state = unchecked(_state + Step);
        return number;
    }

    /// <summary>A number from 0 to limit - 1 (multiply-shift; the bias is below limit / 2^64).</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);
}

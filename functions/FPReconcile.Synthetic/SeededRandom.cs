namespace FPReconcile.Synthetic;

/// <summary>
/// Seeded generator of invented chance: xoshiro256** (Blackman and Vigna 2018) with its state filled by SplitMix64.
/// <c>System.Random</c> is not used because its sequence may change between runtimes; a district must not.
/// </summary>
internal sealed class SeededRandom
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong _a, _b, _c, _d;

    /// <summary>One of many independent streams of a seed: every delivery has its own, so that one does not shift the next.</summary>
    public SeededRandom(long seed, long stream)
    {
        unchecked
        {
            var state = (ulong)seed * 0xD1342543DE82EF95 + Mix((ulong)stream + GoldenGamma);
            _a = Mix(state += GoldenGamma);
            _b = Mix(state += GoldenGamma);
            _c = Mix(state += GoldenGamma);
            _d = Mix(state + GoldenGamma);
        }
    }

    public ulong NextBits()
    {
        unchecked
        {
            var result = ulong.RotateLeft(_b * 5, 7) * 9;
            var t = _b << 17;
            _c ^= _a;
            _d ^= _b;
            _b ^= _c;
            _a ^= _d;
            _c ^= t;
            _d = ulong.RotateLeft(_d, 45);
            return result;
        }
    }

    /// <summary>At least 0, below 1.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>At least 0, below <paramref name="limit"/>.</summary>
    public int Next(int limit) => (int)Math.BigMul(NextBits(), (ulong)limit, out _);

    /// <summary>Both ends included.</summary>
    public int Between(int first, int last) => first + Next(last - first + 1);

    public bool Chance(double probability) => NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    public char Pick(string letters) => letters[Next(letters.Length)];

    /// <summary>Bell-shaped: the sum of twelve uniforms (Irwin-Hall), which needs no logarithm and so is the same everywhere.</summary>
    public double NextBell(double mean, double standardDeviation)
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
            sum += NextDouble();
        return mean + sum * standardDeviation;
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}

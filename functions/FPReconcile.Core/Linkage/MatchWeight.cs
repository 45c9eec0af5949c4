namespace FPReconcile.Core.Linkage;

/// <summary>Evidence in bits: log2 of the odds that two records are the same birth, prior included.</summary>
/// <param name="Bits">0 is even odds; 4.25 is 0.95.</param>
public readonly record struct MatchWeight(double Bits) : IComparable<MatchWeight>
{
    /// <summary>The probability of a match, 0 to 1.</summary>
    public double Probability => 1 / (1 + Math.Exp(-Bits * Math.Log(2)));

    /// <summary>The weight of a probability above 0 and below 1.</summary>
    public static MatchWeight FromProbability(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(probability, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        return new MatchWeight(Math.Log2(probability / (1 - probability)));
    }

    public int CompareTo(MatchWeight other) => Bits.CompareTo(other.Bits);

    public static bool operator <(MatchWeight left, MatchWeight right) => left.Bits < right.Bits;

    public static bool operator <=(MatchWeight left, MatchWeight right) => left.Bits <= right.Bits;

    public static bool operator >(MatchWeight left, MatchWeight right) => left.Bits > right.Bits;

    public static bool operator >=(MatchWeight left, MatchWeight right) => left.Bits >= right.Bits;
}

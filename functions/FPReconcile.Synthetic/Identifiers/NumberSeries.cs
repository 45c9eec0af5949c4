using System.Globalization;

namespace FPReconcile.Synthetic.Identifiers;

/// <summary>
/// Numbers without repetition and without visible order, so that neighbours in one file say nothing about another file.
/// The n-th number is n times a number prime to the range, plus a start that depends on the seed.
/// </summary>
internal sealed class NumberSeries(long range, SeededRandom random)
{
    // Odd and not a multiple of five: prime to every power of ten. It is the golden section of 10^8, which spreads well.
    private const long Step = 61_803_399;

    private readonly long _start = random.Next((int)Math.Min(range, int.MaxValue));
    private long _count;

    public long Next() => (_start + ++_count % range * Step) % range;

    /// <summary>The next number with as many digits as the range has.</summary>
    public string NextText()
    {
        var digits = (range - 1).ToString(CultureInfo.InvariantCulture).Length;
        return Next().ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }
}

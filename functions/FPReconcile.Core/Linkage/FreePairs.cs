namespace FPReconcile.Core.Linkage;

/// <summary>A candidate pair of two records without a link.</summary>
/// <param name="Left">Left row.</param>
/// <param name="Right">Right row.</param>
/// <param name="Weight">Its match weight with the prior of the model.</param>
/// <param name="Competes">Whether it takes probability from the other pairs of its records.</param>
internal readonly record struct FreePair(int Left, int Right, double Weight, bool Competes = true);

/// <summary>How many records a first assignment linked and left.</summary>
/// <param name="Links">Links between the two tables.</param>
/// <param name="FreeLeft">Left rows without a link.</param>
/// <param name="FreeRight">Right rows without a link.</param>
internal readonly record struct LinkedAndFree(double Links, double FreeLeft, double FreeRight);

/// <summary>
/// Weighs pairs when the other links are known (Sadinle 2017, the conditional distribution of one link): a false pair now needs two
/// records that both have no partner, and few are left; a true pair may be any of all matches.
/// </summary>
/// <remarks>
/// The odds of a match before its evidence are matches / (unmatched left rows * unmatched right rows), where matches are all of
/// them, linked ones too: m says how often a match looks like this among all matches, not among those that look bad. The matches
/// among the free pairs are the sum of their probabilities, so the odds are found by repetition.
/// </remarks>
internal sealed class FreePairs
{
    private const int MaxIterations = 30;
    private const double Tolerance = 0.001;

    // Beyond 60 bits nothing competes; the limit keeps sums finite.
    private const double Certain = 60;

    private readonly IReadOnlyList<FreePair> _pairs;
    private readonly double[] _odds;
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly double[] _ofLeft;
    private readonly double[] _ofRight;

    public FreePairs(IReadOnlyList<FreePair> pairs)
    {
        _pairs = pairs;
        _odds = [.. pairs.Select(pair => Math.Pow(2, Math.Min(Certain, pair.Weight)))];
        (_left, _ofLeft) = Numbered(pair => pair.Left);
        (_right, _ofRight) = Numbered(pair => pair.Right);
    }

    /// <summary>Bits by which the odds before the evidence differ from the prior of the model.</summary>
    public double PriorShift(LinkageModel model, LinkedAndFree records)
    {
        var prior = Math.Pow(2, model.MatchPriorBits);
        var shift = 0.0;
        var matches = ExpectedMatches(shift);
        for (var iteration = 0; iteration < MaxIterations; iteration++)
        {
            // A match is one record of each side; half a pair at the old prior: without data the prior stays as it was.
            var found = Math.Min(matches, Math.Min(records.FreeLeft, records.FreeRight));
            var unrelated = (records.FreeLeft - found) * (records.FreeRight - found);
            shift = Math.Log2((records.Links + found + 0.5) / (unrelated + (0.5 / prior)) / prior);
            var next = ExpectedMatches(shift);
            var change = Math.Abs(next - matches);
            matches = next;
            if (change <= Tolerance * matches)
                break;
        }

        return shift;
    }

    /// <summary>Log2 odds of each pair against no match and all other candidates of its two records.</summary>
    public double[] Weigh(double priorShift)
    {
        var factor = SumOdds(priorShift);
        var bits = new double[_pairs.Count];
        for (var i = 0; i < bits.Length; i++)
            bits[i] = Math.Log2(_odds[i] * factor / (1 + Rivals(i, factor)));
        return bits;
    }

    private double ExpectedMatches(double priorShift)
    {
        var factor = SumOdds(priorShift);
        var matches = 0.0;
        for (var i = 0; i < _odds.Length; i++)
        {
            var own = _odds[i] * factor;
            matches += own / (1 + own + Rivals(i, factor));
        }

        return matches;
    }

    private double SumOdds(double priorShift)
    {
        var factor = Math.Pow(2, priorShift);
        Array.Clear(_ofLeft);
        Array.Clear(_ofRight);
        for (var i = 0; i < _odds.Length; i++)
        {
            if (!_pairs[i].Competes)
                continue;
            _ofLeft[_left[i]] += _odds[i] * factor;
            _ofRight[_right[i]] += _odds[i] * factor;
        }

        return factor;
    }

    private double Rivals(int pair, double factor)
    {
        var own = _pairs[pair].Competes ? _odds[pair] * factor : 0;
        return Math.Max(0, _ofLeft[_left[pair]] + _ofRight[_right[pair]] - (2 * own));
    }

    /// <summary>Rows numbered from 0, and room for a sum of each: few of millions are free.</summary>
    private (int[] Numbers, double[] Sums) Numbered(Func<FreePair, int> rowOf)
    {
        var known = new Dictionary<int, int>();
        var numbers = new int[_pairs.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var row = rowOf(_pairs[i]);
            known.TryAdd(row, known.Count);
            numbers[i] = known[row];
        }

        return (numbers, new double[known.Count]);
    }
}

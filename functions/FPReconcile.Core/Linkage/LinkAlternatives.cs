using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>
/// Weighs links against what else their records could be: no match, a free candidate, or the partner of another link in exchange.
/// Twins that nothing tells apart come out even.
/// </summary>
/// <remarks>
/// A one-to-one assignment is as likely as 2^(sum of the weights of its links). Each alternative is an assignment that differs from
/// the one found by one pair more; its likelihood is told as a multiple of the one found.
/// </remarks>
internal sealed class LinkAlternatives
{
    // Alternatives below one in a thousand million are none.
    private const double Negligible = -30;

    // No multiple is greater than this power of two; sums of some of them stay finite.
    private const double Greatest = 500;

    private const int None = -1;

    private readonly ScoredPairs _scored;
    private readonly double[] _weights;
    private readonly int[] _linkOfLeft;
    private readonly int[] _linkOfRight;
    private readonly bool[] _isContested;

    // Without siblings, records that could be exchanged are one person's twice: whichever way they are paired, it is right.
    private readonly bool _hasSiblings;
    private readonly List<int> _rivals;
    private readonly Dictionary<(int Left, int Right), int> _rivalOf = [];

    /// <param name="scored">All pairs.</param>
    /// <param name="weights">Their weights against no match, given the other links.</param>
    /// <param name="links">For each left and for each right row the pair that links it; -1: none.</param>
    /// <param name="contested">Links of which it is known whether they are contested: not all of their rivals are among the pairs.</param>
    public LinkAlternatives(
        ScoredPairs scored, double[] weights, (int[] OfLeft, int[] OfRight) links, IReadOnlyDictionary<int, bool>? contested = null)
    {
        _scored = scored;
        _weights = weights;
        (_linkOfLeft, _linkOfRight) = links;
        _isContested = new bool[weights.Length];
        _hasSiblings = scored.Model.Comparisons.Any(c => c.Role == ComparisonRole.Child);
        MarkContested();
        foreach (var (link, isContested) in contested ?? new Dictionary<int, bool>())
            _isContested[link] = isContested;
        _rivals = WorkParts.Where(
            weights.Length, scored.Parallel,
            pair => IsRival(pair, out var ofLeft, out var ofRight) && IsContested(ofLeft) && IsContested(ofRight));
        foreach (var rival in _rivals)
            _rivalOf.Add((scored.Left(rival), scored.Right(rival)), rival);
    }

    /// <summary>The log2 odds of the contested links and of their rivals, with their pairs.</summary>
    public List<(int Pair, double Bits)> Weigh()
    {
        var weighed = new List<(int Pair, double Bits)>();
        var others = new Dictionary<int, double>();
        var multiples = new double[_rivals.Count];
        for (var i = 0; i < multiples.Length; i++)
        {
            var rival = _rivals[i];
            var exponent = Exponent(rival, out var isExchange);
            if (isExchange && !_hasSiblings)
                continue;
            multiples[i] = Math.Pow(2, Math.Min(Greatest, exponent));
            Add(others, _linkOfLeft[_scored.Left(rival)], multiples[i]);

            // An exchange is two new pairs, and each link loses one left record by it: it is counted there.
            if (!isExchange)
                Add(others, _linkOfRight[_scored.Right(rival)], multiples[i]);
        }

        foreach (var (link, sum) in others)
            weighed.Add((link, -Math.Log2(sum)));
        for (var i = 0; i < multiples.Length; i++)
        {
            if (multiples[i] == 0)
                continue;
            var sum = Math.Max(Sum(others, _linkOfLeft[_scored.Left(_rivals[i])]), Sum(others, _linkOfRight[_scored.Right(_rivals[i])]));
            weighed.Add((_rivals[i], Math.Log2(multiples[i] / (1 + Math.Max(0, sum - multiples[i])))));
        }

        return weighed;
    }

    /// <summary>Whether a link has an alternative that is not negligible.</summary>
    public bool IsContestedLink(int link) => _isContested[link];

    /// <summary>Whether a rival makes the links of its records contested.</summary>
    /// <param name="weight">Its weight.</param>
    /// <param name="ofLeft">The weight of the link of its left record; null: none.</param>
    /// <param name="ofRight">The same of its right record; one of both has a link.</param>
    public static bool Contests(double weight, double? ofLeft, double? ofRight)
    {
        // In an exchange the other new pair may bring as much as this one or more, but then that one marks the links.
        var isExchange = ofLeft is not null && ofRight is not null;
        return ((isExchange ? 2 : 1) * weight) - ((ofLeft ?? 0) + (ofRight ?? 0)) >= Negligible;
    }

    private void MarkContested() => WorkParts.ForEach(0, _weights.Length, _scored.Parallel, (from, to) =>
    {
        for (var pair = from; pair < to; pair++)
        {
            if (!IsRival(pair, out var ofLeft, out var ofRight) || !Contests(_weights[pair], KnownWeight(ofLeft), KnownWeight(ofRight)))
                continue;
            if (ofLeft != None)
                _isContested[ofLeft] = true;
            if (ofRight != None)
                _isContested[ofRight] = true;
        }
    });

    /// <summary>Log2 of how likely the assignment with this pair is, as a multiple of the one found.</summary>
    private double Exponent(int rival, out bool isExchange)
    {
        int ofLeft = _linkOfLeft[_scored.Left(rival)], ofRight = _linkOfRight[_scored.Right(rival)];
        var exponent = _weights[rival] - WeightOf(ofLeft) - WeightOf(ofRight);
        isExchange = false;
        if (ofLeft == None || ofRight == None || !_rivalOf.TryGetValue((_scored.Left(ofRight), _scored.Right(ofLeft)), out var other))
            return exponent;
        isExchange = true;
        return exponent + _weights[other];
    }

    private bool IsRival(int pair, out int ofLeft, out int ofRight)
    {
        ofLeft = _linkOfLeft[_scored.Left(pair)];
        ofRight = _linkOfRight[_scored.Right(pair)];
        return ofLeft != pair && (ofLeft != None || ofRight != None) && _weights[pair] > PairCalibration.Hopeless;
    }

    private bool IsContested(int link) => link == None || _isContested[link];

    private double WeightOf(int link) => link == None ? 0 : _weights[link];

    private double? KnownWeight(int link) => link == None ? null : _weights[link];

    private void Add(Dictionary<int, double> others, int link, double multiple)
    {
        if (link == None)
            return;
        if (!others.TryGetValue(link, out var sum))
            sum = Math.Pow(2, Math.Min(Greatest, -_weights[link]));
        others[link] = sum + multiple;
    }

    private static double Sum(Dictionary<int, double> others, int link) => others.GetValueOrDefault(link);
}

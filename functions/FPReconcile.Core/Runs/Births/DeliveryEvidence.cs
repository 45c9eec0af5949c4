using FPReconcile.Core.Assignment;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Runs.Births;

/// <summary>
/// Evidence about deliveries with several records: a blank or a typing error on the mother of one twin must not outvote the
/// child, so that all pairs between two deliveries share the best evidence that any of them shows about the delivery.
/// </summary>
internal sealed class DeliveryEvidence
{
    private static readonly double OneDeliveryFrom = MatchWeight.FromProbability(0.9).Bits;

    private readonly SourcePair _pair;
    private readonly LinkageModel _model;
    private readonly ScoredPairs _scored;

    // Pairs of deliveries of which at least one has company, and the best evidence about each.
    private readonly PairWeights _best;
    private readonly PairIndex _sameDelivery;

    public DeliveryEvidence(SourcePair pair, ScoredPairs scored)
    {
        _pair = pair;
        _scored = scored;
        _model = scored.Model;
        _best = new PairWeights(pair.Left.Count);
        _sameDelivery = new PairIndex(pair.Left.Count);
        for (var i = 0; i < scored.Count; i++)
        {
            if (HasCompany(scored.Left(i), scored.Right(i)))
                Note(scored.Left(i), scored.Right(i), scored.Evidence(i));
        }
    }

    /// <summary>The evidence of a pair, its part about the delivery lifted to the best of its siblings.</summary>
    public Evidence Lifted(int left, int right, Evidence evidence)
    {
        if (!HasCompany(left, right))
            return evidence;
        var (leftDelivery, rightDelivery) = DeliveriesOf(left, right);
        return _best.Find(leftDelivery, rightDelivery) is >= 0 and var known
            ? evidence with { Delivery = Math.Max(_best.Bits(known), evidence.Delivery) }
            : evidence;
    }

    /// <summary>Pairs between two deliveries that are surely one, which no blocking rule had found.</summary>
    public IEnumerable<(int Left, int Right, Evidence Evidence)> MissingSiblingPairs()
    {
        var scored = ScoredSiblingPairs();
        foreach (var (leftDelivery, rightDelivery) in SameDeliveries())
        {
            foreach (var left in _pair.Left.Within.MembersOf(leftDelivery))
            {
                foreach (var right in _pair.Right.Within.MembersOf(rightDelivery))
                {
                    if (scored.Find(left, right) < 0)
                        yield return (left, right, Lifted(left, right, _pair.Linker.ScoreOne(left, right)));
                }
            }
        }
    }

    private void Note(int left, int right, Evidence evidence)
    {
        var (leftDelivery, rightDelivery) = DeliveriesOf(left, right);
        if (_best.Find(leftDelivery, rightDelivery) is not (>= 0 and var known) || evidence.Delivery > _best.Bits(known))
            _best.Set(leftDelivery, rightDelivery, evidence.Delivery);
        if (evidence.DeliveryBits(_model) >= OneDeliveryFrom)
            _sameDelivery.FindOrAdd(leftDelivery, rightDelivery);
    }

    private RowPair[] SameDeliveries()
    {
        var pairs = new RowPair[_sameDelivery.Count];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = _sameDelivery[i];
        Array.Sort(pairs, static (x, y) => x.Left != y.Left ? x.Left.CompareTo(y.Left) : x.Right.CompareTo(y.Right));
        return pairs;
    }

    /// <summary>The scored pairs between deliveries that are surely one: few of all.</summary>
    private PairIndex ScoredSiblingPairs()
    {
        var pairs = new PairIndex(_pair.Left.Count);
        for (var i = 0; i < _scored.Count; i++)
        {
            int left = _scored.Left(i), right = _scored.Right(i);
            if (!HasCompany(left, right))
                continue;
            var (leftDelivery, rightDelivery) = DeliveriesOf(left, right);
            if (_sameDelivery.Find(leftDelivery, rightDelivery) >= 0)
                pairs.FindOrAdd(left, right);
        }

        return pairs;
    }

    private RowPair DeliveriesOf(int left, int right) =>
        new(_pair.Left.Within.Delivery[left], _pair.Right.Within.Delivery[right]);

    private bool HasCompany(int left, int right) => _pair.Left.Within.HasCompany(left) || _pair.Right.Within.HasCompany(right);
}

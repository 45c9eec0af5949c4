using FPReconcile.Core.Assignment;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Runs;

/// <summary>
/// Evidence about deliveries with several records: a blank or a typing error on the mother of one twin must not outvote the
/// child, so that all pairs between two deliveries share the best evidence that any of them shows about the delivery.
/// </summary>
internal sealed class DeliveryEvidence
{
    private static readonly double OneDeliveryFrom = MatchWeight.FromProbability(0.9).Bits;

    private readonly SourcePair _pair;
    private readonly LinkageModel _model;
    private readonly Dictionary<RowPair, double> _best = [];
    private readonly HashSet<RowPair> _scoredPairs = [];
    private readonly HashSet<RowPair> _sameDelivery = [];

    public DeliveryEvidence(SourcePair pair, ScoredPairs scored)
    {
        _pair = pair;
        _model = scored.Model;
        for (var i = 0; i < scored.Count; i++)
        {
            if (HasCompany(scored.Left(i), scored.Right(i)))
                Note(scored.Left(i), scored.Right(i), scored.Evidence(i));
        }
    }

    /// <summary>The evidence of a pair, its part about the delivery lifted to the best of its siblings.</summary>
    public Evidence Lifted(int left, int right, Evidence evidence) =>
        _best.TryGetValue(DeliveriesOf(left, right), out var delivery)
            ? evidence with { Delivery = Math.Max(delivery, evidence.Delivery) }
            : evidence;

    /// <summary>Pairs between two deliveries that are surely one, which no blocking rule had found.</summary>
    public IEnumerable<(int Left, int Right, Evidence Evidence)> MissingSiblingPairs()
    {
        foreach (var (leftDelivery, rightDelivery) in _sameDelivery.OrderBy(d => d.Left).ThenBy(d => d.Right))
        {
            foreach (var left in _pair.Left.Within.MembersOf(leftDelivery))
            {
                foreach (var right in _pair.Right.Within.MembersOf(rightDelivery))
                {
                    if (!_scoredPairs.Contains(new RowPair(left, right)))
                        yield return (left, right, Lifted(left, right, _pair.Linker.ScoreOne(left, right)));
                }
            }
        }
    }

    private void Note(int left, int right, Evidence evidence)
    {
        var deliveries = DeliveriesOf(left, right);
        _scoredPairs.Add(new RowPair(left, right));
        if (!_best.TryGetValue(deliveries, out var known) || evidence.Delivery > known)
            _best[deliveries] = evidence.Delivery;
        if (evidence.DeliveryBits(_model) >= OneDeliveryFrom)
            _sameDelivery.Add(deliveries);
    }

    private RowPair DeliveriesOf(int left, int right) =>
        new(_pair.Left.Within.Delivery[left], _pair.Right.Within.Delivery[right]);

    private bool HasCompany(int left, int right) => _pair.Left.Within.HasCompany(left) || _pair.Right.Within.HasCompany(right);
}

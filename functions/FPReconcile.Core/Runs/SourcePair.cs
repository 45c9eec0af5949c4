using FPReconcile.Core.Assignment;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Runs;

/// <summary>Two sources and the scored pairs of their standing records.</summary>
internal sealed class SourcePair
{
    // Share of the smaller source that is usually found in the larger: where the estimate of the prior starts.
    private const double TypicalLinkedShare = 0.9;

    // Each twin has one sibling pair in the other source.
    private const double TypicalSiblingShare = 0.03;

    // Below this a pair is not kept: it could neither be linked nor reviewed, and assignment treats it as never compared.
    private const double KeepFrom = -15;

    private const int PriorIterations = 30;

    private readonly Dictionary<RowPair, Evidence> _evidence = [];
    private readonly Dictionary<RowPair, double> _bits = [];
    private readonly HashSet<RowPair> _decided = [];
    private LinkageModel? _model;

    public SourcePair(SourceTable left, SourceTable right, int? threads)
    {
        Left = left;
        Right = right;
        Linker = new TableLinker(left.Grouped, right.Grouped, BirthLinkageModel.Plan, threads);
    }

    public SourceTable Left { get; }

    public SourceTable Right { get; }

    public TableLinker Linker { get; }

    public LinkageModel Model => _model ?? throw new InvalidOperationException("The pair has not been linked yet.");

    /// <summary>All kept pairs of standing rows with their match weight in bits.</summary>
    public Dictionary<RowPair, double> Bits => _bits;

    /// <summary>Finds, trains and scores; then lifts the evidence about the delivery to the best that its siblings show.</summary>
    public void Link(ulong seed)
    {
        var births = Math.Min(Left.Records.Count, Right.Records.Count);
        var (links, siblings) = (TypicalLinkedShare * births, TypicalSiblingShare * births);
        var narrow = Linker.Retrain(Linker.LinkNarrow(links, siblings, seed), links, siblings);
        var scored = Linker.LinkWide(narrow, Left.Within.HaveCompany(), Right.Within.HaveCompany());
        _model = scored.Model;
        var kept = scored.MatchBits.Count(weight => weight >= KeepFrom);
        _bits.EnsureCapacity(kept);
        _evidence.EnsureCapacity(kept);
        var deliveries = new DeliveryEvidence(this, scored);
        for (var i = 0; i < scored.Count; i++)
            Keep(scored.Left(i), scored.Right(i), deliveries.Lifted(scored.Left(i), scored.Right(i), scored.Evidence(i)));
        foreach (var (left, right, found) in deliveries.MissingSiblingPairs())
            Keep(left, right, found);
    }

    /// <summary>Sets an officer's decision: confirmed pairs are linked whatever the evidence, rejected ones never.</summary>
    public void Decide(int left, int right, bool isSameBirth)
    {
        var key = new RowPair(Left.Within.Standing[left], Right.Within.Standing[right]);
        const double Certain = 1000;
        _bits[key] = isSameBirth ? Certain : OneToOneAssignment.Forbidden;
        _decided.Add(key);
    }

    /// <summary>Match weight of a pair of standing rows, scored now when it was never a candidate.</summary>
    public double BitsOf(int left, int right) =>
        _bits.TryGetValue(new RowPair(left, right), out var known) ? known : Linker.ScoreOne(left, right).MatchBits(Model);

    /// <summary>
    /// Weighs the pairs of records that are still free once more. After the one-to-one step few pairs are left, so a moderate
    /// agreement means more; candidates that compete for one record share its probability; and where as many children of a
    /// delivery are free on both sides, none of them can be the sibling of a child that is elsewhere.
    /// </summary>
    public void RecalibrateFree(bool[] isFreeLeft, bool[] isFreeRight)
    {
        var free = _bits.Keys.Where(e => isFreeLeft[e.Left] && isFreeRight[e.Right] && !_decided.Contains(e)).ToList();
        var siblings = new SiblingElimination(this, isFreeLeft, isFreeRight);
        var residual = Model.WithPriors(ResidualPrior(free, isFreeLeft, isFreeRight), Model.SiblingPrior);
        var eliminated = residual.WithPriors(residual.MatchPrior, residual.SiblingPrior * SiblingElimination.RemainingShare);
        var odds = free.ConvertAll(e => Odds(e, siblings.IsEliminated(e.Left, e.Right) ? eliminated : residual));
        var ofLeft = new double[isFreeLeft.Length];
        var ofRight = new double[isFreeRight.Length];
        for (var i = 0; i < free.Count; i++)
        {
            // Children of one delivery do not compete: whichever way they are paired, each is there.
            if (siblings.IsEliminated(free[i].Left, free[i].Right))
                continue;
            ofLeft[free[i].Left] += odds[i];
            ofRight[free[i].Right] += odds[i];
        }

        for (var i = 0; i < free.Count; i++)
        {
            var own = siblings.IsEliminated(free[i].Left, free[i].Right) ? 0 : odds[i];
            var others = ofLeft[free[i].Left] + ofRight[free[i].Right] - (2 * own);
            _bits[free[i]] = Math.Log2(odds[i] / (1 + Math.Max(0, others)));
        }
    }

    private double Odds(RowPair pair, LinkageModel withModel)
    {
        // Beyond 60 bits nothing competes; the limit keeps the sums exact.
        const double Certain = 60;
        return Math.Pow(2, Math.Min(Certain, _evidence[pair].MatchBits(withModel)));
    }

    private void Keep(int left, int right, Evidence found)
    {
        var weight = found.MatchBits(Model);
        if (weight < KeepFrom)
            return;
        var key = new RowPair(Left.Within.Standing[left], Right.Within.Standing[right]);
        if (_bits.TryGetValue(key, out var known) && known >= weight)
            return;
        _bits[key] = weight;
        _evidence[key] = found;
    }

    private double ResidualPrior(List<RowPair> free, bool[] isFreeLeft, bool[] isFreeRight)
    {
        var allPairs = (double)isFreeLeft.Count(f => f) * isFreeRight.Count(f => f);
        var prior = Model.MatchPrior;
        for (var iteration = 0; iteration < PriorIterations; iteration++)
        {
            var current = Model.WithPriors(prior, Model.SiblingPrior);
            var expected = free.Sum(e => _evidence[e].Probabilities(current).Match);

            // Half a pair at the old prior: without data the prior stays as it was.
            prior = Math.Min(0.5, (expected + 0.5) / (allPairs + (0.5 / Model.MatchPrior)));
        }

        return prior;
    }
}

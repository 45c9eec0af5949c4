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

    private readonly Dictionary<RowPair, Evidence> _evidence = [];
    private readonly Dictionary<RowPair, double> _bits = [];
    private readonly HashSet<RowPair> _decided = [];
    private LinkageModel? _model;
    private ulong _seed;

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
        (_model, _seed) = (scored.Model, seed);
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
        var alone = Model.WithPriors(Model.MatchPrior, Model.SiblingPrior * SiblingElimination.RemainingShare);
        var dependence = Linker.LearnDependence(_seed, IsOneDelivery);
        Evidence Dependent(RowPair pair) => Linker.WithDependence(_evidence[pair], dependence, (pair.Left, pair.Right));
        var pairs = new FreePairs(free.ConvertAll(e => siblings.IsEliminated(e.Left, e.Right)
            ? new FreePair(e.Left, e.Right, Dependent(e).MatchBits(alone), Competes: false) // whichever way they are paired, each is there
            : new FreePair(e.Left, e.Right, Dependent(e).MatchBits(Model))));
        var weights = pairs.Weigh(pairs.PriorShift(Model, LinkedAndFree(isFreeLeft, isFreeRight)));
        for (var i = 0; i < weights.Length; i++)
            _bits[free[i]] = weights[i];
    }

    private bool IsOneDelivery(int left, int right) =>
        _evidence.TryGetValue(new RowPair(Left.Within.Standing[left], Right.Within.Standing[right]), out var evidence) && evidence.IsOneDelivery(Model);

    private LinkedAndFree LinkedAndFree(bool[] isFreeLeft, bool[] isFreeRight)
    {
        var freeLeft = isFreeLeft.Count(f => f);
        var standing = Left.Within.Standing.Where((row, place) => row == place).Count();
        return new LinkedAndFree(standing - freeLeft, freeLeft, isFreeRight.Count(f => f));
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
}

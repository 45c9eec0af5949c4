using FPReconcile.Core.Assignment;
using FPReconcile.Core.Blocking;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Models;

namespace FPReconcile.Core.Runs.Births;

/// <summary>Two sources and the scored pairs of their standing records.</summary>
internal sealed class SourcePair
{
    // Share of the smaller source that is usually found in the larger: where the estimate of the prior starts.
    private const double TypicalLinkedShare = 0.9;

    // Each twin has one sibling pair in the other source.
    private const double TypicalSiblingShare = 0.03;

    // Below this a pair is not kept: it could neither be linked nor reviewed, and assignment treats it as never compared.
    private const double KeepFrom = -15;

    private readonly HashSet<int> _decided = [];
    private PairWeights? _weights;
    private Evidence[] _evidence = [];
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
    public PairWeights Weights => _weights ?? throw new InvalidOperationException("The pair has not been linked yet.");

    /// <summary>Finds, trains and scores; then lifts the evidence about the delivery to the best that its siblings show.</summary>
    /// <param name="seed">Seed of the sampled probabilities.</param>
    /// <param name="trained">A model that was trained before; null: it is trained on these sources.</param>
    /// <returns>False when pairs are to be found elsewhere first.</returns>
    public bool Link(ulong seed, LinkageModel? trained)
    {
        if (Score(seed, trained) is not { } scored)
            return false;
        (_model, _seed) = (scored.Model, seed);
        var kept = CountKept(scored.MatchBits);
        _weights = new PairWeights(Left.Count, kept);
        _evidence = new Evidence[kept];
        var deliveries = new DeliveryEvidence(this, scored);
        for (var i = 0; i < scored.Count; i++)
            Keep(scored.Left(i), scored.Right(i), deliveries.Lifted(scored.Left(i), scored.Right(i), scored.Evidence(i)));
        foreach (var (left, right, found) in deliveries.MissingSiblingPairs())
            Keep(left, right, found);
        Linker.ForgetPairs();
        return true;
    }

    /// <summary>Sets an officer's decision: confirmed pairs are linked whatever the evidence, rejected ones never.</summary>
    public void Decide(int left, int right, bool isSameBirth)
    {
        const double Certain = 1000;
        var bits = isSameBirth ? Certain : OneToOneAssignment.Forbidden;
        _decided.Add(Weights.Set(Left.Within.Standing[left], Right.Within.Standing[right], bits));
    }

    /// <summary>Match weight of a pair of standing rows, scored now when it was never a candidate.</summary>
    public double BitsOf(int left, int right) =>
        Weights.Find(left, right) is >= 0 and var known ? Weights.Bits(known) : Linker.ScoreOne(left, right).MatchBits(Model);

    /// <summary>
    /// Weighs the pairs of records that are still free once more. After the one-to-one step few pairs are left, so a moderate
    /// agreement means more; candidates that compete for one record share its probability; and where as many children of a
    /// delivery are free on both sides, none of them can be the sibling of a child that is elsewhere.
    /// </summary>
    public void RecalibrateFree(bool[] isFreeLeft, bool[] isFreeRight)
    {
        var free = FindFree(isFreeLeft, isFreeRight);
        var siblings = new SiblingElimination(this, isFreeLeft, isFreeRight);
        var alone = Model.WithPriors(Model.MatchPrior, Model.SiblingPrior * SiblingElimination.RemainingShare);
        var dependence = Linker.LearnDependence(_seed, IsOneDelivery);
        var pairs = new FreePairs([.. free.Select(Weighed)]);
        var weights = pairs.Weigh(pairs.PriorShift(Model, LinkedAndFree(isFreeLeft, isFreeRight)));
        for (var i = 0; i < weights.Length; i++)
            Weights.SetBits(free[i], weights[i]);

        FreePair Weighed(int pair)
        {
            var (left, right) = Weights.Pair(pair);
            var dependent = Linker.WithDependence(_evidence[pair], dependence, (left, right));
            // Children of one delivery do not compete: whichever way they are paired, each is there.
            return siblings.IsEliminated(left, right)
                ? new FreePair(left, right, dependent.MatchBits(alone), Competes: false)
                : new FreePair(left, right, dependent.MatchBits(Model));
        }
    }

    /// <summary>All pairs, those of the wide rules too; null when they are to be found elsewhere first.</summary>
    private ScoredPairs? Score(ulong seed, LinkageModel? trained)
    {
        if (!Linker.IsReady(BlockingStage.Narrow, wanted: null))
            return null;
        var scored = trained is null ? LinkAndTrain(seed) : Linker.LinkNarrow(trained);
        foreach (var stage in (BlockingStage[])[BlockingStage.Middle, BlockingStage.Wide])
        {
            if (!Linker.HasRules(stage))
                continue;
            var open = Linker.OpenRows(scored, Left.Within.HaveCompany(), Right.Within.HaveCompany());
            if (!Linker.IsReady(stage, open))
                return null;
            scored = Linker.LookAgain(stage, scored, open);
        }

        return scored;
    }

    private ScoredPairs LinkAndTrain(ulong seed)
    {
        var births = Math.Min(Left.Count, Right.Count);
        var (links, siblings) = (TypicalLinkedShare * births, TypicalSiblingShare * births);
        return Linker.Retrain(Linker.LinkNarrow(links, siblings, seed), links, siblings);
    }

    private static int CountKept(ReadOnlySpan<double> bits)
    {
        var kept = 0;
        foreach (var weight in bits)
            kept += weight >= KeepFrom ? 1 : 0;
        return kept;
    }

    /// <summary>Numbers of the pairs of free rows that nobody has decided.</summary>
    private List<int> FindFree(bool[] isFreeLeft, bool[] isFreeRight)
    {
        var free = new List<int>();
        for (var pair = 0; pair < Weights.Count; pair++)
        {
            var (left, right) = Weights.Pair(pair);
            if (isFreeLeft[left] && isFreeRight[right] && !_decided.Contains(pair))
                free.Add(pair);
        }

        return free;
    }

    private bool IsOneDelivery(int left, int right) =>
        Weights.Find(Left.Within.Standing[left], Right.Within.Standing[right]) is >= 0 and var pair
        && pair < _evidence.Length && _evidence[pair].IsOneDelivery(Model);

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
        int standingLeft = Left.Within.Standing[left], standingRight = Right.Within.Standing[right];
        if (Weights.Find(standingLeft, standingRight) is >= 0 and var known && Weights.Bits(known) >= weight)
            return;
        var pair = Weights.Set(standingLeft, standingRight, weight);
        if (pair >= _evidence.Length)
            Array.Resize(ref _evidence, checked(pair + 1) * 2);
        _evidence[pair] = found;
    }
}

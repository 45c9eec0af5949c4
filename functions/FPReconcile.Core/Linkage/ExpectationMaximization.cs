using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>Why training stopped.</summary>
internal enum StopReason
{
    Converged,
    IterationLimit,

    /// <summary>The rule yielded too few pairs to learn from.</summary>
    TooFewPairs,

    /// <summary>What it took for matches agrees less often than what it took for unrelated pairs; nothing is learned from it.</summary>
    LabelsSwitched,
}

/// <summary>What one training session learned from the pairs of one blocking rule.</summary>
internal sealed record TrainingSession(
    LevelCounts MatchCounts, LevelCounts SiblingCounts, double ExpectedMatches, int Iterations, StopReason StopReason)
{
    /// <summary>Pairs it learned from.</summary>
    public required long Pairs { get; init; }
}

/// <summary>
/// Estimates m (and the sibling probabilities) by expectation-maximization on the pattern histogram of one blocking rule, with u
/// fixed (Dempster, Laird, Rubin 1977; Winkler 1988). Comparisons of blocked columns are left out: they always agree there.
/// </summary>
internal sealed class ExpectationMaximization
{
    public const int MaxIterations = 200;
    public const int MinPairs = 30;
    private const double Tolerance = 3e-4;

    // Imagined observations of typical levels: enough to keep a comparison without data sensible, too few to outvote a hundred pairs.
    private const double PseudoCount = 5;

    private readonly LinkageModel _start;
    private readonly LevelProbabilities _typicalM;
    private readonly LevelProbabilities _typicalSibling;
    private readonly bool[] _isLeftOut;

    public ExpectationMaximization(LinkageModel start, IReadOnlySet<string> blockedColumns)
    {
        _start = start;
        _typicalM = LevelProbabilities.From(start.Comparisons, l => l.TypicalM);
        _typicalSibling = LevelProbabilities.From(_start.Comparisons, l => l.TypicalSibling);
        _isLeftOut = [.. _start.Comparisons.Select(c => blockedColumns.Contains(c.Column))];
    }

    public TrainingSession Run(IReadOnlyList<PatternCount> patterns)
    {
        var step = new Expectation(_start.Comparisons);
        var pairs = patterns.Sum(p => p.Count);
        if (pairs < MinPairs)
            return new TrainingSession(step.Match, step.Sibling, 0, 0, StopReason.TooFewPairs) { Pairs = pairs };

        // Half of the pairs of a telling rule are matches, a few are siblings: a start, not a claim.
        var model = _start.WithPriors(0.5, 0.02);
        for (var iteration = 1; iteration <= MaxIterations; iteration++)
        {
            step = Expect(model, patterns);
            var m = LevelProbabilities.FromCounts(step.DeliveryAndMatch(), _typicalM, PseudoCount);
            var sibling = LevelProbabilities.FromCounts(step.DeliveryAndSibling(), _typicalSibling, PseudoCount);
            var change = Math.Max(m.DistanceTo(model.M), sibling.DistanceTo(model.Sibling));
            model = model.WithLevels(m, sibling).WithPriors(step.MatchShare, step.SiblingShare);
            if (change < Tolerance)
                return Session(step, iteration, AreLabelsSwitched(model) ? StopReason.LabelsSwitched : StopReason.Converged);
        }

        return Session(step, MaxIterations, AreLabelsSwitched(model) ? StopReason.LabelsSwitched : StopReason.IterationLimit);
    }

    /// <summary>Exact agreement is rarer among 'matches' than among unrelated pairs in most comparisons.</summary>
    private bool AreLabelsSwitched(LinkageModel model)
    {
        int more = 0, less = 0;
        for (var c = 0; c < model.Comparisons.Count; c++)
        {
            var exact = model.Comparisons[c].Levels.ToList().FindIndex(level => level.IsExact);
            if (_isLeftOut[c] || exact < 0)
                continue;
            if (model.M[c, exact] > model.U[c, exact])
                more++;
            else
                less++;
        }

        return less > more;
    }

    private static TrainingSession Session(Expectation step, int iterations, StopReason reason) =>
        new(step.DeliveryAndMatch(), step.DeliveryAndSibling(), step.Matches, iterations, reason) { Pairs = step.Pairs };

    private Expectation Expect(LinkageModel model, IReadOnlyList<PatternCount> patterns)
    {
        var weights = new LevelWeights(model, _isLeftOut);
        var step = new Expectation(model.Comparisons);
        foreach (var (pattern, count) in patterns)
        {
            var (match, sibling) = weights.Sum(pattern).Probabilities(model);
            step.Add(pattern, _isLeftOut, count * match, count * sibling);
            step.Pairs += count;
        }

        return step;
    }

    /// <summary>Expected counts of one E step.</summary>
    private sealed class Expectation(IReadOnlyList<Comparison> comparisons)
    {
        public LevelCounts Match { get; } = new(comparisons);

        public LevelCounts Sibling { get; } = new(comparisons);

        public double Matches { get; private set; }

        public double Siblings { get; private set; }

        public long Pairs { get; set; }

        // Kept off 0 and 1, where the next step could not move any more.
        public double MatchShare => Math.Clamp(Matches / Pairs, 1e-6, 0.999);

        public double SiblingShare => Math.Clamp(Siblings / Pairs, 1e-6, 0.999 * (1 - MatchShare));

        public void Add(ulong pattern, bool[] isLeftOut, double match, double sibling)
        {
            Matches += match;
            Siblings += sibling;
            for (var c = 0; c < comparisons.Count; c++)
            {
                if (isLeftOut[c])
                    continue;
                var level = AgreementPattern.LevelAt(pattern, c);
                Match.Add(c, level, match);
                Sibling.Add(c, level, sibling);
            }
        }

        public LevelCounts DeliveryAndMatch() => Combine(Match);

        public LevelCounts DeliveryAndSibling() => Combine(Sibling);

        /// <summary>Fields of the delivery learn from matches and siblings alike, fields of the child from their own class.</summary>
        private LevelCounts Combine(LevelCounts child)
        {
            var combined = new LevelCounts(comparisons);
            for (var c = 0; c < comparisons.Count; c++)
            {
                for (var level = 1; level < comparisons[c].Levels.Count; level++)
                {
                    combined.Add(c, level, comparisons[c].Role == ComparisonRole.Child
                        ? child[c, level]
                        : Match[c, level] + Sibling[c, level]);
                }
            }

            return combined;
        }
    }
}

using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>Trains a model on the patterns of candidate pairs: one session for each narrow rule, then the priors.</summary>
internal sealed class ModelTrainer
{
    private const int PriorIterations = 30;

    // Weight of the typical values against everything counted.
    private const double PseudoCount = 10;

    private readonly IReadOnlyList<Comparison> _comparisons;
    private readonly IReadOnlyList<BlockingRule> _rules;
    private readonly List<SessionReport> _sessions = [];

    public ModelTrainer(IReadOnlyList<Comparison> comparisons, IReadOnlyList<BlockingRule> rules)
    {
        _comparisons = comparisons;
        _rules = rules;
    }

    /// <summary>How each session ended, in the order of the rules.</summary>
    public IReadOnlyList<SessionReport> Sessions => _sessions;

    /// <summary>m and sibling probabilities from all sessions together; priors are left at their start values.</summary>
    public LinkageModel Train(PatternHistogram histogram, LevelProbabilities u, TypicalPriors typical, ParallelOptions parallel)
    {
        var typicalM = LevelProbabilities.From(_comparisons, l => l.TypicalM);
        var typicalSibling = LevelProbabilities.From(_comparisons, l => l.TypicalSibling);
        var start = new LinkageModel
        {
            Comparisons = _comparisons, M = typicalM, Sibling = typicalSibling, U = u,
            MatchPrior = typical.Match, SiblingPrior = typical.Sibling,
        };
        var match = new LevelCounts(_comparisons);
        var sibling = new LevelCounts(_comparisons);
        int[] narrow = [.. Enumerable.Range(0, _rules.Count).Where(rule => _rules[rule].Stage == BlockingStage.Narrow)];
        var sessions = new TrainingSession[narrow.Length];
        Parallel.For(0, narrow.Length, parallel, i =>
            sessions[i] = new ExpectationMaximization(start, _rules[narrow[i]].AllColumns.ToHashSet(StringComparer.Ordinal)).Run(histogram.Under(narrow[i])));
        foreach (var (rule, session) in narrow.Zip(sessions))
        {
            _sessions.Add(new SessionReport(_rules[rule].Name, session.Pairs, session.ExpectedMatches, session.Iterations, session.StopReason));
            if (session.StopReason == StopReason.LabelsSwitched)
                continue;
            match.Add(session.MatchCounts);
            sibling.Add(session.SiblingCounts);
        }

        return start.WithLevels(
            LevelProbabilities.FromCounts(match, typicalM, PseudoCount),
            LevelProbabilities.FromCounts(sibling, typicalSibling, PseudoCount));
    }

    /// <summary>m and sibling probabilities counted on known links and known sibling pairs.</summary>
    public LinkageModel Recount(LinkageModel model, IEnumerable<PatternCount> linked, IEnumerable<PatternCount> siblings)
    {
        var match = new LevelCounts(_comparisons);
        var sibling = new LevelCounts(_comparisons);
        Count(linked, match);
        Count(siblings, sibling);
        for (var c = 0; c < _comparisons.Count; c++)
        {
            // Fields of the delivery are the same question for links and siblings: they share what links show.
            if (_comparisons[c].Role != ComparisonRole.Delivery)
                continue;
            for (var level = 1; level < _comparisons[c].Levels.Count; level++)
                sibling.Add(c, level, match[c, level] - sibling[c, level]);
        }

        return model.WithLevels(
            LevelProbabilities.FromCounts(match, LevelProbabilities.From(_comparisons, l => l.TypicalM), PseudoCount),
            LevelProbabilities.FromCounts(sibling, LevelProbabilities.From(_comparisons, l => l.TypicalSibling), PseudoCount));
    }

    /// <summary>
    /// Priors at which the expected numbers of matches and sibling pairs among the candidates equal those the priors claim among
    /// all pairs (pairs that no rule finds count as unrelated).
    /// </summary>
    public static LinkageModel WithEstimatedPriors(
        LinkageModel model, List<PatternCount> candidates, TypicalPriors typical)
    {
        var weights = new LevelWeights(model);
        var evidence = new Evidence[candidates.Count];
        for (var i = 0; i < evidence.Length; i++)
            evidence[i] = weights.Sum(candidates[i].Pattern);
        for (var iteration = 0; iteration < PriorIterations; iteration++)
        {
            double matches = 0, siblings = 0;
            for (var i = 0; i < evidence.Length; i++)
            {
                var (match, sibling) = evidence[i].Probabilities(model);
                matches += candidates[i].Count * match;
                siblings += candidates[i].Count * sibling;
            }

            // Imagined pairs at the typical priors: a prior of zero could never be left again, and a handful of pairs decides
            // nothing. More of them for siblings: in a tiny table one pair of twins would otherwise explain everything.
            const double ImaginedMatches = 0.5, ImaginedSiblings = 2;
            var next = model.WithPriors(
                (matches + ImaginedMatches) / (typical.AllPairs + (ImaginedMatches / typical.Match)),
                (siblings + ImaginedSiblings) / (typical.AllPairs + (ImaginedSiblings / typical.Sibling)));
            if (next.MatchPrior.Equals(model.MatchPrior) && next.SiblingPrior.Equals(model.SiblingPrior))
                break;
            model = next;
        }

        return model;
    }

    private void Count(IEnumerable<PatternCount> patterns, LevelCounts counts)
    {
        foreach (var (pattern, count) in patterns)
        {
            for (var c = 0; c < _comparisons.Count; c++)
                counts.Add(c, AgreementPattern.LevelAt(pattern, c), count);
        }
    }
}

/// <summary>Where the estimate of the priors starts, and what it leans on in small tables.</summary>
/// <param name="AllPairs">Number of pairs of the two tables.</param>
/// <param name="Match">Usual share of matches among them.</param>
/// <param name="Sibling">Usual share of sibling pairs among them.</param>
internal sealed record TypicalPriors(double AllPairs, double Match, double Sibling)
{
    /// <summary>From the numbers of matches and sibling pairs that two tables usually have.</summary>
    public static TypicalPriors From(double allPairs, double matches, double siblings) =>
        new(allPairs, Share(matches, allPairs), Share(siblings, allPairs));

    private static double Share(double pairs, double allPairs) => Math.Clamp(pairs / Math.Max(1, allPairs), 1e-12, 0.5);
}

/// <summary>How the training session of one blocking rule ended.</summary>
internal sealed record SessionReport(string Rule, long Pairs, double ExpectedMatches, int Iterations, StopReason StopReason);

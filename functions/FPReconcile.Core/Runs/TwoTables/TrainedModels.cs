using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Runs.TwoTables;

/// <summary>Takes the model of a run apart for keeping, and puts it together again.</summary>
internal static class TrainedModels
{
    // Less would make quotients overflow; no training comes near it, but files are written by hand, too.
    private const double LeastProbability = 1e-300;

    /// <summary>The model of a run; fingerprint and version are the caller's.</summary>
    public static TrainedModel From(TwoTableLinkage linkage, TwoTableInput input, IReadOnlyList<string> kinds)
    {
        var model = linkage.Model;
        return new TrainedModel
        {
            Version = "", Fingerprint = "", Seed = input.Seed,
            MatchPrior = model.MatchPrior, SiblingPrior = model.SiblingPrior,
            Comparisons = [.. model.Comparisons.Select((comparison, c) => Comparison(model, c, kinds[c]))],
            Sessions = [.. linkage.Sessions.Select(Session)],
            Warnings = Warnings(linkage),
        };
    }

    /// <summary>A model for scoring; the trained one must fit the comparisons.</summary>
    public static LinkageModel ToLinkageModel(TrainedModel trained, IReadOnlyList<Comparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(trained);
        return new LinkageModel
        {
            Comparisons = comparisons,
            M = Levels(trained, level => level.M),
            Sibling = Levels(trained, level => level.Sibling),
            U = Levels(trained, level => level.U),
            MatchPrior = trained.MatchPrior,
            SiblingPrior = trained.SiblingPrior,
        };
    }

    private static LevelProbabilities Levels(TrainedModel trained, Func<TrainedLevel, double> probability) =>
        LevelProbabilities.From([.. trained.Comparisons.Select(c => (double[])[0, .. c.Levels.Select(level => Math.Max(LeastProbability, probability(level)))])]);

    private static TrainedComparison Comparison(LinkageModel model, int c, string kind)
    {
        var comparison = model.Comparisons[c];
        var levels = Enumerable.Range(1, comparison.Levels.Count - 1)
            .Select(level => new TrainedLevel(comparison.Levels[level].Name, model.M[c, level], model.Sibling[c, level], model.U[c, level]));
        return new TrainedComparison(comparison.Column, kind, [.. levels]);
    }

    private static TrainedSession Session(SessionReport session) =>
        new(session.Rule, session.Pairs, session.ExpectedMatches, session.Iterations, Words(session.StopReason));

    private static string Words(StopReason reason) => reason switch
    {
        StopReason.Converged => "converged",
        StopReason.IterationLimit => "iteration limit",
        StopReason.TooFewPairs => "too few pairs",
        _ => "labels switched",
    };

    private static List<string> Warnings(TwoTableLinkage linkage)
    {
        var warnings = new List<string>();
        foreach (var session in linkage.Sessions)
        {
            if (session.StopReason == StopReason.IterationLimit)
                warnings.Add($"training on the rule \"{session.Rule}\" did not converge: its probabilities are the last ones reached");
            if (session.StopReason == StopReason.LabelsSwitched)
                warnings.Add($"training on the rule \"{session.Rule}\" took unrelated pairs for matches: nothing was learned from it");
        }

        warnings.AddRange(linkage.BlockingWarnings);
        return warnings;
    }
}

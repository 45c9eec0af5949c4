using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>
/// A trained model of pairs (Fellegi and Sunter 1969) with three classes: the same child (match), another child of the same
/// delivery (sibling), and unrelated. Fields of the delivery agree for siblings as for matches; fields of the child do not.
/// </summary>
/// <remarks>
/// Without the sibling class, training would count the cross pairs of twins as matches, and 'order differs' would cost nothing.
/// </remarks>
internal sealed class LinkageModel
{
    private double _matchPriorBits = double.NaN;
    private double _siblingPriorBits = double.NaN;

    public required IReadOnlyList<Comparison> Comparisons { get; init; }

    /// <summary>m: probability of each level among records of one birth.</summary>
    public required LevelProbabilities M { get; init; }

    /// <summary>Probability of each level among siblings: m for fields of the delivery, its own for fields of the child.</summary>
    public required LevelProbabilities Sibling { get; init; }

    /// <summary>u: probability of each level among unrelated records.</summary>
    public required LevelProbabilities U { get; init; }

    /// <summary>Probability that two records drawn at random, one from each table, are the same birth.</summary>
    public required double MatchPrior { get; init; }

    /// <summary>Probability that they are siblings.</summary>
    public required double SiblingPrior { get; init; }

    public double MatchPriorBits => Once(ref _matchPriorBits, MatchPrior);

    public double SiblingPriorBits => Once(ref _siblingPriorBits, SiblingPrior);

    private double UnrelatedPrior => Math.Max(1e-9, 1 - MatchPrior - SiblingPrior);

    /// <summary>Asked for every pair, computed once; several threads may do it at a time and get the same.</summary>
    private double Once(ref double bits, double prior) => double.IsNaN(bits) ? bits = Math.Log2(prior / UnrelatedPrior) : bits;

    public LinkageModel WithPriors(double match, double sibling) =>
        new()
        {
            Comparisons = Comparisons, M = M, Sibling = Sibling, U = U,
            MatchPrior = match, SiblingPrior = sibling,
        };

    public LinkageModel WithLevels(LevelProbabilities m, LevelProbabilities sibling) =>
        new()
        {
            Comparisons = Comparisons, M = m, Sibling = sibling, U = U,
            MatchPrior = MatchPrior, SiblingPrior = SiblingPrior,
        };
}

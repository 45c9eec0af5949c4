using System.Text.Json.Serialization;

namespace FPReconcile.Core.Linkage;

/// <summary>A trained model as it is kept between runs: trained once, it scores every night.</summary>
public sealed record TrainedModel
{
    /// <summary>Version of the program that trained it.</summary>
    public required string Version { get; init; }

    /// <summary>Hash of the comparisons that it was trained for.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Seed of the sampling that estimated u.</summary>
    public required long Seed { get; init; }

    /// <summary>Probability that two records drawn at random, one from each table, match.</summary>
    public required double MatchPrior { get; init; }

    /// <summary>Probability that they are siblings; 0 without comparisons that tell siblings apart.</summary>
    public required double SiblingPrior { get; init; }

    /// <summary>The comparisons in the order of their definition.</summary>
    public required IReadOnlyList<TrainedComparison> Comparisons { get; init; }

    /// <summary>How training went, in the order of the blocking rules.</summary>
    public required IReadOnlyList<TrainedSession> Sessions { get; init; }

    /// <summary>What a reader should know before trusting it.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>What keeps this model from scoring pairs of these comparisons, one line each; empty when it fits.</summary>
    public IReadOnlyList<string> ProblemsFor(IReadOnlyList<ComparisonShape> comparisons, string fingerprint)
    {
        if (comparisons.Count != Comparisons.Count)
            return [$"it was trained for {Comparisons.Count} comparisons, the model file has {comparisons.Count}: train again"];
        var problems = new List<string>();
        for (var i = 0; i < comparisons.Count; i++)
        {
            if (Comparisons[i].DifferenceFrom(comparisons[i]) is { } difference)
                problems.Add($"comparisons[{i}]: {difference}: train again");
        }

        if (problems.Count == 0 && !string.Equals(fingerprint, Fingerprint, StringComparison.Ordinal))
            problems.Add("it was trained for comparisons with other details (columns, format, role, swap, term frequency or tolerance): train again");
        return problems;
    }
}

/// <summary>Trained probabilities of one comparison.</summary>
/// <param name="Column">The compared column, or both names where they differ.</param>
/// <param name="Kind">How values are compared.</param>
/// <param name="Levels">The levels without <c>missing</c>, which is never evidence.</param>
public sealed record TrainedComparison(string Column, string Kind, IReadOnlyList<TrainedLevel> Levels)
{
    /// <summary>What is not as the definition says; null when nothing.</summary>
    internal string? DifferenceFrom(ComparisonShape shape)
    {
        if (!string.Equals(Column, shape.Column, StringComparison.Ordinal))
            return $"it was trained for column \"{Column}\", the model file has \"{shape.Column}\"";
        if (!string.Equals(Kind, shape.Kind, StringComparison.Ordinal))
            return $"it was trained for kind {Kind}, the model file has {shape.Kind}";
        return Levels.Select(level => level.Name).SequenceEqual(shape.Levels, StringComparer.Ordinal)
            ? null
            : $"it was trained for the levels {string.Join(", ", Levels.Select(level => level.Name))}, the program has {string.Join(", ", shape.Levels)}";
    }
}

/// <summary>Trained probabilities of one level of agreement, given that both values are there; all above 0.</summary>
/// <param name="Name">Short name, such as <c>exact</c>.</param>
/// <param name="M">Among matches.</param>
/// <param name="Sibling">Among siblings; equal to m for what siblings share.</param>
/// <param name="U">Among unrelated records.</param>
public sealed record TrainedLevel(string Name, double M, double Sibling, double U)
{
    // The quotient of the smallest u overflows; the difference of logarithms does not.
    /// <summary>Match weight in bits: log2(m / u). Written for readers; when a model is loaded it is computed again.</summary>
    [JsonPropertyOrder(1)]
    public double WeightBits => Math.Log2(M) - Math.Log2(U);
}

/// <summary>How training on the pairs of one blocking rule went.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Pairs">Pairs it learned from.</param>
/// <param name="ExpectedMatches">Matches among them, by the model.</param>
/// <param name="Iterations">Rounds of expectation-maximization.</param>
/// <param name="StoppedBecause">Why it stopped, such as <c>converged</c>.</param>
public sealed record TrainedSession(string Rule, long Pairs, double ExpectedMatches, int Iterations, string StoppedBecause);

/// <summary>What a trained comparison must look like to be used: its names, without <c>missing</c>.</summary>
public sealed record ComparisonShape(string Column, string Kind, IReadOnlyList<string> Levels);

using System.Globalization;

namespace FPReconcile.Core.Linkage;

/// <summary>What one comparison says about a pair.</summary>
/// <param name="Column">The compared column.</param>
/// <param name="Level">The level of agreement: <c>missing</c>, <c>differ</c>, <c>exact</c> ...</param>
/// <param name="Bits">Its match weight; 0 for missing.</param>
/// <param name="TermFrequencyBits">What is added because the agreeing value is rare (or taken because it is common).</param>
public readonly record struct WaterfallPart(string Column, string Level, double Bits, double TermFrequencyBits);

/// <summary>A step after the comparisons: another explanation of the agreement, or a calibration.</summary>
/// <param name="Reason">In plain words.</param>
/// <param name="Bits">What it adds to the match weight.</param>
public readonly record struct WaterfallCorrection(string Reason, double Bits)
{
    public static WaterfallCorrection Sibling(double bits) => new("a sibling would agree like this, too", bits);

    public static WaterfallCorrection Competitors(double bits) => new("the other links, and other candidates of the two records", bits);

    public static WaterfallCorrection Calibration(double bits) => new("calibration on the links of the run", bits);
}

/// <summary>One step of the explanation.</summary>
/// <param name="Label">The column, or what else the step is about.</param>
/// <param name="Words">The step in plain words, without the label and the total.</param>
/// <param name="Bits">What it adds.</param>
/// <param name="Total">Match weight after it, in bits.</param>
public readonly record struct WaterfallStep(string Label, string Words, double Bits, double Total);

/// <summary>
/// Why two records are thought to match or not: the evidence in bits, step by step, from the prior to the match weight. It
/// holds levels and weights, never a value of the records.
/// </summary>
public sealed class MatchWaterfall
{
    private const string MissingLevel = "missing";

    // Bits are told with one decimal: less than half of it is nothing.
    private const double Smallest = 0.05;

    private readonly List<WaterfallStep> _steps = [];

    /// <param name="priorBits">Log2 odds that two records drawn at random match.</param>
    /// <param name="parts">The comparisons in their order.</param>
    /// <param name="corrections">What comes after them.</param>
    public MatchWaterfall(double priorBits, IEnumerable<WaterfallPart> parts, params IEnumerable<WaterfallCorrection> corrections)
    {
        Add("start", StartWords(priorBits), priorBits);
        foreach (var part in parts)
            Add(part.Column, Words(part), part.Bits + part.TermFrequencyBits);
        foreach (var correction in corrections)
            Add("correction", $"{correction.Reason}: {Weighed(correction.Bits)}", correction.Bits);
    }

    public IReadOnlyList<WaterfallStep> Steps => _steps;

    /// <summary>The match weight at the end, prior included.</summary>
    public MatchWeight Weight => new(_steps[^1].Total);

    /// <summary>The end in words.</summary>
    public string Conclusion => $"match weight {Bits(Weight.Bits)}, probability {Probability(Weight.Probability)}";

    /// <summary>All steps, one line each, and the conclusion.</summary>
    public override string ToString() =>
        string.Join('\n', _steps.Select(step => $"{step.Label}: {step.Words}; running total {Bits(step.Total)}").Append(Conclusion));

    private static string StartWords(double bits)
    {
        var one = Math.Pow(2, Math.Abs(bits));
        var among = one < 1e15 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(one):N0}") : "more than a thousand million million";
        return bits < 0
            ? $"before anything is compared the odds are 1 to {among} for a match, {Weighed(bits)}"
            : $"before anything is compared the odds are {among} to 1 for a match, {Weighed(bits)}";
    }

    private static string Words(WaterfallPart part)
    {
        if (string.Equals(part.Level, MissingLevel, StringComparison.Ordinal))
            return "missing, says nothing";
        var words = $"{part.Level}, {Weighed(part.Bits)}";
        if (Math.Abs(part.TermFrequencyBits) < Smallest)
            return words;
        return part.TermFrequencyBits > 0
            ? $"{words}; rare value: +{Bits(part.TermFrequencyBits)}"
            : $"{words}; common value: {Bits(part.TermFrequencyBits)}";
    }

    private static string Weighed(double bits)
    {
        if (Math.Abs(bits) < Smallest)
            return "says nothing";
        return bits > 0 ? $"{Bits(bits)} for" : $"{Bits(-bits)} against";
    }

    private static string Bits(double bits) =>
        string.Create(CultureInfo.InvariantCulture, $"{(Math.Abs(bits) < Smallest ? 0 : bits):0.0} bits");

    private static string Probability(double probability) => probability switch
    {
        > 0.999999 => "above 0.999999",
        < 0.000001 => "below 0.000001",
        _ => probability.ToString("0.000000", CultureInfo.InvariantCulture),
    };

    private void Add(string label, string words, double bits)
    {
        if (!double.IsFinite(bits))
            throw new ArgumentException("a weight is not finite", nameof(bits));
        _steps.Add(new WaterfallStep(label, words, bits, (_steps.Count == 0 ? 0 : _steps[^1].Total) + bits));
    }
}

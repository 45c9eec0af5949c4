using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Completeness.Indicators;

/// <summary>
/// How right the links between facilities and the other offices are by their own probabilities. True pairs that no rule found, and errors that go
/// together, are not in it, so that recall is at most this.
/// </summary>
/// <param name="Precision">Share of links that are right.</param>
/// <param name="Recall">Share of true pairs that are linked.</param>
public sealed record LinkageExpectation(UncertainShare Precision, UncertainShare Recall)
{
    /// <summary>Fewest links that a share is computed from.</summary>
    public const int FewestLinks = 100;

    /// <summary>What the run expects of its links; null with too few.</summary>
    /// <param name="births">The births that count.</param>
    /// <param name="possibleMatches">Pairs that may be one birth and were not linked.</param>
    public static LinkageExpectation? Of(IReadOnlyList<FrameBirth> births, IReadOnlyList<RecordLink> possibleMatches)
    {
        var links = births.Where(static birth => birth.IsNotified).Select(BestLink).OfType<double>().ToList();
        if (links.Count < FewestLinks)
            return null;
        var keys = births.Where(static birth => birth.IsNotified).Select(static birth => birth.Birth.Notification!.Key).ToHashSet();
        var open = possibleMatches.Where(pair => keys.Contains(pair.A)).Select(static pair => pair.MatchProbability).ToList();
        var (right, missed) = (links.Sum(), open.Sum());
        var recall = right / (right + missed);
        return new LinkageExpectation(
            new UncertainShare(right / links.Count, Error(links) / links.Count),
            new UncertainShare(recall, Error(links.Concat(open)) * (1 - recall) / (right + missed)));
    }

    private static double? BestLink(FrameBirth birth) =>
        birth.Birth.Links.Where(link => link.A.Source == SourceKind.Facility && (birth.IsInRegister || link.B.Source != SourceKind.Register))
            .Select(static link => (double?)link.MatchProbability).Max();

    private static double Error(IEnumerable<double> probabilities) => Math.Sqrt(probabilities.Sum(static p => p * (1 - p)));
}

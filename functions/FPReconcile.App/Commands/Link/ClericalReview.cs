using System.Text;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Tables;

namespace FPReconcile.App.Commands.Link;

/// <summary>Clerical review: pairs drawn for persons to judge, and what their judgements say about a run.</summary>
internal static class ClericalReview
{
    // One in a thousand: nearly all compared pairs are below it, and nobody learns anything from looking at them.
    private const double LeastBits = -10;

    /// <summary>What persons judged.</summary>
    /// <exception cref="UsageException">The file cannot be read, or a row is wrong.</exception>
    public static IReadOnlyList<LabelledPair> ReadLabels(string path)
    {
        try
        {
            return LabelledPairsFile.Read(path);
        }
        catch (UsageException exception)
        {
            throw new UsageException($"--labels: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException("--labels: the file cannot be read: check the path and its permissions");
        }
    }

    /// <summary>The share of matches in each band of probability, by the judged pairs.</summary>
    public static ClericalQuality Judge(LinkOutcome outcome, IReadOnlyList<LabelledPair> labels) =>
        ClericalQuality.Of(Candidates(outcome), labels, LinkQuality.CalibrationBands);

    /// <summary>Some pairs of each band of probability, to be judged.</summary>
    public static IReadOnlyList<ScoredIds> Draw(LinkOutcome outcome, int pairsOfEachBand) =>
        ClericalSample.Draw(Candidates(outcome), LinkQuality.CalibrationBands, pairsOfEachBand, outcome.Arguments.Seed);

    /// <summary>Links, and pairs of records that are in no other link.</summary>
    private static IEnumerable<ScoredIds> Candidates(LinkOutcome outcome)
    {
        var linkage = outcome.Linkage;
        var isRuledOut = linkage.FindRuledOut();
        for (var i = 0; i < isRuledOut.Length; i++)
        {
            var pair = linkage.Pair(i);
            if (!isRuledOut[i] && pair.MatchWeight >= LeastBits)
                yield return new ScoredIds(Id(outcome.Left.Ids, pair.LeftRow), Id(outcome.Right.Ids, pair.RightRow), new MatchWeight(pair.MatchWeight).Probability);
        }
    }

    private static string Id(RowIds ids, int row) => Encoding.UTF8.GetString(ids[row]);
}

using System.Globalization;
using static FPReconcile.App.Charts.ReportNumbers;

namespace FPReconcile.App.Commands.Link;

/// <summary>The few lines at the end of a run of <c>link</c>.</summary>
internal static class LinkSummary
{
    public static void Write(TextWriter output, LinkOutcome outcome, string folder)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{outcome.Linkage.Links.Count:N0} links between {outcome.Left.Rows:N0} left and {outcome.Right.Rows:N0} right records; {outcome.Linkage.Pairs:N0} pairs were compared."));
        WriteQuality(output, outcome.Quality);
        output.WriteLine($"Results: {folder}");
    }

    private static void WriteQuality(TextWriter output, LinkQuality quality)
    {
        output.WriteLine($"Expected by the model: precision {Share(quality.Expected.Precision)}, recall {Share(quality.Expected.Recall)} of the matches that were looked at.");
        if (quality.Truth is not { } truth)
            return;
        output.WriteLine($"By truth: precision {Share(truth.TrueLinks, truth.Links)} ({Count(truth.TrueLinks)} of {Count(truth.Links)} links are matches)");
        output.WriteLine($"          recall    {Share(truth.TrueLinks, truth.Matches)} ({Count(truth.TrueLinks)} of {Count(truth.Matches)} matches are linked)");
        output.WriteLine($"          F1        {Share(2 * truth.TrueLinks, truth.Links + truth.Matches)}");
    }
}

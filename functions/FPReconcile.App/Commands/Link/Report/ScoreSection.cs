using FPReconcile.App.Charts;
using static FPReconcile.App.Charts.ReportNumbers;

namespace FPReconcile.App.Commands.Link.Report;

/// <summary>How match weights are distributed over the compared pairs.</summary>
internal static class ScoreSection
{
    public static void Write(HtmlWriter html, LinkReport report)
    {
        LinkReportWriter.WriteHeading(html, "scores");
        if (report.Scores.Count == 0)
        {
            html.Write($"<p>No pair was compared.</p>");
            return;
        }

        html.Write($"<p>Two hills with a valley at the threshold mean that matches and other pairs are well told apart. Every bit doubles the odds of a match; 0 bits are even odds.</p><figure>");
        ScoreCharts.WriteScores(html, report.Scores, report.Totals.ThresholdBits);
        html.Write($"</figure>");
        html.Write($"""<ul class="legend"><li><svg viewBox="0 0 24 12" aria-hidden="true"><rect class="all" width="24" height="12"/></svg>compared pairs</li><li><svg viewBox="0 0 24 12" aria-hidden="true"><rect class="linked" width="24" height="12"/></svg>of them links</li></ul>""");
        html.Write($"<details><summary>Numbers of this chart</summary>");
        HtmlTable.Write(
            html, "Compared pairs by match weight", [new("Bits", true), new("Pairs", true), new("Links", true)],
            report.Scores.Select(bin => (IReadOnlyList<string>)[$"{Count(bin.Bits)} to {Count(bin.Bits + 1)}", Count(bin.Count), Count(bin.Accepted)]));
        html.Write($"</details>");
    }
}

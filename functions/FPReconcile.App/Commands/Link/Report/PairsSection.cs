using FPReconcile.App.Charts;
using FPReconcile.Core.Linkage;
using static FPReconcile.App.Charts.ReportNumbers;

namespace FPReconcile.App.Commands.Link.Report;

/// <summary>Pairs that could have gone either way, each with the steps of its weight.</summary>
internal static class PairsSection
{
    public static void Write(HtmlWriter html, LinkReport report)
    {
        LinkReportWriter.WriteHeading(html, "near");
        if (report.NearThreshold.Count == 0)
        {
            html.Write($"<p>No pair is near the threshold.</p>");
            return;
        }

        html.Write($"<p>Look at some of these in the source files: they say most about whether the threshold of {Format(report.Totals.Threshold, "0.######")} is right. Open a pair to see how its weight came about.</p>");
        foreach (var pair in report.NearThreshold)
            WritePair(html, pair);
    }

    private static void WritePair(HtmlWriter html, ReviewPair pair)
    {
        var weight = pair.Waterfall.Weight;
        html.Write($"""<details class="pair"><summary><span>{pair.LeftId} and {pair.RightId}</span><span>probability {NearCertain(weight.Probability)}</span><span>{Bits(weight.Bits)} bits</span><span class="tag">{(pair.IsLinked ? "link" : "no link")}</span></summary>""");
        html.Write($"""<table class="steps"><thead><tr><th scope="col">Step</th><th scope="col">What it says</th><th scope="col" class="number">Total (bits)</th><th scope="col"><span aria-hidden="true">Change</span></th></tr></thead><tbody>""");
        var scale = Scale(pair.Waterfall);
        foreach (var step in pair.Waterfall.Steps)
            WriteStep(html, step, scale);
        html.Write($"</tbody></table><p>{Sentence(pair.Waterfall.Conclusion)}</p></details>");
    }

    private static void WriteStep(HtmlWriter html, WaterfallStep step, ChartScale scale)
    {
        var (from, to, zero) = (scale.At(step.Total - step.Bits), scale.At(step.Total), scale.At(0));
        html.Write($"""<tr><th scope="row">{step.Label}</th><td class="wide-cell">{step.Words}</td><td class="number">{Bits(step.Total)}</td>""");
        html.Write($"""<td class="bar"><svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true"><line class="axis" x1="{zero}" y1="0" x2="{zero}" y2="12"/>""");
        if (step.Bits != 0)
            html.Write($"""<rect class="{(step.Bits < 0 ? "against" : "for")}" x="{Math.Min(from, to)}" y="1" width="{Math.Max(0.8, Math.Abs(to - from))}" height="10"/>""");
        html.Write($"</svg></td></tr>");
    }

    /// <summary>From the least total to the greatest, with zero in it.</summary>
    private static ChartScale Scale(MatchWaterfall waterfall)
    {
        var totals = waterfall.Steps.Select(step => step.Total).ToList();
        return new ChartScale(Math.Min(-1, totals.Min()), Math.Max(1, totals.Max()), 0, 99);
    }

    private static string Sentence(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}.";
}

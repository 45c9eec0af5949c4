using FPReconcile.App.Charts;
using FPReconcile.Core.Linkage;
using static FPReconcile.App.Charts.ReportNumbers;

namespace FPReconcile.App.Commands.Link.Report;

/// <summary>What the trained model says of each comparison.</summary>
internal static class ModelSection
{
    public static void Write(HtmlWriter html, TrainedModel model)
    {
        LinkReportWriter.WriteHeading(html, "weights");
        if (model.Comparisons.Sum(comparison => comparison.Levels.Count) == 0)
        {
            html.Write($"<p>Nothing was compared.</p>");
            return;
        }

        html.Write($"<p>How much each level of agreement says. Weights of the columns of a pair are added to its start of {Bits(Math.Log2(model.MatchPrior / (1 - model.MatchPrior)))} bits. A missing value says nothing.</p><figure>");
        ModelCharts.WriteWeights(html, model.Comparisons);
        html.Write($"</figure><h3>m and u probabilities</h3>");
        html.Write($"<p>m is how often matches agree at a level, u is how often unrelated pairs do. The match weight is the logarithm of m / u to base 2.</p><figure>");
        ModelCharts.WriteProbabilities(html, model.Comparisons);
        html.Write($"</figure><details><summary>Numbers of these charts</summary>");
        HtmlTable.Write(
            html, "Trained probabilities and weights by level",
            [new("Column"), new("Kind"), new("Level"), new("m", true), new("Among siblings", true), new("u", true), new("Weight (bits)", true)],
            model.Comparisons.SelectMany(comparison => comparison.Levels.Select(level => (IReadOnlyList<string>)
            [
                comparison.Column, comparison.Kind, level.Name, Probability(level.M), Probability(level.Sibling), Probability(level.U), Bits(level.WeightBits),
            ])));
        html.Write($"</details>");
    }
}

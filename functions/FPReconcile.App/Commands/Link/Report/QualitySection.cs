using FPReconcile.App.Charts;
using FPReconcile.Core.Linkage;
using static FPReconcile.App.Charts.ReportNumbers;

namespace FPReconcile.App.Commands.Link.Report;

/// <summary>How good the links are: by the model, by labels, by truth.</summary>
internal static class QualitySection
{
    /// <summary>Thresholds that somebody may think of.</summary>
    private static readonly double[] Thresholds = [0.999999, 0.9999, 0.999, 0.99, 0.98, 0.95, 0.9, 0.8, 0.5, 0.2, 0.1, 0.01];

    public static void Write(HtmlWriter html, LinkReport report)
    {
        LinkReportWriter.WriteHeading(html, "quality");
        if (report.Expected is null && report.Truth is null && report.Bands is null)
            html.Write($"<p>Nothing is known about the quality of this run.</p>");
        WriteMeasures(html, report);
        if (report.Truth is { } truth)
            WriteCurve(html, truth);
        if (report.Bands is { } bands)
            WriteBands(html, bands, report);
    }

    /// <summary>Truth tells of every pair; judged pairs are a sample.</summary>
    private static bool IsByTruth(LinkReport report) =>
        report.Truth is not null && report.Bands is { } bands && bands.Bands.All(band => band.Labelled == band.Pairs);

    private static void WriteMeasures(HtmlWriter html, LinkReport report)
    {
        var rows = new List<IReadOnlyList<string>>();
        if (report.Truth is { } truth)
        {
            rows.Add(["Precision, by truth", Share(truth.TrueLinks, truth.Links), Interval(truth.TrueLinks, truth.Links)]);
            rows.Add(["Recall, by truth", Share(truth.TrueLinks, truth.Matches), Interval(truth.TrueLinks, truth.Matches)]);
            rows.Add(["F1, by truth", Share(2 * truth.TrueLinks, truth.Links + truth.Matches), ""]);
        }

        if (!IsByTruth(report) && report.Bands?.ShareFrom(report.Totals.Threshold) is { } share)
            rows.Add(["Precision, by judged pairs", Share(share.Value), $"{Share(share.Lower)} to {Share(share.Upper)}"]);
        if (report.Expected is { } expected)
        {
            rows.Add(["Precision, expected", Share(expected.Precision), ""]);
            rows.Add(["Recall, expected", Share(expected.Recall), ""]);
            rows.Add(["F1, expected", Share(expected.F1), ""]);
        }

        if (rows.Count == 0)
            return;
        html.Write($"<p>Precision is the share of links that are matches; recall is the share of matches that are linked.</p>");
        HtmlTable.Write(html, "Quality of the links", [new("Measure"), new("Value", true), new("95 % interval", true)], rows);
        if (report.Expected is not null)
            html.Write($"""<p class="soft">What the model expects is right only as far as its probabilities are. Matches that no blocking rule finds, and errors that go together in one record, are not in it.</p>""");
    }

    private static void WriteCurve(HtmlWriter html, TruthQuality truth)
    {
        html.Write($"<h3>Precision against recall</h3><figure>");
        ScoreCharts.WriteCurve(html, truth);
        html.Write($"</figure>");
        html.Write($"""<p class="soft">The line takes compared pairs by their weight alone; the point shows the links of this run. One-to-one links may lie above the line.</p>""");
        if (truth.Curve.Best is { } best)
            html.Write($"<p>By weight alone the greatest F1, {Share(best.F1)}, is reached from {Bits(best.Bits)} bits on (probability {NearCertain(new MatchWeight(best.Bits).Probability)}).</p>");
        html.Write($"<details><summary>Numbers of this chart</summary>");
        HtmlTable.Write(
            html, "Precision and recall of compared pairs from a probability on",
            [new("Threshold"), new("Bits", true), new("Pairs", true), new("Matches among them", true), new("Precision", true), new("Recall", true), new("F1", true)],
            Thresholds.Select(threshold => CurveRow(truth.Curve, threshold)));
        html.Write($"</details>");
    }

    private static IReadOnlyList<string> CurveRow(PrecisionRecallCurve curve, double threshold)
    {
        var bits = MatchWeight.FromProbability(threshold).Bits;
        var point = curve.At(bits);
        return [Format(threshold, "0.######"), Bits(bits), Count(point.Links), Count(point.TrueLinks), Share(point.Precision), Share(point.Recall), Share(point.F1)];
    }

    private static void WriteBands(HtmlWriter html, ClericalQuality quality, LinkReport report)
    {
        html.Write($"<h3>Calibration by band of probability</h3>");
        html.Write($"<p>Where the share of matches is near the mean probability, probabilities can be taken at their word.</p>");
        if (IsByTruth(report))
            html.Write($"""<p class="soft">Counted are links, and candidates of records without a link. Pairs whose record is in another link are decided already.</p>""");
        HtmlTable.Write(
            html, "Judged pairs by band, with 95 % Wilson intervals",
            [new("Probability"), new("Pairs", true), new("Judged", true), new("Matches", true), new("Share of matches", true), new("95 % interval", true), new("Mean probability", true)],
            quality.Bands.Reverse().Where(band => band.Pairs > 0).Select(band => (IReadOnlyList<string>)
            [
                band.Name, Count(band.Pairs), Count(band.Labelled), Count(band.Matches), Share(band.Share),
                band.Labelled == 0 ? "unknown" : Interval(band.Matches, band.Labelled), Share(band.MeanProbability),
            ]));
        if (!IsByTruth(report))
            html.Write($"""<p class="soft">Bands are weighted by their pairs to estimate the precision of all links; the interval joins those of the bands (Zou and Donner 2008).</p>""");
        if (!IsByTruth(report) && quality.ShareFrom(report.Totals.Threshold) is null)
            html.Write($"<p>A band above the threshold has no judged pair, or the threshold is inside of a band: the precision of all links cannot be estimated from labels.</p>");
        if (quality.LabelsNotFound > 0)
            html.Write($"<p>{Count(quality.LabelsNotFound)} judged pairs are not among the links and open candidates of this run.</p>");
    }

    private static string Interval(long part, long whole)
    {
        var interval = WilsonInterval.Of(part, whole);
        return $"{Share(interval.Lower)} to {Share(interval.Upper)}";
    }
}

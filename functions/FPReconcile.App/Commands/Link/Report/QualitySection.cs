using FPReconcile.Core.Linkage;
using static FPReconcile.App.Commands.Link.Report.ReportNumbers;

namespace FPReconcile.App.Commands.Link.Report;

/// <summary>How good the links are: by the model, by labels, by truth.</summary>
internal static class QualitySection
{
    private const int CurveRows = 20;

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
            rows.Add(["By truth", Share(truth.TrueLinks, truth.Links), Share(truth.TrueLinks, truth.Matches), Share(2 * truth.TrueLinks, truth.Links + truth.Matches)]);
            rows.Add(["95 % interval", Interval(truth.TrueLinks, truth.Links), Interval(truth.TrueLinks, truth.Matches), ""]);
        }

        if (!IsByTruth(report) && report.Bands?.ShareFrom(report.Totals.Threshold) is { } share)
            rows.Add(["By labelled pairs", $"{Share(share.Value)} ({Share(share.Lower)} to {Share(share.Upper)})", "", ""]);
        if (report.Expected is { } expected)
            rows.Add(["Expected by the model", Share(expected.Precision), Share(expected.Recall), Share(expected.F1)]);
        if (rows.Count == 0)
            return;
        HtmlTable.Write(html, "Precision, recall and F1 of the links", [new("Source"), new("Precision", true), new("Recall", true), new("F1", true)], rows);
        html.Write($"<p>Precision is the share of links that are matches; recall is the share of matches that are linked.</p>");
        if (report.Expected is not null)
            html.Write($"""<p class="soft">What the model expects is right only as far as its probabilities are. Matches that no blocking rule finds, and errors that go together in one record, are not in it.</p>""");
    }

    private static void WriteCurve(HtmlWriter html, TruthQuality truth)
    {
        html.Write($"<h3>Precision against recall</h3><figure>");
        ScoreCharts.WriteCurve(html, truth);
        html.Write($"</figure>");
        html.Write($"""<p class="soft">The line accepts compared pairs by their weight alone. The point are the links of this run, after one-to-one where asked for, so it may lie off the line.</p>""");
        html.Write($"<details><summary>Numbers of this chart</summary>");
        HtmlTable.Write(
            html, "Precision and recall from a weight on", [new("Weight from (bits)", true), new("Pairs", true), new("Matches among them", true), new("Precision", true), new("Recall", true), new("F1", true)],
            truth.Curve.Thinned(CurveRows).Select(point => (IReadOnlyList<string>)
                [Bits(point.Bits), Count(point.Links), Count(point.TrueLinks), Share(point.Precision), Share(point.Recall), Share(point.F1)]));
        html.Write($"</details>");
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
        if (!IsByTruth(report) && quality.ShareFrom(report.Totals.Threshold) is null)
            html.Write($"<p>A band above the threshold has no judged pair, or the threshold is inside of a band: the precision of all links cannot be estimated from labels.</p>");
        if (quality.LabelsNotFound > 0)
            html.Write($"<p>{Count(quality.LabelsNotFound)} judged pairs are not among the compared ones.</p>");
    }

    private static string Interval(long part, long whole)
    {
        var interval = WilsonInterval.Of(part, whole);
        return $"{Share(interval.Lower)} to {Share(interval.Upper)}";
    }
}

using FPReconcile.App.Charts;
using static FPReconcile.App.Charts.ReportNumbers;

namespace FPReconcile.App.Commands.Link.Report;

/// <summary>
/// Writes report.html: one file that needs nothing else, with every chart drawn in it and the numbers behind each chart in a table.
/// </summary>
internal static class LinkReportWriter
{
    private static readonly (string Id, string Name)[] Sections =
    [
        ("quality", "Quality"), ("scores", "Scores"), ("weights", "Match weights"), ("near", "Pairs near the threshold"),
        ("unlinkable", "Unlinkable records"), ("blocking", "Blocking"), ("training", "Training"), ("settings", "Settings"),
    ];

    public static void Write(TextWriter writer, LinkReport report)
    {
        var html = new HtmlWriter(writer);
        WriteHead(html, writer);
        WriteSummary(html, report);
        QualitySection.Write(html, report);
        ScoreSection.Write(html, report);
        ModelSection.Write(html, report.Model);
        PairsSection.Write(html, report);
        UnlinkableSection.Write(html, report);
        RunSection.Write(html, report);
        html.Write($"</main></body></html>");
    }

    /// <summary>The heading of a section with its anchor.</summary>
    public static void WriteHeading(HtmlWriter html, string id) =>
        html.Write($"""<h2 id="{id}">{Array.Find(Sections, section => string.Equals(section.Id, id, StringComparison.Ordinal)).Name}</h2>""");

    private static void WriteHead(HtmlWriter html, TextWriter writer)
    {
        html.Write($"<!DOCTYPE html>");
        html.Write($"""<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{ReportStyle.ContentSecurityPolicy}">""");
        html.Write($"""<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>Linkage report</title>""");
        // Not through the escaping writer: the policy holds the hash of exactly this text.
        writer.Write($"<style>{ReportStyle.Css}</style>");
        html.Write($"</head><body><main>");
    }

    private static void WriteSummary(HtmlWriter html, LinkReport report)
    {
        var totals = report.Totals;
        html.Write($"<h1>Linkage report</h1>");
        html.Write($"""<p class="soft">{Count(totals.Links)} links between {Count(totals.LeftRecords)} records on the left and {Count(totals.RightRecords)} on the right. Records appear by their ids only.</p>""");
        html.Write($"""<nav aria-label="Sections"><ul>""");
        foreach (var (id, name) in Sections)
            html.Write($"""<li><a href="#{id}">{name}</a></li>""");
        html.Write($"""</ul></nav><dl class="cards">""");
        Card(html, "Links", (Count(totals.Links), totals.LinkType == LinkType.OneToOne ? "a record is in one at most" : "every pair from the threshold on"));
        if (totals.LinkType == LinkType.OneToOne)
        {
            Card(html, "Left records linked", (Share(totals.Links, totals.LeftRecords), $"of {Count(totals.LeftRecords)}"));
            Card(html, "Right records linked", (Share(totals.Links, totals.RightRecords), $"of {Count(totals.RightRecords)}"));
        }

        Card(html, "Pairs compared", (Count(totals.Pairs), $"of {Large((double)totals.LeftRecords * totals.RightRecords)} possible"));
        Card(html, "Threshold", (Format(totals.Threshold, "0.######"), $"probability; {Bits(totals.ThresholdBits)} bits"));
        if (report.Truth is { } truth)
            Card(html, "F1 by truth", (Share(2 * truth.TrueLinks, truth.Links + truth.Matches), "known matches were given"));
        else if (report.Expected is { } expected)
            Card(html, "Expected F1", (Share(expected.F1), "by the model itself"));
        html.Write($"</dl>");
        WriteWarnings(html, [.. report.Warnings, .. report.Model.Warnings]);
    }

    private static void Card(HtmlWriter html, string name, (string Value, string Note) content) =>
        html.Write($"<div><dt>{name}</dt><dd>{content.Value}<small>{content.Note}</small></dd></div>");

    private static void WriteWarnings(HtmlWriter html, List<string> warnings)
    {
        if (warnings.Count == 0)
            return;
        html.Write($"""<section class="warnings" aria-label="Warnings"><strong>Read this first</strong><ul>""");
        foreach (var warning in warnings)
            html.Write($"<li>{warning}</li>");
        html.Write($"</ul></section>");
    }
}

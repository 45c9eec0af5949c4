using FPReconcile.App.Charts;
using static FPReconcile.App.Charts.ReportNumbers;

namespace FPReconcile.App.Commands.Link.Report;

/// <summary>Records with so little in them that they would not be linked even to themselves.</summary>
internal static class UnlinkableSection
{
    public static void Write(HtmlWriter html, LinkReport report)
    {
        LinkReportWriter.WriteHeading(html, "unlinkable");
        var tables = report.SelfScores.Where(table => table.Bins.Count > 0).ToList();
        if (tables.Count == 0)
        {
            html.Write($"<p>It was not counted in this run.</p>");
            return;
        }

        html.Write($"<p>The weight that a record would have against itself is the most that it can reach. Records below the threshold hold too little to be linked at all: only better data helps.</p>");
        HtmlTable.Write(
            html, "Records that cannot reach the threshold", [new("Table"), new("Records", true), new("Below the threshold", true), new("Share", true)],
            tables.Select(table => (IReadOnlyList<string>)[table.Table, Count(table.Records), Count(table.BelowThreshold), Share(table.BelowThreshold, table.Records)]));
        foreach (var table in tables.Where(table => table.Sampled is not null))
            html.Write($"""<p class="soft">The {table.Table} table was not weighed whole: {Count(table.Sampled ?? 0)} of its records, evenly spaced, stand for the others.</p>""");
        html.Write($"<figure>");
        ScoreCharts.WriteUnlinkable(html, tables, report.Totals.ThresholdBits);
        html.Write($"""</figure><ul class="legend">""");
        for (var i = 0; i < tables.Count; i++)
            html.Write($"""<li><svg viewBox="0 0 24 12" aria-hidden="true"><line class="curve {(i == 0 ? "first" : "second")}" x1="0" y1="6" x2="24" y2="6"/></svg>{tables[i].Table}</li>""");
        html.Write($"</ul><details><summary>Numbers of this chart</summary>");
        foreach (var table in tables)
        {
            HtmlTable.Write(
                html, $"Records of the {table.Table} table by weight against themselves", [new("Bits", true), new("Records", true)],
                table.Bins.Select(bin => (IReadOnlyList<string>)[$"{Count(bin.Bits)} to {Count(bin.Bits + 1)}", Count(bin.Count)]));
        }

        html.Write($"</details>");
    }
}

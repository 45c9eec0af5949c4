using FPReconcile.App.Charts;
using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Disclosure.Statistics;

namespace FPReconcile.App.Statistics;

/// <summary>Writes statistics.html: one page for paper and screen that needs nothing else, with the numbers behind each chart in a table.</summary>
internal static class StatisticsPage
{
    private const int LongestFigure = 30;

    public static void Write(TextWriter writer, StatisticsReport report, PublishedStatistics statistics)
    {
        var (html, words) = (new HtmlWriter(writer), new StatisticsWords(report.Language));
        WriteHead(html, writer, report);
        html.Write($"<h1>{report.Title}</h1>");
        html.Write($"""<nav aria-label="{words["contents"]}"><ul>""");
        foreach (var section in report.Sections)
            html.Write($"""<li><a href="#{section.Code}">{section.Heading}</a></li>""");
        html.Write($"</ul></nav>");
        var charts = new StatisticsCharts(html, words);
        foreach (var section in report.Sections)
            WriteSection(html, section, () => charts.Write(section.Code, statistics));
        html.Write($"</main></body></html>");
    }

    private static void WriteHead(HtmlWriter html, TextWriter writer, StatisticsReport report)
    {
        html.Write($"<!DOCTYPE html>");
        html.Write($"""<html lang="{(report.Language == DisplayLanguage.SimplifiedChinese ? "zh-Hans" : "en")}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{ReportStyle.ContentSecurityPolicy}">""");
        html.Write($"""<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>{report.Title}</title>""");
        // Not through the escaping writer: the policy holds the hash of exactly this text.
        writer.Write($"<style>{ReportStyle.Css}</style>");
        html.Write($"</head><body><main>");
    }

    private static void WriteSection(HtmlWriter html, ReportSection section, Action writeCharts)
    {
        html.Write($"""<section aria-labelledby="{section.Code}"><h2 id="{section.Code}">{section.Heading}</h2>""");
        foreach (var text in section.Paragraphs)
            html.Write($"<p>{text}</p>");
        writeCharts();
        foreach (var table in section.Tables)
        {
            List<HtmlColumn> columns = [.. table.Columns.Select((column, place) => new HtmlColumn(column, IsNumber(table, place)))];
            HtmlTable.Write(html, table.Title, columns, table.Rows.Select(static row => (IReadOnlyList<string>)[.. row.Select(static cell => cell.Text)]));
        }

        html.Write($"</section>");
    }

    // Figures stay on one line; notes, and the values of a list of facts, may break.
    private static bool IsNumber(ReportTable table, int column) =>
        column > 0 && table.Rows.All(row => row[column].Text.Length <= LongestFigure) && (table.Columns.Count > 2 || table.Rows.Any(row => row[column].Number is not null));
}

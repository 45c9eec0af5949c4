namespace FPReconcile.App.Charts;

/// <summary>A column of a table of the report.</summary>
internal readonly record struct HtmlColumn(string Heading, bool IsNumber = false);

/// <summary>Writes tables. The first cell of a row names it; wide tables scroll on their own, by keyboard too.</summary>
internal static class HtmlTable
{
    public static void Write(HtmlWriter html, string caption, IReadOnlyList<HtmlColumn> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        html.Write($"""<div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table><caption>{caption}</caption><thead><tr>""");
        foreach (var column in columns)
            html.Write($"""<th scope="col" class="{Class(column)}">{column.Heading}</th>""");
        html.Write($"</tr></thead><tbody>");
        foreach (var row in rows)
            WriteRow(html, columns, row);
        html.Write($"</tbody></table></div>");
    }

    private static void WriteRow(HtmlWriter html, IReadOnlyList<HtmlColumn> columns, IReadOnlyList<string> row)
    {
        html.Write($"""<tr><th scope="row">{row[0]}</th>""");
        for (var i = 1; i < columns.Count; i++)
            html.Write($"""<td class="{Class(columns[i])}">{row[i]}</td>""");
        html.Write($"</tr>");
    }

    private static string Class(HtmlColumn column) => column.IsNumber ? "number" : "text";
}

using System.Text;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Spreadsheets.Csv;

namespace FPReconcile.App.Review.Pages.Figures;

/// <summary>The numbers behind a chart: the page shows them as a table and hands them out as a file.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">Headings; the first column names the rows.</param>
/// <param name="Rows">A cell for each column, in an order that no value decides.</param>
internal sealed record FigureTable(string Name, string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<FigureCell>> Rows)
{
    /// <param name="folder">Address below which the file is.</param>
    /// <param name="visit">The request.</param>
    public Html Show(string folder, Visit visit) => Html.Of($"""
        <div class="scroll" tabindex="0" role="region" aria-label="{Title}"><table class="plain"><caption>{Title}</caption>
        <thead><tr>{Html.Each(Columns.Index(), column => Html.Of($"""<th scope="col"{Class(column.Index)}>{column.Item}</th>"""))}</tr></thead>
        <tbody>{Html.Each(Rows, row => Html.Of($"""<tr><th scope="row">{row[0].Text}</th>{Html.Each(row.Index().Skip(1), cell => Html.Of($"<td{Class(cell.Index)}>{cell.Item.Text}</td>"))}</tr>"""))}</tbody></table></div>
        <p><a href="{folder}/{Name}.csv" download aria-label="{visit["chart.csv"]}: {Title}">{visit["chart.csv"]}</a></p>
        """);

    /// <summary>The table as a CSV file, with a mark in front: Excel reads names wrongly without it.</summary>
    public ExportedFile Csv()
    {
        using var stream = new MemoryStream();
        stream.Write(Encoding.UTF8.Preamble);
        using (var csv = new CsvTableWriter(stream, [.. Columns]))
        {
            foreach (var row in Rows)
                Write(csv, row);
        }

        return new ExportedFile($"{Name}.csv", "text/csv; charset=utf-8", stream.ToArray(), "");
    }

    private static void Write(CsvTableWriter csv, IReadOnlyList<FigureCell> row)
    {
        foreach (var cell in row)
        {
            if (cell.Number is { } number)
                csv.Number(number, cell.Decimals);
            else
                csv.Text(cell.Text);
        }

        csv.EndRow();
    }

    private Html Class(int column) => Html.When(column > 0 && Rows.Any(row => row[column].Number is not null), () => Html.Of($""" class="number" """));
}

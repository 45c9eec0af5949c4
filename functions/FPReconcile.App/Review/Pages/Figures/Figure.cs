using FPReconcile.App.Charts;
using FPReconcile.App.Review.Pages.Frame;

namespace FPReconcile.App.Review.Pages.Figures;

/// <summary>A chart with the tables behind it. Its picture is drawn here, so that it needs no script, prints, and keeps the rules of the page.</summary>
/// <param name="Name">Its name in addresses and ids.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Tables">The numbers, of which the first are drawn.</param>
internal sealed record Figure(string Name, string Title, IReadOnlyList<FigureTable> Tables)
{
    /// <summary>What the picture tells those who cannot see it; never a number that is not shown.</summary>
    public string Description { get; init; } = "";

    /// <summary>A sentence below the title; empty: none.</summary>
    public string Note { get; init; } = "";

    /// <summary>Colors and what they stand for: class and text.</summary>
    public IReadOnlyList<(string Style, string Text)> Legend { get; init; } = [];

    /// <summary>Draws the picture; null: there is nothing to draw, and the tables are open.</summary>
    public Action<HtmlWriter, ChartText>? Draw { get; init; }

    /// <param name="folder">Address below which the files are.</param>
    /// <param name="visit">The request.</param>
    public Html Show(string folder, Visit visit) => Html.Of($"""
        <figure class="chart" id="chart-{Name}"><figcaption><h3>{Title}</h3>{Html.When(Note.Length > 0, () => Html.Of($"""<p class="soft">{Note}</p>"""))}</figcaption>
        {(Draw is { } draw ? Html.Drawn(html => draw(html, new ChartText(Name, Title, Description))) : Html.Empty)}
        {Html.When(Legend.Count > 0, () => Html.Of($"""<ul class="legend">{Html.Each(Legend, Entry)}</ul>"""))}
        <details{Html.When(Draw is null, () => Html.Of($" open"))}><summary>{visit["chart.table"]}<span class="hidden">: {Title}</span></summary>
        {Html.Each(Tables, table => table.Show(folder, visit))}</details></figure>
        """);

    private static Html Entry((string Style, string Text) entry) =>
        Html.Of($"""<li><svg viewBox="0 0 24 12" aria-hidden="true" focusable="false"><rect class="{entry.Style}" width="24" height="12"/></svg>{entry.Text}</li>""");
}

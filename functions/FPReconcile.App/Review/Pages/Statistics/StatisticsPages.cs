using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Review.Vintages;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Statistics;

/// <summary>
/// The frozen statistics: charts with their tables and files, made of statistics.json alone. The frozen report itself is a file to save: its
/// style stands inside it, which the rules of this site forbid.
/// </summary>
internal static class StatisticsPages
{
    private const string Address = "/ui/statistics";

    public static async Task<IResult> ShowAsync(Visit visit, ReviewServices review)
    {
        var answer = await review.StatisticsAsync(visit.User!, visit.Query("vintage"), visit.Aborted);
        return answer.Value is { } view
            ? PageFrame.Page(visit, visit["statistics.title"], Content(visit, view))
            : Refusals.Page(visit, answer.Outcome, answer.Problem);
    }

    /// <summary>A table as a file.</summary>
    public static async Task<IResult> CsvAsync(Visit visit, ReviewServices review)
    {
        var answer = await review.StatisticsAsync(visit.User!, visit.Part("vintage"), visit.Aborted);
        if (answer.Value is not { Figures: { } figures } view)
            return Refusals.Page(visit, answer.Outcome, answer.Problem);
        var tables = Parts(visit, figures, view.Names).SelectMany(part => part.Figures).SelectMany(figure => figure.Tables);
        return tables.FirstOrDefault(table => table.Name == visit.Part("table")) is { } table ? new FileResult(table.Csv()) : PageFrame.NotFound(visit);
    }

    public static async Task<IResult> FileAsync(Visit visit, ReviewServices review, VintageFile file)
    {
        var answer = await review.StatisticsFileAsync(visit.User!, visit.Part("vintage"), file, visit.Aborted);
        return answer.Value is { } found ? new FileResult(found) : Refusals.Page(visit, answer.Outcome, answer.Problem);
    }

    /// <summary>What stands inside the frame.</summary>
    public static Html Content(Visit visit, VintageView view)
    {
        if (view.Figures is not { } figures)
            return Html.Of($"""<h1>{visit["statistics.title"]}</h1><p class="empty">{visit["statistics.none"]}</p>""");
        var parts = Parts(visit, figures, view.Names);
        return Html.Of($"""
            <div class="head"><h1>{visit["statistics.title"]}</h1><p class="soft">{visit.Words.Format("statistics.of", figures.Vintage, visit.Words.Date(figures.AsOf))}</p></div>
            {Html.When(view.Vintages.Count > 1, () => Choice(visit, view))}
            <p class="actions row"><a class="button secondary" href="{Folder(figures)}/statistics.xlsx" download>{visit["statistics.workbook"]}</a>
            <a class="button secondary" href="{Folder(figures)}/statistics.html" download>{visit["statistics.report"]}</a></p>
            <nav class="contents" aria-label="{visit["statistics.contents"]}"><ul>{Html.Each(parts, part => Html.Of($"""<li><a href="#{part.Code}">{part.Heading}</a></li>"""))}</ul></nav>
            <p class="notice" role="note">{visit["statistics.mark"]}</p>
            {Html.Each(parts, part => Part(visit, part, Folder(figures)))}
            """);
    }

    private static Html Choice(Visit visit, VintageView view) => Html.Of($"""
        <form class="inline" action="{Address}"><label>{visit["statistics.vintage"]} <select name="vintage">
        {Html.Each(view.Vintages, name => Html.Of($"""<option{Html.When(name == view.Figures!.Vintage, () => Html.Of($" selected"))}>{name}</option>"""))}</select></label>
        <button class="secondary">{visit["statistics.show"]}</button></form>
        """);

    private static Html Part(Visit visit, StatisticsPart part, string folder) => Html.Of($"""
        <h2 class="part" id="{part.Code}">{part.Heading}</h2>
        <div class="said-first">{Html.Each(part.Paragraphs, text => Html.Of($"<p>{text}</p>"))}</div>
        <div class="charts wide-charts">{Html.Each(part.Figures, figure => figure.Show(folder, visit))}</div>
        """);

    private static IReadOnlyList<StatisticsPart> Parts(Visit visit, VintageFigures figures, PlaceNames names)
    {
        var words = new VintageWords(visit, names);
        return
        [
            .. new[]
            {
                CompletenessPart.Summary(figures, words), CompletenessPart.Strata(visit, figures, words), TimelinessPart.Of(visit, figures, words), QualityPart.Of(visit, figures, words),
                ModelsPart.Of(figures, words), BirthsPart.Of(figures, words), OutcomesPart.Of(figures, words), MethodsPart.Of(figures, words),
            }.OfType<StatisticsPart>(),
        ];
    }

    // The name of a vintage has letters and digits only, and - _ . between them.
    private static string Folder(VintageFigures figures) => $"{Address}/{Uri.EscapeDataString(figures.Vintage)}";
}

using System.Globalization;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review.Pages.Cases;

/// <summary>What happened to a case, oldest first, with what officers wrote.</summary>
internal static class CaseHistory
{
    public static Html Of(Visit visit, CasePage page) => Html.Of($"""
        <section><h2>{visit["history.title"]}</h2>
        {(page.History.Count == 0 ? Html.Of($"<p>{visit["history.none"]}</p>") : Html.Of($"""<ol class="history">{Html.Each(page.History, item => Item(visit, item))}</ol>"""))}
        </section>
        """);

    private static Html Item(Visit visit, CaseEvent item) => Html.Of($"""
        <li><time datetime="{Machine(item.At)}">{visit.Words.Time(item.At)}</time>
        <b>{visit[$"event.{EnumWords.Of(item.Kind)}"]}</b>{What(visit, item)}
        <span class="soft">{(item.By.Length == 0 ? visit["history.night"] : item.By)}</span>
        {Html.When(item.Text.Length > 0, () => Html.Of($"""<p class="said"><bdi>{Text(visit, item)}</bdi></p>"""))}</li>
        """);

    private static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string What(Visit visit, CaseEvent item)
    {
        var disposition = item.Disposition is { } decided ? ": " + visit.Words.Of("disposition", decided.Name()) : "";
        return item.ReasonCode.Length > 0 ? $"{disposition} ({visit.Words.Of("reason", item.ReasonCode)})" : disposition;
    }

    // Whom a case waits for is a word of ours; everything else is what somebody wrote.
    private static string Text(Visit visit, CaseEvent item) =>
        item.Kind == CaseEventKind.Waiting && Enum.TryParse<WaitingFor>(item.Text, out var whom) ? visit.Words.Of("waiting", EnumWords.Of(whom)) : item.Text;
}

using FPReconcile.App.Review.Pages.Worklist;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>
/// What was just done, told on the page after a form. The address names it with words of ours and an opaque id; anything else in it is
/// not shown.
/// </summary>
internal static class Notices
{
    public const string DoneName = "done";
    public const string CaseName = "case";
    public const string VersionName = "version";
    public const string DecisionName = "decision";

    private static readonly string[] Known = ["decided", "undone", "checked", "sent-back", "assigned", "waiting", "forwarded", "noted", "withheld", "already"];

    public static Html Of(Visit visit)
    {
        var done = visit.Query(DoneName);
        return Html.When(done is not null && Known.Contains(done, StringComparer.Ordinal), () => Html.Of($"""
            <div class="notice" role="status"><p>{visit.Words.Format($"done.{done}", Decision(visit))}</p>{Undo(visit, done!)}</div>
            """));
    }

    // The page as it is, with its filters and without what was just done.
    private static string Back(Visit visit)
    {
        var query = WorklistAddress.Read(visit);
        return WorklistAddress.Join(visit.Http.Request.Path.Value!, WorklistAddress.Query(query, query.Continuation));
    }

    private static string Decision(Visit visit) =>
        Dispositions.TryParse(visit.Query(DecisionName), out var disposition) ? visit.Words.Of("disposition", disposition.Name()) : "";

    private static Html Undo(Visit visit, string done)
    {
        var (id, version) = (visit.Query(CaseName), visit.Query(VersionName));
        return Html.When(done is "decided" or "withheld" && id is not null && version is not null, () => Html.Of($"""
            <form method="post" action="/ui/cases/{Uri.EscapeDataString(id!)}/undo" data-undo>{visit.TokenField}
            <input type="hidden" name="version" value="{version}"><input type="hidden" name="back" value="{Back(visit)}">
            <button class="secondary">{visit["done.undo"]} <kbd aria-hidden="true">u</kbd></button></form>
            """));
    }
}

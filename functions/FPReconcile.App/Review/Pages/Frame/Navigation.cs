using FPReconcile.App.Identity;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>The pages of the site, and who has them in the navigation. The first one of a role is where it starts.</summary>
internal static class Navigation
{
    private static readonly (string Path, string Key, Access Access)[] Pages =
    [
        ("/ui/worklist", "nav.worklist", Access.To(Operation.ReadWorklist)),
        ("/ui/uploads", "nav.uploads", Access.To(Operation.ReadUploads)),
        ("/ui/dashboard", "nav.dashboard", Access.To(Operation.ReadDashboard)),
        ("/ui/statistics", "nav.statistics", Access.To(Operation.ReadStatistics)),
        ("/ui/audit", "nav.audit", Access.To(Operation.ReadAudit)),
        ("/ui/status", "nav.status", Access.To(Operation.Administer)),
    ];

    /// <summary>Where somebody starts; null when no page is theirs.</summary>
    public static string? Start(AskingUser user) => Pages.Where(page => page.Access.Allows(user)).Select(page => page.Path).FirstOrDefault();

    public static Html Html(Visit visit)
    {
        var path = visit.Http.Request.Path.Value!;
        var own = Pages.Where(page => visit.User is { } user && page.Access.Allows(user));
        return Frame.Html.When(visit.User is not null, () => Frame.Html.Of($"""
            <nav aria-label="{visit["nav.label"]}"><ul>{Frame.Html.Each(own, page => Item(visit, page.Path, page.Key, IsAt(path, page.Path)))}</ul></nav>
            """));
    }

    private static Html Item(Visit visit, string path, string key, bool isHere) =>
        Frame.Html.Of($"""<li><a href="{path}"{Current(isHere)}>{visit[key]}</a></li>""");

    private static Html Current(bool isHere) => Frame.Html.When(isHere, () => Frame.Html.Of($" aria-current=\"page\""));

    private static bool IsAt(string path, string page) =>
        path == page || path.StartsWith(page + "/", StringComparison.Ordinal) || (page == "/ui/worklist" && path.StartsWith("/ui/cases/", StringComparison.Ordinal));
}

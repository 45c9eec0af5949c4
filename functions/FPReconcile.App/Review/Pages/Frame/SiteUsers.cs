using FPReconcile.App.Identity;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>Who is there: as the platform says where it signs people in, else by a session of this site.</summary>
/// <param name="platform">The headers of the platform; null where people sign in here.</param>
/// <param name="sessions">Sessions of this site.</param>
/// <param name="local">The users of this site: asked for every request, so that somebody who lost a role has lost it at once.</param>
internal sealed class SiteUsers(PlatformUsers? platform, Sessions sessions, LocalSignIn local)
{
    private const string PlatformSignIn = "/.auth/login/aad?post_login_redirect_uri=";

    public bool IsSignInHere => platform is null;

    /// <summary>Whether there is any way to sign in.</summary>
    public bool CanAnybodySignIn => platform is not null || local.HasUsers;

    public LocalSignIn Local => local;

    public Sessions Sessions => sessions;

    public async ValueTask<AskingUser?> OfAsync(HttpRequest request, string? session)
    {
        if (platform is not null)
            return await platform.OfAsync(request);
        return session is not null && sessions.Find(session) is { } id ? local.Find(id) : null;
    }

    /// <summary>Where to sign in, and to come back from to a page of this site.</summary>
    public string SignInAddress(string back) =>
        (IsSignInHere ? "/ui/sign-in?back=" : PlatformSignIn) + Uri.EscapeDataString(ReturnPath.Safe(back));
}

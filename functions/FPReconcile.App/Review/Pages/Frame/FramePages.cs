using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>The start of the site, and what a reader sets about pages: language and keys.</summary>
internal static class FramePages
{
    public static Task<IResult> StartAsync(Visit visit) => Task.FromResult<IResult>(
        Navigation.Start(visit.User!) is { } path ? new SeeOther(path) : PageFrame.Problem(visit, "problem.no-role", StatusCodes.Status200OK));

    public static Task<IResult> SetLanguageAsync(Visit visit, Cookies cookies)
    {
        if (Words.Find(visit.Field("language")) is { } words)
            cookies.WriteLasting(visit.Http.Response, Cookies.Language, words.Code);
        return Back(visit);
    }

    public static Task<IResult> SetKeysAsync(Visit visit, Cookies cookies)
    {
        cookies.WriteLasting(visit.Http.Response, Cookies.Keys, visit.Field("keys") == "off" ? "off" : "on");
        return Back(visit);
    }

    private static Task<IResult> Back(Visit visit) => Task.FromResult<IResult>(new SeeOther(ReturnPath.Safe(visit.Field("back"))));
}

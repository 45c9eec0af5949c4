using FPReconcile.App.Review.Pages.Frame;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.SignIn;

/// <summary>Signing in with a name and a password of the users file, and out again. Not there where the platform signs people in.</summary>
internal sealed class SignInPages(SiteDoor door)
{
    private const int MostCharacters = 256;

    public Task<IResult> ShowAsync(Visit visit) => Task.FromResult<IResult>(
        visit.User is not null ? new SeeOther(ReturnPath.Safe(visit.Query("back"))) : Page(visit, visit.Query("back"), problem: null, !door.Users.CanAnybodySignIn));

    public Task<IResult> SignInAsync(Visit visit)
    {
        var back = visit.Field("back");
        if (!door.AllowsSignIn(visit))
            return Task.FromResult<IResult>(Page(visit, back, "sign-in.often", isEmpty: false));
        var (name, password) = (visit.Field("name"), visit.Form["password"].ToString());
        if (!door.Users.IsSignInHere || name.Length > MostCharacters || password.Length > MostCharacters || door.Users.Local.Check(name, password) is not { } user)
            return Task.FromResult<IResult>(Page(visit, back, "sign-in.wrong", isEmpty: false));

        // A new secret for forms, too: who knew the one from before the sign-in knows nothing now.
        var response = visit.Http.Response;
        door.Cookies.Write(response, Cookies.Session, door.Users.Sessions.Begin(user.Id));
        door.Cookies.Write(response, Cookies.Form, FormToken.NewSecret());
        return Task.FromResult<IResult>(new SeeOther(ReturnPath.Safe(back)));
    }

    public Task<IResult> SignOutAsync(Visit visit)
    {
        if (door.Cookies.Read(visit.Http.Request, Cookies.Session) is { } secret)
            door.Users.Sessions.End(secret);
        door.Cookies.Delete(visit.Http.Response, Cookies.Session);
        door.Cookies.Delete(visit.Http.Response, Cookies.Form);
        return Task.FromResult<IResult>(new SeeOther("/ui/sign-in"));
    }

    public static PageResult Page(Visit visit, string? back, string? problem, bool isEmpty) => PageFrame.Page(visit, visit["sign-in.title"], Html.Of($"""
        <div class="narrow"><h1>{visit["sign-in.title"]}</h1>
        {Html.When(problem is not null, () => Html.Of($"""<p class="notice bad" role="alert">{visit[problem!]}</p>"""))}
        <form class="panel" method="post" action="/ui/sign-in">{visit.TokenField}<input type="hidden" name="back" value="{ReturnPath.Safe(back)}">
        <label>{visit["sign-in.name"]} <input name="name" required autocomplete="username" maxlength="{MostCharacters}" autofocus></label>
        <label>{visit["sign-in.password"]} <input name="password" type="password" required autocomplete="current-password" maxlength="{MostCharacters}"></label>
        <button>{visit["sign-in.send"]}</button></form>
        <p class="soft">{visit["sign-in.text"]}</p>
        {Html.When(isEmpty, () => Html.Of($"""<p class="notice" role="note">{visit["sign-in.nobody"]} <a href="/ui/status">{visit["nav.status"]}</a></p>"""))}</div>
        """), problem is null ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden);
}

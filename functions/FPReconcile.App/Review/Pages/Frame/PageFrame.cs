using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>What every page has around it: head, navigation by role, language, sign-out, and the keys that work.</summary>
internal static class PageFrame
{
    public static PageResult Page(Visit visit, string title, Html content, int status = StatusCodes.Status200OK) =>
        new(Whole(visit, title, content), visit.Words.Code, status);

    /// <summary>A page that says that something cannot be done, in fixed words.</summary>
    public static PageResult Problem(Visit visit, string key, int status) => Page(visit, visit[key], Html.Of($"""
        <h1>{visit[key]}</h1>
        <p>{visit[$"{key}.text"]}</p>
        <p><a href="/ui/">{visit["problem.home"]}</a></p>
        """), status);

    public static PageResult NotFound(Visit visit) => Problem(visit, "problem.missing", StatusCodes.Status404NotFound);

    private static Html Whole(Visit visit, string title, Html content) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="{visit.Words.Code}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title} · FPReconcile</title>
        <link rel="stylesheet" href="/ui/site.css">
        <link rel="icon" href="/ui/icon.svg" type="image/svg+xml">
        <script src="/ui/site.js" defer></script>
        </head>
        <body data-keys="{(visit.HasKeys ? "on" : "off")}">
        <a class="skip" href="#main">{visit["frame.skip"]}</a>
        <header class="top">
        <a class="brand" href="/ui/">FPReconcile</a>
        {Navigation.Html(visit)}
        {Tools(visit)}
        </header>
        <main id="main" tabindex="-1">
        {content}
        </main>
        <footer>{visit["frame.footer"]} {ProgramVersion.Text}</footer>
        {KeyHelp.Dialog(visit)}
        </body>
        </html>

        """);

    private static Html Tools(Visit visit) => Html.Of($"""
        <div class="tools">
        {Html.When(visit.User is not null, () => Html.Of($"""<button type="button" class="quiet" data-help hidden aria-label="{visit["keys.title"]}">?</button>"""))}
        <form method="post" action="/ui/language">{visit.TokenField}<input type="hidden" name="back" value="{visit.Address}">
        {Html.Each(Words.Languages.Where(words => words != visit.Words), Language)}</form>
        {Html.When(visit.User is not null, () => SignOut(visit))}
        </div>
        """);

    private static Html Language(Words words) =>
        Html.Of($"""<button class="quiet" name="language" value="{words.Code}" lang="{words.Code}">{words.Name}</button>""");

    private static Html SignOut(Visit visit) => visit.IsSignInHere
        ? Html.Of($"""<form method="post" action="/ui/sign-out">{visit.TokenField}<button class="quiet">{visit["frame.sign-out"]}</button></form>""")
        : Html.Of($"""<a class="quiet" href="/.auth/logout">{visit["frame.sign-out"]}</a>""");
}

using System.Net;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>
/// The page for a request that failed: fixed words in the language of the reader, and a number by which the administrator finds it in the
/// log. It asks nothing of storage nor of who signed in, for that may be what failed.
/// </summary>
internal static class FailurePage
{
    private const string Pages = "/ui/";

    /// <summary>Answers when a request is one for a page; false when it is not.</summary>
    public static async Task<bool> TryAnswerAsync(HttpContext context, int status, string? id)
    {
        if (context.Request.Path.Value?.StartsWith(Pages, StringComparison.Ordinal) != true)
            return false;
        await AnswerAsync(context, status, id);
        return true;
    }

    /// <summary>Answers with the page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">What it is answered with.</param>
    /// <param name="id">The number in the log; null: nothing was written there.</param>
    public static Task AnswerAsync(HttpContext context, int status, string? id)
    {
        var words = Cookies.ReadLanguage(context.Request) ?? PageLanguage.Of(context.Request);
        var key = (HttpStatusCode)status switch
        {
            HttpStatusCode.NotFound => "problem.missing",
            HttpStatusCode.RequestEntityTooLarge => "problem.large",
            HttpStatusCode.InternalServerError => "problem.failed",
            _ => "problem.form",
        };
        return new PageResult(Whole(words, key, id), words.Code, status).ExecuteAsync(context);
    }

    private static Html Whole(Words words, string key, string? id) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="{words.Code}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{words[key]} · FPReconcile</title>
        <link rel="stylesheet" href="/ui/site.css">
        <link rel="icon" href="/ui/icon.svg" type="image/svg+xml">
        </head>
        <body>
        <header class="top"><a class="brand" href="/ui/">FPReconcile</a></header>
        <main id="main">
        <h1>{words[key]}</h1>
        <p>{words[$"{key}.text"]}</p>
        {Html.When(id is not null, () => Html.Of($"<p>{words["problem.number"]} <code>{id}</code></p>"))}
        <p><a href="/ui/">{words["problem.home"]}</a></p>
        </main>
        <footer>FPReconcile {ProgramVersion.Text}</footer>
        </body>
        </html>

        """);
}

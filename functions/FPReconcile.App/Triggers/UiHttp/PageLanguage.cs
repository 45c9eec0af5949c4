using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Triggers.UiHttp;

/// <summary>The language of a page: the one that the reader's browser likes best of those there are.</summary>
internal static class PageLanguage
{
    public const string English = "en";
    public const string Chinese = "zh";

    public static string Of(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString().Split('-')[0])
            .FirstOrDefault(language => language is English or Chinese) ?? English;
}

using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>The language of a reader who has not chosen one: the one that the browser likes best of those there are.</summary>
internal static class PageLanguage
{
    public static Words Of(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Words.Fitting(language.Value.ToString()))
            .FirstOrDefault(words => words is not null) ?? Words.English;
}

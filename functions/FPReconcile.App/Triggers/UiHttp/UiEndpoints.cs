using FPReconcile.App.Review.Pages;
using FPReconcile.App.Review.Pages.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FPReconcile.App.Triggers.UiHttp;

/// <summary>The function UiHttp: the pages of the review site and their files below <c>ui/</c>.</summary>
internal static class UiEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder app, ReviewSite site)
    {
        site.Map(app);
        app.MapMethods("/ui/{**path}", Reading, AnswerAsync);
    }

    private static Task AnswerAsync(HttpContext context) =>
        StaticFile.Find(context.Request.Path.Value![1..]) is { } file ? file.AnswerAsync(context) : FailurePage.AnswerAsync(context, StatusCodes.Status404NotFound, id: null);
}

using System.Text;
using FPReconcile.App.Triggers.ApiHttp;
using FPReconcile.App.Triggers.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FPReconcile.App.Triggers.UiHttp;

/// <summary>The function UiHttp: pages and their files below <c>ui/</c>.</summary>
internal static class UiEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder app, StatusReader status) =>
        app.MapMethods("/ui/{**path}", Reading, context => AnswerAsync(context, status));

    private static Task AnswerAsync(HttpContext context, StatusReader status) => context.Request.Path.Value switch
    {
        "/ui" => RedirectAsync(context),
        "/ui/" => PageAsync(context, status),
        var path => StaticFile.Find(path![1..]) is { } file ? file.AnswerAsync(context) : JsonAnswer.NotFoundAsync(context),
    };

    private static Task RedirectAsync(HttpContext context)
    {
        context.Response.Redirect(PublicAddress.Link(context.Request, "/ui/"));
        return Task.CompletedTask;
    }

    private static async Task PageAsync(HttpContext context, StatusReader status)
    {
        var language = PageLanguage.Of(context.Request);
        var page = Encoding.UTF8.GetBytes(StatusPage.Html(await status.ReadAsync(context.RequestAborted), language));
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentLanguage = language;
        context.Response.Headers.Vary = "Accept-Language";
        context.Response.ContentLength = page.Length;
        if (HttpMethods.IsGet(context.Request.Method))
            await context.Response.Body.WriteAsync(page, context.RequestAborted);
    }
}

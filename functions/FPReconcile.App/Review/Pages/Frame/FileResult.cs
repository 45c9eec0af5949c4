using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>Hands out a file to be saved, never to be shown: nothing in it can act as a page of this site.</summary>
internal sealed record FileResult(ExportedFile File) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(File.FileName);
        httpContext.Response.Headers.ContentDisposition = disposition.ToString();
        httpContext.Response.ContentType = File.ContentType;
        httpContext.Response.ContentLength = File.Content.Length;
        await httpContext.Response.Body.WriteAsync(File.Content, httpContext.RequestAborted);
    }

    public override string ToString() => "a file";
}

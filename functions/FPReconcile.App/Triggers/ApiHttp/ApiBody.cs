using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Triggers.ApiHttp;

/// <summary>
/// What a request that changes something must have: a body of JSON. A form of another site cannot send one, and an older host loses
/// the body of a chunked request together with its type.
/// </summary>
internal static class ApiBody
{
    /// <summary>What is wrong with a request; null when nothing is.</summary>
    public static (int Status, string Error)? Problem(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return null;
        if (request.ContentLength is 0 || (request.ContentLength is null && request.Headers.TransferEncoding.Count == 0))
            return (StatusCodes.Status400BadRequest, "the body is missing");
        return request.HasJsonContentType() ? null : (StatusCodes.Status415UnsupportedMediaType, "the body must be JSON");
    }
}

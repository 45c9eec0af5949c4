using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Http;

/// <summary>Writes answers as JSON. Errors are fixed words and quote nothing of the request.</summary>
internal static class JsonAnswer
{
    public const string ContentType = "application/json";

    public static Task ErrorAsync(HttpContext context, int status, string error) => WriteAsync(context, status, json => json.WriteString("error", error));

    public static Task NotFoundAsync(HttpContext context) => ErrorAsync(context, StatusCodes.Status404NotFound, "not found");

    /// <summary>Writes one object.</summary>
    public static async Task WriteAsync(HttpContext context, int status, Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream();
        await using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = ContentType;
        context.Response.ContentLength = stream.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(stream.GetBuffer().AsMemory(0, (int)stream.Length), context.RequestAborted);
    }
}

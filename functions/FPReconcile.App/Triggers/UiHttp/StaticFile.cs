using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace FPReconcile.App.Triggers.UiHttp;

/// <summary>
/// A file of the pages. The files are inside the program, so the app folder may be read-only, and no path can lead out of them.
/// </summary>
internal sealed class StaticFile
{
    private static readonly Dictionary<string, StaticFile> All = Load();

    private readonly byte[] _content;
    private readonly string _contentType;
    private readonly EntityTagHeaderValue _tag;

    private StaticFile(byte[] content, string contentType)
    {
        _content = content;
        _contentType = contentType;
        _tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\"");
    }

    /// <summary>The file at a path such as <c>ui/status.css</c>; null when there is none.</summary>
    public static StaticFile? Find(string path) => All.GetValueOrDefault(path);

    /// <summary>Answers with the file; a browser that has this version gets none.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = _tag;
        headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Compare(_tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = _contentType;
        context.Response.ContentLength = _content.Length;
        if (HttpMethods.IsGet(context.Request.Method))
            await context.Response.Body.WriteAsync(_content, context.RequestAborted);
    }

    private static Dictionary<string, StaticFile> Load()
    {
        var assembly = typeof(StaticFile).Assembly;
        var files = new Dictionary<string, StaticFile>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("ui/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            files[name] = new StaticFile(content, ContentType(Path.GetExtension(name)));
        }

        return files;
    }

    private static string ContentType(string extension) => extension switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
}

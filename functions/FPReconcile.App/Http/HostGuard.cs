using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FPReconcile.App.Http;

/// <summary>
/// Tells a call of the Functions host from one that came through its HTTP functions: only the former has this process in <c>Host</c>,
/// and nothing of a front end among its headers.
/// </summary>
internal static class HostGuard
{
    private static readonly string[] FrontEndPrefixes = ["X-Forwarded-", "X-Original-", "X-MS-CLIENT-PRINCIPAL"];
    private static readonly string[] FrontEndHeaders = ["Forwarded", "X-ARR-LOG-ID", "DISGUISED-HOST", "X-Azure-ClientIP", "X-Azure-SocketIP", "Origin", "Cookie"];

    /// <summary>True when the request has exactly this path, as it was sent, and came from the host itself.</summary>
    public static bool IsFromHost(HttpContext context, string path) =>
        RawTarget(context) == path
        && context.Request.Host.Value == string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{context.Connection.LocalPort}")
        && !context.Request.Headers.Keys.Any(IsOfFrontEnd);

    /// <summary>Path and query as they were sent.</summary>
    public static string RawTarget(HttpContext context) => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    private static bool IsOfFrontEnd(string header) =>
        FrontEndPrefixes.Any(prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        || FrontEndHeaders.Contains(header, StringComparer.OrdinalIgnoreCase);
}

using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Http;

/// <summary>The address under which people see the app: that of the front end when the request came through one.</summary>
internal static partial class PublicAddress
{
    /// <summary>A link to a path of the app. A host that is none, sent by a caller, is not used: the link is then relative.</summary>
    public static string Link(HttpRequest request, string path)
    {
        var host = First(request, "X-Forwarded-Host") ?? request.Host.Value ?? "";
        var scheme = First(request, "X-Forwarded-Proto") ?? request.Scheme;
        return HostPattern().IsMatch(host) && scheme is ("https" or "http") ? $"{scheme}://{host}{path}" : path;
    }

    // Each front end adds its own to the list: the first one is what the person asked for.
    private static string? First(HttpRequest request, string header) =>
        request.Headers[header].ToString().Split(',')[0].Trim() is { Length: > 0 } value ? value : null;

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9.-]{0,252})(:[0-9]{1,5})?\z")]
    private static partial Regex HostPattern();
}

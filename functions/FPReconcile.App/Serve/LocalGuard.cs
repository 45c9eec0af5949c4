using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Serve;

/// <summary>
/// Keeps web pages of others away from the program on this machine: the host must be this machine by name (another name could be made to
/// lead here), and what changes something needs a header that no page of another site can send.
/// </summary>
internal static class LocalGuard
{
    /// <summary>Any value will do: a page of another site cannot send it without being allowed to.</summary>
    public const string Header = "X-FPReconcile-Request";

    public static bool IsLocal(HttpContext context)
    {
        var port = context.Connection.LocalPort.ToString(CultureInfo.InvariantCulture);
        return context.Request.Host.Value is { } host && (host == $"127.0.0.1:{port}" || host == $"localhost:{port}");
    }

    public static bool IsMeant(HttpRequest request) => request.Headers.ContainsKey(Header);
}

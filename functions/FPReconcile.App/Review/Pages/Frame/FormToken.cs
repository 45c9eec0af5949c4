using System.Buffers.Text;
using System.Security.Cryptography;
using FPReconcile.App.Http;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>
/// Tells a form of this site from one that another site made a browser send. Every browser has a secret in a cookie that scripts cannot
/// read; a form carries a hash of it. Nothing is kept, so any instance of the app can check what another one sent.
/// </summary>
internal static class FormToken
{
    public const string Field = "form_token";

    /// <summary>For requests without a form.</summary>
    public const string Header = "X-Form-Token";

    private const int Bytes = 32;

    private static readonly byte[] Label = "form"u8.ToArray();

    /// <summary>A new secret.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What a form carries.</summary>
    public static string Of(string secret) => Base64Url.EncodeToString(HMACSHA256.HashData(System.Text.Encoding.ASCII.GetBytes(secret), Label));

    /// <summary>Whether a token belongs to the secret of the browser.</summary>
    public static bool Fits(string? token, string secret) =>
        token is not null && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(token), System.Text.Encoding.UTF8.GetBytes(Of(secret)));

    /// <summary>Whether the browser says that a page of this site sent the request. Browsers that say nothing are old; the token is asked for in any case.</summary>
    public static bool IsFromHere(HttpRequest request)
    {
        // Asked first: a page that sends no referrer has "null" as its origin, even for its own site.
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is "same-origin" or "none";
        return request.Headers.Origin.ToString() is not { Length: > 0 } origin || origin == PublicAddress.Link(request, "");
    }
}

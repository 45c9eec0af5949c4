using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Identity;

/// <summary>
/// Reads who signed in at the platform in front of the app (App Service authentication). Its headers mean something only while that
/// is on, for it then takes away what a caller sent; whatever cannot be read is nobody.
/// </summary>
/// <param name="isOn">Whether <c>WEBSITE_AUTH_ENABLED</c> is <c>true</c>.</param>
internal sealed class EasyAuth(bool isOn)
{
    public const string Setting = "WEBSITE_AUTH_ENABLED";

    /// <summary>Most characters of the header: 16 KiB.</summary>
    public const int MostCharacters = 16 << 10;

    private const string PrincipalHeader = "X-MS-CLIENT-PRINCIPAL";
    private const string PrincipalIdHeader = "X-MS-CLIENT-PRINCIPAL-ID";
    private const string ObjectIdClaim = "http://schemas.microsoft.com/identity/claims/objectidentifier";
    private const string RolesClaim = "roles";

    /// <summary>The user of a request; null when nobody signed in.</summary>
    public SignedInUser? Read(IHeaderDictionary headers)
    {
        if (!isOn || headers[PrincipalHeader] is not [{ Length: > 0 and <= MostCharacters } header])
            return null;
        try
        {
            using var principal = JsonDocument.Parse(Convert.FromBase64String(header));
            return User(principal.RootElement, headers[PrincipalIdHeader] is [{ Length: > 0 } id] ? id : null);
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static SignedInUser? User(JsonElement principal, string? idOfHeader)
    {
        if (principal.ValueKind != JsonValueKind.Object || !principal.TryGetProperty("claims", out var list))
            return null;
        var roleType = principal.TryGetProperty("role_typ", out var type) ? type.GetString() : null;
        var claims = list.EnumerateArray().Select(claim => (Type: Text(claim, "typ"), Value: Text(claim, "val"))).ToList();
        var ids = claims.Where(claim => claim.Type is ObjectIdClaim or "oid").Select(claim => claim.Value).Distinct(StringComparer.Ordinal).ToList();
        var id = ids.Count == 0 ? idOfHeader : ids.Count == 1 ? ids[0] : null;
        var roles = claims.Where(claim => claim.Type == RolesClaim || (roleType is not null && claim.Type == roleType)).Select(claim => claim.Value);
        return string.IsNullOrEmpty(id) ? null : new SignedInUser(id, roles.ToHashSet(StringComparer.Ordinal));
    }

    private static string Text(JsonElement claim, string name) =>
        claim.GetProperty(name).GetString() ?? throw new JsonException("A claim without a text.");
}

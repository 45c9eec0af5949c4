using System.Security.Cryptography;
using System.Text;

namespace FPReconcile.App.Storage;

/// <summary>Names for blobs and table keys that say nothing: both are logged in clear by the platform.</summary>
internal static class OpaqueId
{
    private const int HexDigits = 32;

    /// <summary>The same text has the same id on every machine.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..HexDigits];
}

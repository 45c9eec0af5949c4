using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FPReconcile.App.Audit;

/// <summary>The hash of an entry: SHA-256 over all that it says and the hash of the one before, each part with its length in front.</summary>
internal static class AuditHash
{
    /// <summary>What stands before the first entry.</summary>
    public static readonly string Nothing = new('0', 64);

    public static string Of(long number, DateTimeOffset at, AuditEvent what, string before)
    {
        var text = new StringBuilder();
        Add(text, number.ToString(CultureInfo.InvariantCulture));
        Add(text, at.UtcTicks.ToString(CultureInfo.InvariantCulture));
        Add(text, what.Action);
        Add(text, what.By);
        Add(text, what.CaseId);
        Add(text, what.Subject);
        Add(text, what.Reason);
        Add(text, CountsOf(what));
        Add(text, before);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The counts as one text, in order of their names.</summary>
    public static string CountsOf(AuditEvent what) =>
        string.Join(' ', what.Counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Key}={count.Value}")));

    private static void Add(StringBuilder text, string part) => text.Append(CultureInfo.InvariantCulture, $"{part.Length}:").Append(part).Append('\n');
}

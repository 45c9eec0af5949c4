namespace FPReconcile.App.Triggers;

/// <summary>Reads the storage account of the app from the settings that the Functions host has for it.</summary>
internal static class UploadSettings
{
    private const string Connection = "AzureWebJobsStorage";
    private const string Emulator = "http://127.0.0.1:10000/devstoreaccount1";

    /// <summary>Where uploads arrive; null when no account is named, or its address is none.</summary>
    public static UploadAddress? Read(Func<string, string?> setting)
    {
        var service = setting($"{Connection}__blobServiceUri")
            ?? (setting($"{Connection}__accountName") is { Length: > 0 } account ? OfAccount(account, "core.windows.net") : null)
            ?? (setting(Connection) is { Length: > 0 } connection ? OfConnection(connection) : null);
        return Uri.TryCreate(service, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? new UploadAddress(address) : null;
    }

    private static string OfAccount(string account, string suffix) => $"https://{account}.blob.{suffix}";

    private static string? OfConnection(string connection)
    {
        var parts = connection.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .GroupBy(part => part[0], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.Last()[1], StringComparer.OrdinalIgnoreCase);
        if (string.Equals(parts.GetValueOrDefault("UseDevelopmentStorage"), "true", StringComparison.OrdinalIgnoreCase))
            return Emulator;
        return parts.GetValueOrDefault("BlobEndpoint")
            ?? (parts.TryGetValue("AccountName", out var account) ? OfAccount(account, parts.GetValueOrDefault("EndpointSuffix") ?? "core.windows.net") : null);
    }
}

namespace FPReconcile.App.Storage.Azure;

/// <summary>Where a storage account is and how the program proves who it is.</summary>
internal sealed record AzureStoreOptions
{
    private const string Emulator = "devstoreaccount1";

    /// <summary>The key of the emulator. It is published with the emulator and opens nothing else.</summary>
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const string DefaultSuffix = "core.windows.net";

    public required Uri Blobs { get; init; }

    public required Uri Queues { get; init; }

    public required Uri Tables { get; init; }

    /// <summary>The key of the emulator; null on Azure, where the identity of the program is asked for.</summary>
    public string? Key { get; init; }

    /// <summary>The identity to use when the app has several; null: the one of the app.</summary>
    public string? IdentityClientId { get; init; }

    /// <summary>How often a call is tried again. With the delays doubling from <see cref="RetryDelay"/> a server may be away for half a minute.</summary>
    public int MostRetries { get; init; } = 6;

    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>How long a server may be silent. A block of 4 MiB needs no more at 70 KB a second.</summary>
    public TimeSpan NetworkTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Name of the account that signatures are made for; only the emulator takes signatures.</summary>
    public static string KeyAccount => Emulator;

    /// <summary>Reads the settings that the Functions host reads for its own storage.</summary>
    /// <param name="setting">Gives a setting by name; null when it is not set.</param>
    /// <exception cref="UsageException">Settings are missing or hold a key of a real account.</exception>
    public static AzureStoreOptions FromSettings(Func<string, string?> setting)
    {
        const string name = "AzureWebJobsStorage";
        if (setting(name) is { Length: > 0 } connection)
            return FromConnectionString(connection);
        var identity = setting($"{name}__clientId");
        if (setting($"{name}__accountName") is { Length: > 0 } account)
            return ForAccount(account) with { IdentityClientId = identity };
        return new AzureStoreOptions
        {
            Blobs = ServiceUri(setting, $"{name}__blobServiceUri"),
            Queues = ServiceUri(setting, $"{name}__queueServiceUri"),
            Tables = ServiceUri(setting, $"{name}__tableServiceUri"),
            IdentityClientId = identity,
        };
    }

    /// <summary>Reads a connection string, which may name the emulator only.</summary>
    /// <exception cref="UsageException">It names anything else.</exception>
    public static AzureStoreOptions FromConnectionString(string connection)
    {
        var parts = Parts(connection);
        if (parts.GetValueOrDefault("UseDevelopmentStorage") is "true")
            return ForEmulator(new Uri("http://127.0.0.1:10000/"));
        if (parts.GetValueOrDefault("AccountName") != Emulator)
            throw new UsageException(
                "A key or signature opens a storage account for everybody who reads it, so connection strings are taken for the emulator only "
                + $"(UseDevelopmentStorage=true, or AccountName={Emulator}): name the account, and give the program's identity a role on it");
        return new AzureStoreOptions
        {
            Blobs = EmulatorUri(parts, "BlobEndpoint"),
            Queues = EmulatorUri(parts, "QueueEndpoint"),
            Tables = EmulatorUri(parts, "TableEndpoint"),
            Key = parts.GetValueOrDefault("AccountKey", EmulatorKey),
        };
    }

    /// <summary>An account by its name, or by the address of its blobs.</summary>
    public static AzureStoreOptions ForAccount(string account, string suffix = DefaultSuffix)
    {
        if (account.Length is < 3 or > 24 || !account.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
            throw new UsageException("The name of a storage account has 3 to 24 small letters and digits");
        return new AzureStoreOptions
        {
            Blobs = new Uri($"https://{account}.blob.{suffix}/"),
            Queues = new Uri($"https://{account}.queue.{suffix}/"),
            Tables = new Uri($"https://{account}.table.{suffix}/"),
        };
    }

    /// <summary>The emulator at the port of its blobs, with queues and tables at the next two.</summary>
    public static AzureStoreOptions ForEmulator(Uri blobs)
    {
        Uri At(int offset) => EmulatorUri(new UriBuilder(blobs) { Port = blobs.Port + offset, Path = Emulator });
        return new AzureStoreOptions { Blobs = At(0), Queues = At(1), Tables = At(2), Key = EmulatorKey };
    }

    private static Uri EmulatorUri(Dictionary<string, string> parts, string name) =>
        Uri.TryCreate(parts.GetValueOrDefault(name)?.TrimEnd('/'), UriKind.Absolute, out var uri) && uri.IsLoopback && !uri.IsFile
            ? EmulatorUri(new UriBuilder(uri))
            : throw new UsageException($"The connection string must hold {name} with an address on this machine: keys are taken for the emulator only");

    /// <summary>The clients find the account in the path only when the host is a number.</summary>
    private static Uri EmulatorUri(UriBuilder address)
    {
        if (address.Host == "localhost")
            address.Host = "127.0.0.1";
        return address.Uri;
    }

    private static Uri ServiceUri(Func<string, string?> setting, string name)
    {
        if (setting(name) is not { Length: > 0 } value)
            throw new UsageException("The storage account is not set: set AzureWebJobsStorage__accountName, or AzureWebJobsStorage__blobServiceUri, __queueServiceUri and __tableServiceUri");
        return Uri.TryCreate(value.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.PathAndQuery == "/"
            ? uri
            : throw new UsageException($"{name} must be an https address without a path or query");
    }

    private static Dictionary<string, string> Parts(string connection)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in connection.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // The key itself ends with equal signs.
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                parts[part[..equals]] = part[(equals + 1)..];
        }

        return parts;
    }
}

using FPReconcile.App.Storage.Azure;
using FPReconcile.App.Storage.Local;

namespace FPReconcile.App.Storage;

/// <summary>
/// What <c>--store</c> takes: a folder; <c>UseDevelopmentStorage=true</c> or another connection string of the emulator;
/// <c>https://ACCOUNT.blob.core.windows.net</c>; or <c>azure:ACCOUNT</c>.
/// </summary>
internal static class StoreAddress
{
    private const string AccountPrefix = "azure:";
    private const string BlobHost = ".blob.";

    /// <summary>Opens the store of an address.</summary>
    /// <exception cref="UsageException">The address says nothing that is known here.</exception>
    /// <exception cref="RunFailedException">The folder cannot be used.</exception>
    public static Store Open(string dirOrUrl, TimeProvider clock) =>
        ToAzure(dirOrUrl) is { } options ? AzureStore.Connect(options) : LocalStore.Open(ToFolder(dirOrUrl), clock);

    /// <summary>The account that an address names; null when it names a folder.</summary>
    internal static AzureStoreOptions? ToAzure(string address)
    {
        if (address.StartsWith(AccountPrefix, StringComparison.OrdinalIgnoreCase))
            return AzureStoreOptions.ForAccount(address[AccountPrefix.Length..]);
        if (address.Contains("://", StringComparison.Ordinal) && !address.Contains(';', StringComparison.Ordinal))
            return FromUrl(address);
        return address.StartsWith("UseDevelopmentStorage=", StringComparison.OrdinalIgnoreCase) || address.Contains("AccountName=", StringComparison.OrdinalIgnoreCase)
            ? AzureStoreOptions.FromConnectionString(address)
            : null;
    }

    private static AzureStoreOptions FromUrl(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Query.Length > 0 || url.UserInfo.Length > 0)
            throw Unknown();
        if (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)
            return AzureStoreOptions.ForEmulator(url);
        var dot = url.Host.IndexOf(BlobHost, StringComparison.Ordinal);
        if (url.Scheme != Uri.UriSchemeHttps || dot < 0 || url.AbsolutePath.Length > 1)
            throw Unknown();
        return AzureStoreOptions.ForAccount(url.Host[..dot], url.Host[(dot + BlobHost.Length)..]);
    }

    private static string ToFolder(string address)
    {
        if (string.IsNullOrWhiteSpace(address))
            throw new UsageException("--store is empty: name a folder or a storage account");
        if (File.Exists(address))
            throw new UsageException("--store is a file: name a folder or a storage account");
        return address;
    }

    private static UsageException Unknown() => new(
        "--store is no address of a store: name a folder, https://ACCOUNT.blob.core.windows.net, azure:ACCOUNT, "
        + "or UseDevelopmentStorage=true for the emulator (keys and signatures are not taken)");
}

using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Azure;

namespace FPReconcile.App.Triggers;

/// <summary>Opens the store that the settings of the handler name.</summary>
internal static class StoreOpening
{
    /// <summary>A folder or an address, in place of the storage account of the Functions host: to try the handler without Azure.</summary>
    public const string Variable = "FPRECONCILE_STORE";

    /// <summary>Opens the store. Nothing is asked of an account before the first call.</summary>
    /// <exception cref="UsageException">No store is named, or in a way that is not taken.</exception>
    public static Store Open(Func<string, string?> setting, TimeProvider time) => setting(Variable) is { Length: > 0 } address
        ? StoreAddress.Open(address, time)
        : AzureStore.Connect(AzureStoreOptions.FromSettings(setting));

    /// <summary>Where uploads arrive; null when no storage account is named, or in a way that is not taken.</summary>
    public static UploadAddress? Uploads(Func<string, string?> setting)
    {
        try
        {
            var account = setting(Variable) is { Length: > 0 } address ? StoreAddress.ToAzure(address) : AzureStoreOptions.FromSettings(setting);
            return account is null ? null : new UploadAddress(account.Blobs);
        }
        catch (UsageException)
        {
            // The program must start without it: the first invocation tells what is wrong.
            return null;
        }
    }
}

using FPReconcile.App.Storage;

namespace FPReconcile.App.Triggers;

/// <summary>The one place where a store is opened.</summary>
internal static class StoreOpening
{
    /// <summary>Opens the store of the app, as the settings in the environment say. Nothing is asked of it yet.</summary>
    public static Store FromEnvironment() => throw new NotSupportedException("This version cannot open a storage account yet.");

    /// <summary>Opens a folder, or the storage account at an address.</summary>
    public static Store Open(string folderOrAddress) => throw new NotSupportedException("This version cannot open a store yet.");
}

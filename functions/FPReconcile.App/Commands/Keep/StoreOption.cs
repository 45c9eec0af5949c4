using System.CommandLine;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Commands.Keep;

/// <summary>The option <c>--store</c> of the verbs that keep a store.</summary>
internal static class StoreOption
{
    public static Option<string> Create(string description) => new("--store") { Description = description, Required = true, HelpName = "path" };

    /// <summary>Opens a store and makes what is missing of it.</summary>
    public static async Task<Store> OpenAsync(string address, TimeProvider time, CancellationToken cancellation)
    {
        var store = StoreAddress.Open(address, time);
        await store.CreateAsync(cancellation);
        return store;
    }
}

namespace FPReconcile.App.Storage.Azure;

/// <summary>One of the services of a storage account.</summary>
/// <param name="Name">What measurements call it.</param>
/// <param name="Version">The oldest version of its interface that knows all that is asked here; tables take tokens since 2020-12-06.</param>
internal sealed record AzureServiceKind(string Name, string Version)
{
    public static AzureServiceKind Blobs { get; } = new("blobs", "2023-11-03");

    public static AzureServiceKind Queues { get; } = new("queues", "2023-11-03");

    public static AzureServiceKind Tables { get; } = new("tables", "2020-12-06");
}

namespace FPReconcile.App.Tests.Storage.Azure;

/// <summary>The tests that share one Azurite.</summary>
[CollectionDefinition(Name)]
public sealed class AzuriteCollection : ICollectionFixture<AzuriteServer>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "azurite";
}

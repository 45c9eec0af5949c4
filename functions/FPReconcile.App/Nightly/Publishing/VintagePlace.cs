using FPReconcile.App.Storage;

namespace FPReconcile.App.Nightly.Publishing;

/// <summary>Where the frozen statistics of a vintage are: written once, suppressed, the same for every reader.</summary>
/// <param name="vintage">Its name, such as <c>2025-Q1</c>.</param>
internal sealed class VintagePlace(string vintage)
{
    public string Vintage { get; } = vintage;

    public BlobName Folder => new(StorageNames.Vintages, Vintage);

    public BlobName Workbook => At("statistics.xlsx");

    public BlobName Page => At("statistics.html");

    /// <summary>Written last, and never again: a vintage that has it is frozen.</summary>
    public BlobName Json => At("statistics.json");

    private BlobName At(string name) => new(StorageNames.Vintages, $"{Vintage}/{name}");
}

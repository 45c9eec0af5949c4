using System.Text;
using FPReconcile.App.Input;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Storage;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Runs;

namespace FPReconcile.App.Nightly;

/// <summary>Settings, mapping, reference files and model, as they stand in the store or were pinned by a run.</summary>
internal sealed class NightConfiguration : IDisposable
{
    private const string SettingsName = "settings.json";
    private const string MappingName = "mapping.json";
    private const string ModelName = "model.json";

    private readonly WorkFolder _folder;
    private readonly RunSettings _settings;

    private NightConfiguration(WorkFolder folder, DateOnly asOf)
    {
        _folder = folder;
        _settings = SettingsFile.Read(Existing(SettingsName), asOf);
        Mapping = Existing(MappingName);
        Model = Existing(ModelName);
        Intake = new IntakeSettings(asOf, _settings.Options.DateOrder, Mapping is null ? [] : MappingFile.Read(Mapping));
        Version = VersionOf(folder.Root);
    }

    /// <summary>Where the configuration of the next night stands.</summary>
    public static BlobName Latest { get; } = new(StorageNames.Reference, "config");

    /// <summary>Where the model is kept that nights use; while there is none, the next night trains one.</summary>
    public static BlobName LatestModel { get; } = Latest with { Path = $"{Latest.Path}/{ModelName}" };

    public ReconciliationOptions Options => _settings.Options;

    public IntakeSettings Intake { get; }

    /// <summary>Path of the mapping; null when there is none.</summary>
    public string? Mapping { get; }

    /// <summary>Path of the trained model; null when the night trains its own.</summary>
    public string? Model { get; }

    /// <summary>Files that the settings are made of.</summary>
    public IReadOnlyList<string> SettingsFiles => _settings.Files;

    /// <summary>Hash of all files but the model.</summary>
    public string Version { get; }

    /// <summary>Hash of the model; null when there is none.</summary>
    public string? ModelVersion => Model is null ? null : OpaqueId.Of(File.ReadAllBytes(Model));

    /// <summary>The folder that holds the files.</summary>
    public string Folder => _folder.Root;

    /// <exception cref="UsageException">A file of it is wrong.</exception>
    public static async Task<NightConfiguration> LoadAsync(IBlobStore blobs, BlobName place, DateOnly asOf, CancellationToken cancellation)
    {
        var folder = new WorkFolder();
        try
        {
            await blobs.DownloadFolderAsync(place, folder.Root, cancellation);
            return new NightConfiguration(folder, asOf);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public void Dispose() => _folder.Dispose();

    private string? Existing(string name) => Path.Combine(_folder.Root, name) is var path && File.Exists(path) ? path : null;

    private static string VersionOf(string folder)
    {
        var text = new StringBuilder();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) != ModelName).Order(StringComparer.Ordinal))
            text.Append(Path.GetRelativePath(folder, path)).Append(' ').Append(OpaqueId.Of(File.ReadAllBytes(path))).Append('\n');
        return OpaqueId.Of(text.ToString());
    }
}

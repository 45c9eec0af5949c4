using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FPReconcile.App.Keeping;

/// <summary>A file of a backup.</summary>
/// <param name="Path">Below the folder of the backup, with forward slashes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its hash, in hexadecimal.</param>
internal sealed record BackupFile(string Path, long Bytes, string Sha256);

/// <summary>What a backup holds. It is written last: a folder without it is no backup.</summary>
internal sealed record BackupManifest(int Format, string Program, DateTimeOffset Taken, IReadOnlyList<BackupFile> Files)
{
    public const string Name = "backup.json";
    public const int CurrentFormat = 1;

    public static BackupFile FileOf(string folder, string path)
    {
        using var stream = File.OpenRead(System.IO.Path.Combine(folder, path));
        return new BackupFile(path, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    public void Write(string folder) => File.WriteAllBytes(System.IO.Path.Combine(folder, Name), JsonSerializer.SerializeToUtf8Bytes(this, BackupManifestContext.Default.BackupManifest));

    /// <summary>Reads the manifest and checks every file against it.</summary>
    /// <exception cref="UsageException">The folder is no backup, or one of a newer program.</exception>
    /// <exception cref="RunFailedException">A file is missing or was changed.</exception>
    public static BackupManifest ReadChecked(string folder)
    {
        var manifest = Read(folder);
        var damaged = manifest.Files.Count(file => !IsWhole(folder, file));
        return damaged == 0 ? manifest : throw new RunFailedException($"{damaged} files of the backup are missing or were changed: take another backup; nothing was restored");
    }

    private static BackupManifest Read(string folder)
    {
        var path = System.IO.Path.Combine(folder, Name);
        if (!File.Exists(path))
            throw new UsageException($"--from is no whole backup: it holds no {Name}");
        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllBytes(path), BackupManifestContext.Default.BackupManifest) ?? throw new UsageException($"--from: {Name} is damaged");
            return manifest.Format <= CurrentFormat ? manifest : throw new UsageException("--from is a backup of a newer version of the program: use that version");
        }
        catch (JsonException)
        {
            throw new UsageException($"--from: {Name} is damaged");
        }
    }

    // A path that leads out of the folder is none of a backup.
    private static bool IsWhole(string folder, BackupFile file) =>
        !file.Path.Split('/').Contains("..", StringComparer.Ordinal) && !System.IO.Path.IsPathRooted(file.Path)
        && File.Exists(System.IO.Path.Combine(folder, file.Path)) && FileOf(folder, file.Path) == file;
}

[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class BackupManifestContext : JsonSerializerContext;

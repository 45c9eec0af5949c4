using System.Security.Cryptography;
using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Intake;

namespace FPReconcile.App.Input;

/// <summary>What is told of the files that a run was given: their hashes, and how old a feed is.</summary>
internal static class GivenFiles
{
    /// <summary>True when the newest file of a feed is older than allowed; false when no limit is set or no feed is given.</summary>
    public static bool IsOlderThan(string? path, int? maxAgeHours, TimeProvider clock)
    {
        if (path is null || maxAgeHours is not { } hours)
            return false;
        var files = Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories) : [path];
        var newest = files.Select(File.GetLastWriteTimeUtc).DefaultIfEmpty(DateTime.MinValue).Max();
        return clock.GetUtcNow().UtcDateTime - newest > TimeSpan.FromHours(hours);
    }

    /// <summary>The files besides those of the offices that shape a run.</summary>
    public static List<InputFile> OtherFiles(IEnumerable<string> settings, string? mapping, string? model, string? previous)
    {
        var files = settings.Select(path => Hashed("settings", path)).ToList();
        if (mapping is not null)
            files.Add(Hashed("mapping", mapping));
        if (model is not null)
            files.Add(Hashed("model", model));
        if (previous is not null)
            files.AddRange(PreviousRunFolder.Files(previous).Select(path => Hashed("previous", path)));
        return files;
    }

    /// <summary>A file of the manifest: its role and name, length and hash.</summary>
    public static InputFile Hashed(string role, string path)
    {
        try
        {
            var bytes = InputStreams.ReadAllBytes(path);
            return new InputFile($"{role}/{Path.GetFileName(path)}", bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunFailedException($"the file of {role} cannot be read any more: run again", exception);
        }
    }
}

using System.Security.Cryptography;
using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Intake;

namespace FPReconcile.App.Commands;

/// <summary>Checks on the paths of a run before anything is read or written.</summary>
internal static class RunPaths
{
    /// <summary>
    /// Refuses an output folder inside an input folder (the next run would read it) and an input inside the output folder
    /// (replacing it would delete the input).
    /// </summary>
    /// <exception cref="UsageException">The paths are mixed.</exception>
    public static void RefuseMixed(ReconcileArguments arguments)
    {
        foreach (var (option, path) in arguments.InputPaths)
        {
            if (IsInside(arguments.Out, path))
                throw new UsageException($"--out lies inside the folder of {option}: name a folder outside of it");
        }

        RefuseInside(arguments.Out, [.. arguments.InputPaths, ("--settings", arguments.Settings), ("--mapping", arguments.Mapping), ("--model", arguments.Model), ("--antenatal", arguments.Antenatal)]);
    }

    /// <summary>Refuses inputs inside the output folder: replacing it would delete them. Paths that are blank are left to who reads them.</summary>
    /// <exception cref="UsageException">An input lies inside.</exception>
    public static void RefuseInside(string output, params ReadOnlySpan<(string Option, string? Path)> inputs)
    {
        if (string.IsNullOrWhiteSpace(output))
            return;
        foreach (var (option, path) in inputs)
        {
            if (!string.IsNullOrWhiteSpace(path) && IsInside(path, output))
                throw new UsageException($"{option} lies inside the folder of --out, which is replaced: name another folder for --out");
        }
    }

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

    private static bool IsInside(string path, string folder)
    {
        var inner = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) + Path.DirectorySeparatorChar;
        var outer = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        return inner.StartsWith(outer, StringComparison.OrdinalIgnoreCase);
    }
}

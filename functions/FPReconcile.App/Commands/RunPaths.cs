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

    private static bool IsInside(string path, string folder)
    {
        var inner = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) + Path.DirectorySeparatorChar;
        var outer = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        return inner.StartsWith(outer, StringComparison.OrdinalIgnoreCase);
    }
}

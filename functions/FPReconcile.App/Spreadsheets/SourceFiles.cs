using System.Globalization;
using System.IO.Enumeration;

namespace FPReconcile.App.Spreadsheets;

/// <summary>A file of a source.</summary>
/// <param name="Path">Where it is on this machine.</param>
/// <param name="Name">Path below the source folder with forward slashes, prefixed with the source name: how results call it.</param>
internal readonly record struct SourceFile(string Path, string Name);

/// <summary>Finds the files of a source: one file, or a folder with everything below it, in ordinal order of their names.</summary>
internal static class SourceFiles
{
    /// <summary>The files; null when the path is not there.</summary>
    /// <param name="path">A file or a folder.</param>
    /// <param name="prefix">Source name in front of each name.</param>
    public static IReadOnlyList<SourceFile>? Find(string path, string prefix)
    {
        if (File.Exists(path))
            return [new SourceFile(path, $"{prefix}/{Shown(Path.GetFileName(path))}")];
        if (!Directory.Exists(path))
            return null;
        var root = Path.GetFullPath(path);
        return [.. Enumerate(root)
            .Select(file => new SourceFile(file, $"{prefix}/{Shown(Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'))}"))
            .OrderBy(static file => file.Name, StringComparer.Ordinal)];
    }

    /// <summary>A file that has another name than on this machine.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="prefix">Source name in front of its name.</param>
    /// <param name="name">Path below the source folder, with forward slashes.</param>
    public static SourceFile Named(string path, string prefix, string name) => new(path, $"{prefix}/{Shown(name)}");

    // Names stand in messages and files: a control character could end a line there, or clear the screen.
    private static string Shown(string name) => name.Any(char.IsControl)
        ? string.Concat(name.Select(static character => char.IsControl(character) ? string.Create(CultureInfo.InvariantCulture, $"%{(int)character:X2}") : character.ToString()))
        : name;

    // Linked folders are not followed: a link to a folder above would never end.
    private static FileSystemEnumerable<string> Enumerate(string root) =>
        new(root, static (ref FileSystemEntry entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory && !IsLeftover(entry.FileName),
            ShouldRecursePredicate = static (ref FileSystemEntry entry) => !entry.FileName.StartsWith('.') && (entry.Attributes & FileAttributes.ReparsePoint) == FileAttributes.None,
        };

    // What spreadsheet programs and file managers leave beside the files of an office.
    private static bool IsLeftover(ReadOnlySpan<char> name) =>
        name.StartsWith("~$") || name.StartsWith('.') || name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase)
        || name.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);
}

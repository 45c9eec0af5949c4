namespace FPReconcile.App.Http;

/// <summary>
/// Refuses addresses that another server on the way could understand as another path: parent folders, doubled slashes, backslashes,
/// escapes inside of escapes.
/// </summary>
internal static class PathGuard
{
    private const int MostCharacters = 2048;

    /// <summary>True for a path that means the same to everybody.</summary>
    /// <param name="target">Path and query as they were sent.</param>
    public static bool IsPlain(string target)
    {
        var path = target.Split('?')[0];
        if (path is not ['/', ..] || path.Length > MostCharacters)
            return false;
        var decoded = Uri.UnescapeDataString(path);
        return !decoded.Contains('%', StringComparison.Ordinal)
            && !decoded.Contains('\\', StringComparison.Ordinal)
            && !decoded.Contains("//", StringComparison.Ordinal)
            && !decoded.Any(char.IsControl)
            && decoded.Count(character => character == '/') == path.Count(character => character == '/')
            && !decoded.Split('/').Any(part => part is "." or "..");
    }
}

namespace FPReconcile.Core.Intake.Mappings;

/// <summary>File patterns: <c>?</c> is one character, <c>*</c> any within a folder, <c>**</c> any across folders. Case does not matter.</summary>
public static class PathGlob
{
    public static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        while (!pattern.IsEmpty)
        {
            if (pattern[0] == '*')
                return IsMatchAfterStar(pattern, path);
            if (path.IsEmpty || !IsSame(pattern[0], path[0]))
                return false;
            pattern = pattern[1..];
            path = path[1..];
        }

        return path.IsEmpty;
    }

    private static bool IsMatchAfterStar(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        var crossesFolders = pattern.StartsWith("**");
        var rest = pattern[(crossesFolders ? 2 : 1)..];
        // 'sub/**/x.csv' also means 'sub/x.csv'.
        if (crossesFolders && rest.StartsWith("/") && IsMatch(rest[1..], path))
            return true;
        for (var i = 0; i <= path.Length; i++)
        {
            if (IsMatch(rest, path[i..]))
                return true;
            if (i < path.Length && path[i] == '/' && !crossesFolders)
                return false;
        }

        return false;
    }

    private static bool IsSame(char pattern, char character) =>
        pattern == '?' ? character != '/' : char.ToUpperInvariant(pattern) == char.ToUpperInvariant(character);
}

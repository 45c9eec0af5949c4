namespace FPReconcile.Core.Comparisons;

/// <summary>Single typing errors between two texts.</summary>
public static class Edits
{
    /// <summary>
    /// True when one text becomes the other by exactly one substitution, insertion, deletion or transposition of neighbors
    /// (Damerau 1964). Equal texts are not one edit apart.
    /// </summary>
    public static bool IsOneEdit(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > b.Length)
            return IsOneEdit(b, a);
        if (b.Length - a.Length > 1)
            return false;
        var start = a.CommonPrefixLength(b);
        var restA = a[start..];
        var restB = b[start..];
        if (a.Length < b.Length)
            return restA.SequenceEqual(restB[1..]);
        if (restA.IsEmpty)
            return false;
        return restA[1..].SequenceEqual(restB[1..]) || IsTransposition(restA, restB);
    }

    private static bool IsTransposition(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        a.Length >= 2 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]);
}

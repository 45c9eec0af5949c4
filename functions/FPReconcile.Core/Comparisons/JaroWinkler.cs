namespace FPReconcile.Core.Comparisons;

/// <summary>Jaro-Winkler similarity of two texts (Winkler 1990): Jaro similarity, raised by a common prefix of up to four letters.</summary>
public static class JaroWinkler
{
    private const double PrefixScale = 0.1;
    private const int MaxPrefix = 4;
    private const int StackLimit = 256;

    /// <summary>0 (nothing in common) to 1 (equal). Two empty texts are equal.</summary>
    public static double Similarity(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.SequenceEqual(b))
            return 1;
        if (a.IsEmpty || b.IsEmpty)
            return 0;
        var jaro = Jaro(a, b);
        var prefix = 0;
        while (prefix < MaxPrefix && prefix < a.Length && prefix < b.Length && a[prefix] == b[prefix])
            prefix++;
        return jaro + (prefix * PrefixScale * (1 - jaro));
    }

    private static double Jaro(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var total = a.Length + b.Length;
        Span<bool> matched = total <= StackLimit ? stackalloc bool[total] : new bool[total];
        matched.Clear();
        var matchedA = matched[..a.Length];
        var matchedB = matched[a.Length..];
        var common = MarkCommon(a, b, matchedA, matchedB);
        if (common == 0)
            return 0;
        var transpositions = CountTranspositions(a, b, matchedA, matchedB) / 2.0;
        return (((double)common / a.Length) + ((double)common / b.Length) + ((common - transpositions) / common)) / 3;
    }

    private static int MarkCommon(ReadOnlySpan<char> a, ReadOnlySpan<char> b, Span<bool> matchedA, Span<bool> matchedB)
    {
        var window = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
        var common = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var last = Math.Min(b.Length - 1, i + window);
            for (var j = Math.Max(0, i - window); j <= last; j++)
            {
                if (matchedB[j] || a[i] != b[j])
                    continue;
                matchedA[i] = matchedB[j] = true;
                common++;
                break;
            }
        }

        return common;
    }

    private static int CountTranspositions(
        ReadOnlySpan<char> a, ReadOnlySpan<char> b, ReadOnlySpan<bool> matchedA, ReadOnlySpan<bool> matchedB)
    {
        var transposed = 0;
        var j = 0;
        for (var i = 0; i < a.Length; i++)
        {
            if (!matchedA[i])
                continue;
            while (!matchedB[j])
                j++;
            if (a[i] != b[j])
                transposed++;
            j++;
        }

        return transposed;
    }
}

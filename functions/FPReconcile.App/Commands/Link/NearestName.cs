namespace FPReconcile.App.Commands.Link;

/// <summary>Finds what a misspelt name was meant to be.</summary>
internal static class NearestName
{
    // Beyond a third of its letters a name is another one, and the advice would mislead.
    private const int LettersForOneEdit = 3;

    /// <summary>The known name with the fewest edits, the first of equals; null when none is near.</summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        string? nearest = null;
        var fewest = Math.Max(1, name.Length / LettersForOneEdit) + 1;
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - name.Length) >= fewest)
                continue;
            var edits = Edits(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (edits < fewest)
                (nearest, fewest) = (candidate, edits);
        }

        return nearest;
    }

    /// <summary>Insertions, deletions and substitutions from one text to the other (Levenshtein 1966).</summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 0; i < from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < to.Length; j++)
            {
                var substituted = diagonal + (from[i] == to[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(substituted, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[^1];
    }
}

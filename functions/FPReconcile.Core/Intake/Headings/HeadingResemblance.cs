namespace FPReconcile.Core.Intake.Headings;

/// <summary>Tells whether a heading is a misspelt word of the dictionary.</summary>
internal static class HeadingResemblance
{
    // Shorter words resemble each other by chance; Chinese ones of four characters are whole phrases.
    private const int ShortestLatin = 5;
    private const int ShortestHan = 4;
    private const int CharactersForOneEdit = 5;
    private const int MostEdits = 2;

    /// <summary>Edits that a key of the dictionary allows; 0 for one that is too short.</summary>
    public static int AllowedEdits(string key)
    {
        var shortest = key[0] < '\u2E80' ? ShortestLatin : ShortestHan;
        return key.Length < shortest ? 0 : Math.Clamp(key.Length / CharactersForOneEdit, 1, MostEdits);
    }

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours from one text to the other (Damerau 1964, optimal string alignment).</summary>
    public static int Edits(string from, string to)
    {
        var table = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
            table[i, 0] = i;
        for (var j = 0; j <= to.Length; j++)
            table[0, j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var isSame = from[i - 1] == to[j - 1];
                var edits = Math.Min(table[i - 1, j - 1] + (isSame ? 0 : 1), Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    edits = Math.Min(edits, table[i - 2, j - 2] + 1);
                table[i, j] = edits;
            }
        }

        return table[from.Length, to.Length];
    }
}

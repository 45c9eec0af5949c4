namespace FPReconcile.Core.Intake.Headings;

/// <summary>Letters of spreadsheet columns: A is column 0, AA is column 26.</summary>
public static class ColumnLetters
{
    private const int LetterCount = 26;
    private const int MostLetters = 3;

    /// <summary>The letters of a column; empty for a negative index (no column).</summary>
    public static string Of(int index)
    {
        var letters = "";
        for (var rest = index; rest >= 0; rest = (rest / LetterCount) - 1)
            letters = (char)('A' + (rest % LetterCount)) + letters;
        return letters;
    }

    /// <summary>Reads one to three letters, in either case.</summary>
    public static bool TryParse(string? text, out int index)
    {
        index = -1;
        if (text is null || text.Length is 0 or > MostLetters || !text.All(char.IsAsciiLetter))
            return false;
        var value = 0;
        foreach (var letter in text)
            value = (value * LetterCount) + char.ToUpperInvariant(letter) - 'A' + 1;
        index = value - 1;
        return true;
    }
}

namespace FPReconcile.Synthetic.Errors;

/// <summary>Slips in long numbers: one digit wrong, or two neighbours exchanged. The length stays.</summary>
internal static class DigitErrors
{
    public static string Change(string number, SeededRandom random)
    {
        var characters = number.ToCharArray();
        var at = DigitFrom(characters, random.Next(characters.Length));
        if (random.Chance(0.3) && at + 1 < characters.Length && char.IsAsciiDigit(characters[at + 1]) && characters[at] != characters[at + 1])
            (characters[at], characters[at + 1]) = (characters[at + 1], characters[at]);
        else
            characters[at] = (char)('0' + (characters[at] - '0' + random.Between(1, 9)) % 10);
        return new string(characters);
    }

    private static int DigitFrom(char[] characters, int start)
    {
        var at = start;
        while (!char.IsAsciiDigit(characters[at]))
            at = (at + 1) % characters.Length;
        return at;
    }
}

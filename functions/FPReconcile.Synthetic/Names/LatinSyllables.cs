using System.Text;

namespace FPReconcile.Synthetic.Names;

/// <summary>Puts together names that sound plausible and that nobody needs to bear.</summary>
internal static class LatinSyllables
{
    private const double EnglishShare = 0.2;

    private static readonly string[] _onsets =
    [
        "b", "ch", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "k", "l", "m", "n", "t", "s",
        "mb", "nd", "ng", "nk", "mw", "kw", "ny", "sh", "th", "mp", "nt", "nj", "lw", "tsh", "bw", "gw",
    ];

    private static readonly string[] _firstOnsets =
        ["B", "Ch", "D", "F", "G", "H", "J", "K", "L", "M", "N", "O", "P", "R", "S", "T", "W", "Z", "Mb", "Nd", "Ng", "Mw", "Kw", "Ny", "Sh", "A", "E", "Ak", "Ad", "Ol"];

    private static readonly string[] _vowels = ["a", "a", "a", "e", "i", "i", "o", "u", "u"];

    private static readonly string[] _endings = ["", "", "", "", "", "n", "m", "la", "nda", "kwe", "ni", "le", "ye", "zi"];

    private static readonly string[] _englishFirst =
    [
        "Ash", "Bark", "Beck", "Birch", "Black", "Brad", "Bram", "Carl", "Cold", "Crom", "Dal", "Den", "East", "Elm", "Farn", "Fen",
        "Gar", "Glen", "Hale", "Hart", "Hol", "Ken", "Lang", "Lin", "Mar", "Mil", "North", "Oak", "Pem", "Rad", "Red", "Rock",
        "Sel", "Shel", "Stan", "Thorn", "Wake", "Wal", "West", "Win",
    ];

    private static readonly string[] _englishLast =
    [
        "berry", "bourne", "bridge", "burn", "bury", "by", "combe", "cott", "den", "field", "ford", "gate", "ham", "hill", "hurst",
        "ley", "man", "more", "ridge", "shaw", "son", "stead", "stone", "ton", "well", "wick", "wood", "worth",
    ];

    public static string Compose(bool isSurname, SeededRandom random) =>
        isSurname && random.Chance(EnglishShare)
            ? random.Pick(_englishFirst) + random.Pick(_englishLast)
            : Syllables(random);

    private static string Syllables(SeededRandom random)
    {
        var name = new StringBuilder(random.Pick(_firstOnsets));
        if (!IsVowel(name[^1]))
            name.Append(random.Pick(_vowels));
        var syllables = random.Between(1, 3);
        for (var i = 0; i < syllables; i++)
            name.Append(random.Pick(_onsets)).Append(random.Pick(_vowels));
        return name.Append(random.Pick(_endings)).ToString();
    }

    private static bool IsVowel(char letter) => "AEIOUaeiou".Contains(letter, StringComparison.Ordinal);
}

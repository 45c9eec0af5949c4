using System.Globalization;

namespace FPReconcile.Synthetic.Names;

/// <summary>Chinese names: one of a hundred surnames, of which the first three are a fifth of all people, and one or two given characters.</summary>
internal static class ChineseNames
{
    private const double OneCharacterShare = 0.16;

    // Shares of the ten commonest surnames in percent; the others fall off with their rank.
    private static readonly double[] _leaders = [7.2, 7.0, 6.7, 5.3, 4.5, 3.1, 2.2, 2.1, 2.0, 1.9];

    private static readonly string _surnames = string.Concat(ChineseCharacters.Words(ChineseCharacters.Surnames).Select(entry => entry[0]));
    private static readonly WeightedChoice _surnameChoice = new([.. Enumerable.Range(1, 100).Select(SurnameWeight)]);
    private static readonly WeightedChoice _femaleChoice = GivenChoice(ChineseCharacters.Female);
    private static readonly WeightedChoice _maleChoice = GivenChoice(ChineseCharacters.Male);

    public static string Surname(SeededRandom random) => _surnames[_surnameChoice.Pick(random)].ToString();

    public static string GivenName(ChildSex sex, SeededRandom random)
    {
        var first = GivenCharacter(sex, random);
        return random.Chance(OneCharacterShare) ? first.ToString() : string.Concat(first.ToString(), GivenCharacter(sex, random).ToString());
    }

    public static char GivenCharacter(ChildSex sex, SeededRandom random) => sex == ChildSex.Female
        ? ChineseCharacters.Female[_femaleChoice.Pick(random)]
        : ChineseCharacters.Male[_maleChoice.Pick(random)];

    /// <summary>The name in Latin letters, run together with a capital: 丽娟 becomes Lijuan.</summary>
    public static string Transliterate(string name)
    {
        var sounds = string.Concat(name.Select(ChineseCharacters.Sound));
        return sounds.Length == 0 ? name : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(sounds);
    }

    private static double SurnameWeight(int rank) => rank <= _leaders.Length ? _leaders[rank - 1] : 1.6 * Math.Pow(11.0 / rank, 1.05);

    private static WeightedChoice GivenChoice(string characters) =>
        WeightedChoice.OfBands(new RankBand(characters.Length, 1, 0.6));
}

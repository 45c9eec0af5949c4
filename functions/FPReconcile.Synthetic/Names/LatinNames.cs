namespace FPReconcile.Synthetic.Names;

/// <summary>
/// Latin names with the skew of real registers: the top surname 1.5 %, the top ten 10 %, the top thousand 60 %, a tail of 20,000.
/// The universe of names is fixed; the seed decides who bears them.
/// </summary>
internal static class LatinNames
{
    private const int SurnameCount = 20_000;
    private const int GivenNameCount = 1_800;

    private static readonly string[] _surnames = Extend(LatinNameLists.Surnames, SurnameCount, stream: 1);
    private static readonly string[] _female = Extend(LatinNameLists.FemaleGivenNames, GivenNameCount, stream: 2);
    private static readonly string[] _male = Extend(LatinNameLists.MaleGivenNames, GivenNameCount, stream: 3);

    // The exponents make the probability fall without a jump from one band to the next.
    private static readonly WeightedChoice _surnameChoice = WeightedChoice.OfBands(
        new RankBand(10, 0.10, 0.284), new RankBand(1000, 0.50, 0.72), new RankBand(SurnameCount, 0.40, 1.25));

    private static readonly WeightedChoice _givenChoice = WeightedChoice.OfBands(
        new RankBand(10, 0.13, 0.35), new RankBand(130, 0.57, 0.75), new RankBand(GivenNameCount, 0.30, 1.1));

    /// <summary>All surnames, the most frequent first.</summary>
    public static IReadOnlyList<string> Surnames => _surnames;

    public static string Surname(SeededRandom random) => _surnames[_surnameChoice.Pick(random)];

    public static string GivenName(ChildSex sex, SeededRandom random) =>
        (sex == ChildSex.Female ? _female : _male)[_givenChoice.Pick(random)];

    /// <summary>Listed names first, then names put together from syllables until there are enough, each once.</summary>
    private static string[] Extend(string listed, int count, int stream)
    {
        var names = listed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        var known = new HashSet<string>(names, StringComparer.Ordinal);
        var random = new SeededRandom(seed: 20_250_101, stream);
        while (names.Count < count)
        {
            var name = LatinSyllables.Compose(isSurname: stream == 1, random);
            if (known.Add(name))
                names.Add(name);
        }

        return [.. names];
    }
}

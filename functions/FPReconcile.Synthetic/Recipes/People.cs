using System.Globalization;
using FPReconcile.Synthetic.Names;

namespace FPReconcile.Synthetic.Recipes;

/// <summary>Invents people with addresses. The universe of streets and suburbs is fixed; the seed decides who lives where.</summary>
internal static class People
{
    private const int UniverseSeed = 20_250_102;
    private const int StreetCount = 1500;
    private const int SuburbCount = 700;
    private const int BuildingCount = 900;
    private const double FlatShare = 0.15;

    private static readonly string[] _states = ["nsw", "vic", "qld", "wa", "sa", "tas", "act", "nt"];
    private static readonly string[] _streetKinds =
        ["street", "street", "street", "place", "place", "crescent", "close", "circuit", "avenue", "road", "drive", "court", "way"];

    private static readonly WeightedChoice _stateChoice = new([34, 25, 19, 9, 8, 3, 1, 1]);
    private static readonly string[] _streets = Universe(StreetCount, RecipeStream.Person, random => LatinSyllables.Compose(isSurname: true, random));
    private static readonly string[] _buildings = Universe(BuildingCount, RecipeStream.Duplicate, random => LatinSyllables.Compose(isSurname: true, random));
    private static readonly (string Name, string Postcode, string State)[] _suburbs = Suburbs();

    /// <summary>The values of one person in the order of <see cref="PersonField"/>; null where the person never gave one.</summary>
    public static string?[] Create(SeededRandom random)
    {
        var (suburb, postcode, state) = random.Pick(_suburbs);
        string?[] values =
        [
            GivenName(random),
            Surname(random),
            random.Between(1, random.Chance(0.2) ? 400 : 60).ToString(CultureInfo.InvariantCulture),
            $"{random.Pick(_streets)} {random.Pick(_streetKinds)}",
            Address2(random),
            suburb,
            postcode,
            state,
            new DateOnly(1900, 1, 1).AddDays(random.Next(36_524)).ToString("yyyyMMdd", CultureInfo.InvariantCulture),
            random.Between(1_000_000, 9_999_999).ToString(CultureInfo.InvariantCulture),
        ];
        for (var field = 0; field < values.Length; field++)
        {
            if (random.Chance(PersonFields.Missing[field]))
                values[field] = null;
        }

        return values;
    }

    /// <summary>Another value that a clerk could have taken from the list by mistake.</summary>
    public static string? AnotherValue(PersonField field, SeededRandom random) => Create(random)[(int)field];

    public static string GivenName(SeededRandom random) =>
        Lower(LatinNames.GivenName(random.Chance(0.5) ? ChildSex.Female : ChildSex.Male, random));

    private static string Surname(SeededRandom random) => Lower(LatinNames.Surname(random));

    private static string Address2(SeededRandom random)
    {
        var building = random.Pick(_buildings);
        return random.Chance(FlatShare) ? string.Create(CultureInfo.InvariantCulture, $"{building}, flat {random.Between(1, 30)}") : building;
    }

    private static (string Name, string Postcode, string State)[] Suburbs()
    {
        var random = new SeededRandom(UniverseSeed, (long)RecipeStream.Order);
        var names = Universe(SuburbCount, RecipeStream.Truth, own => LatinSyllables.Compose(isSurname: true, own));
        return [.. names.Select(name =>
        {
            var state = _stateChoice.Pick(random);
            var postcode = (state + 2) * 1000 + random.Next(1000);
            return (name, postcode.ToString(CultureInfo.InvariantCulture), _states[state]);
        })];
    }

    private static string[] Universe(int count, RecipeStream stream, Func<SeededRandom, string> compose)
    {
        var random = new SeededRandom(UniverseSeed, (long)stream);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (names.Count < count)
            names.Add(Lower(compose(random)));
        return [.. names];
    }

    private static string Lower(string name) => name.ToLowerInvariant();
}

using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Tests.Comparisons;

/// <summary>The fast comparison of short names against its plain twins.</summary>
public sealed class ShortNamesTests
{
    private const string Letters = "ABCDE '";

    [Fact]
    public void Short_names_get_the_level_and_the_similarity_of_their_plain_twins()
    {
        var random = new Random(1);
        var levels = new HashSet<int>();
        for (var i = 0; i < 200_000; i++)
        {
            var pool = new ValuePool();
            var name = Name(random);
            var other = random.Next(3) == 0 ? Name(random) : Changed(name, random);
            if (name == other || other.Length is 0 or > 16)
                continue;
            int a = pool.Intern(name), b = pool.Intern(other);

            var level = new NameComparison("x").LevelOfDifferent(a, b, pool);

            level.ShouldBe(NameComparison.LevelOfAny(a, b, pool), $"{name} {other}");
            pool.Short.JaroWinkler(a, b).ShouldBe(JaroWinkler.Similarity(name, other), $"{name} {other}");
            pool.Short.IsOneEdit(a, b).ShouldBe(Edits.IsOneEdit(name, other), $"{name} {other}");
            levels.Add(level);
        }

        levels.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("ABCDEFGHIJKLMNOP", true)]
    [InlineData("ABCDEFGHIJKLMNOPQ", false)]
    [InlineData("张", false)]
    [InlineData("É", false)]
    public void Only_names_of_sixteen_plain_letters_are_short(string name, bool expected)
    {
        var pool = new ValuePool();

        pool.Short.Holds(pool.Intern(name)).ShouldBe(expected);
    }

    [Fact]
    public void Many_names_are_held_as_well_as_few()
    {
        var pool = new ValuePool();
        var ids = Enumerable.Range(0, 5000).Select(i => pool.Intern($"NAME {i}")).ToList();

        pool.Short.JaroWinkler(ids[4998], ids[4999]).ShouldBe(JaroWinkler.Similarity("NAME 4998", "NAME 4999"));
    }

    private static string Name(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 17)).Select(_ => Letters[random.Next(Letters.Length)])).Trim() is { Length: > 0 } name ? name : "A";

    private static string Changed(string name, Random random)
    {
        var text = name.ToList();
        for (var edits = random.Next(1, 4); edits > 0 && text.Count > 1; edits--)
        {
            var at = random.Next(text.Count - 1);
            switch (random.Next(4))
            {
                case 0: text[at] = Letters[random.Next(Letters.Length)]; break;
                case 1: text.Insert(at, Letters[random.Next(Letters.Length)]); break;
                case 2: text.RemoveAt(at); break;
                default: (text[at], text[at + 1]) = (text[at + 1], text[at]); break;
            }
        }

        return string.Concat(text);
    }
}

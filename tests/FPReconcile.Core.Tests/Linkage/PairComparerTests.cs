using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Tests.Linkage;

public sealed class PairComparerTests
{
    private static readonly Comparison[] Comparisons =
    [
        new NameComparison("surname") { SwapColumn = "given" },
        new NameComparison("given") { SwapColumn = "surname" },
        CategoryComparison.Sex("sex"),
    ];

    private static readonly TableSchema Schema = new([new("surname"), new("given"), new("sex")]);

    [Fact]
    public void Column_by_column_gives_the_same_as_pair_by_pair()
    {
        var pool = new ValuePool();
        var left = RandomTable(pool, 50, 1);
        var right = RandomTable(pool, 50, 2);
        var pairs = new PairBuffer();
        for (var l = 0; l < 50; l++)
        {
            for (var r = 0; r < 50; r++)
                pairs.Add(l, r, 1, EncodedTable.EqualCells(ref left.FirstCell(l), ref right.FirstCell(r), left.Schema.Stride));
        }

        var comparer = new PairComparer(left, right, Comparisons);
        comparer.Compare(pairs);

        for (var i = 0; i < pairs.Count; i++)
            pairs.Patterns[i].ShouldBe(comparer.CompareOne(pairs.Left[i], pairs.Right[i]));
        pairs.Patterns.ToArray().Distinct().Count().ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Crosswise_names_are_swapped_and_missing_ones_are_missing()
    {
        var pool = new ValuePool();
        var left = Table(pool, ["BANDA", null], ["AMINA", "AMINA"], [1, 1]);
        var right = Table(pool, ["AMINA"], ["BANDA"], [2]);
        var comparer = new PairComparer(left, right, Comparisons);

        LevelNames(comparer.CompareOne(0, 0)).ShouldBe(["swapped", "swapped", "differ"]);
        LevelNames(comparer.CompareOne(1, 0)).ShouldBe(["missing", "differ", "differ"]);
    }

    private static IEnumerable<string> LevelNames(ulong pattern) =>
        Comparisons.Select((c, i) => c.Levels[AgreementPattern.LevelAt(pattern, i)].Name);

    private static EncodedTable RandomTable(ValuePool pool, int rows, int seed)
    {
        string?[] names = ["BANDA", "AMINA", "PHIRI", "PHIRY", "BANDAH", null, "张", "AMINA GRACE"];
        var random = new Random(seed);
        string?[] Names() => [.. Enumerable.Range(0, rows).Select(_ => names[random.Next(names.Length)])];
        return Table(pool, Names(), Names(), [.. Enumerable.Range(0, rows).Select(_ => random.Next(1, 3))]);
    }

    private static EncodedTable Table(ValuePool pool, string?[] surnames, string?[] givenNames, int[] sexes)
    {
        var table = new EncodedTable(Schema, surnames.Length, pool);
        table.Set("surname", row => pool.Intern(surnames[row]));
        table.Set("given", row => pool.Intern(givenNames[row]));
        table.Set("sex", row => sexes[row]);
        return table;
    }
}

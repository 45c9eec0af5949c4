using System.Security.Cryptography;
using FPReconcile.Synthetic.Recipes;

namespace FPReconcile.Core.Tests.Synthetic.Recipes;

public sealed class PeopleRecipeTests
{
    private const double Rounding = 1e-9;

    private static readonly string[] _columns =
        ["given_name", "surname", "street_number", "address_1", "address_2", "suburb", "postcode", "state", "date_of_birth", "soc_sec_id"];

    private static readonly Lazy<RecipeSample> _people = new(() => new RecipeSample(PeopleRecipe.Write, new RecipeOptions { Seed = 3, Size = 5000 }));

    [Fact]
    public void Everybody_is_in_both_files_once()
    {
        _people.Value.Left.Count.ShouldBe(5000);
        _people.Value.Right.Count.ShouldBe(5000);
        _people.Value.Truth.Select(pair => pair.Left).Distinct().Count().ShouldBe(5000);
        _people.Value.Truth.Select(pair => pair.Right).Distinct().Count().ShouldBe(5000);
        _people.Value.Left[0].Keys.ShouldBe(["rec_id", .. _columns]);
    }

    [Fact]
    public void Most_duplicates_differ_a_little_and_some_a_lot()
    {
        var changed = _people.Value.Pairs.Select(pair => _columns.Count(column => pair.Left[column] != pair.Right[column])).ToList();

        changed.Max().ShouldBeInRange(5, 8);
        changed.Average().ShouldBeInRange(1.7, 2.7);
        changed.Count(count => count == 0).ShouldBeLessThan(500);
    }

    [Theory]
    [InlineData("address_2", 0.16)]
    [InlineData("given_name", 0.02)]
    [InlineData("postcode", 0)]
    public void Originals_lack_values_as_often_as_the_recipe_says(string column, double rate)
    {
        var missing = _people.Value.Left.Count(row => row[column].Length == 0) / 5000.0;

        missing.ShouldBe(rate, 5 * Math.Sqrt(rate * (1 - rate) / 5000) + Rounding);
    }

    [Fact]
    public void Every_column_is_damaged_in_some_records_and_kept_in_most() =>
        _columns.Select(column => _people.Value.Pairs.Count(pair => pair.Left[column] == pair.Right[column]) / 5000.0)
            .ShouldAllBe(share => share > 0.5 && share < 0.95);

    [Fact]
    public void A_seed_gives_the_same_bytes_for_ever() => HashOf(5).ShouldBe("06fde1cbc2d8398b111b0a9a718f178d941a2172fc60d9486a710d0c31071f3d");

    [Fact]
    public void Another_seed_gives_other_files() => HashOf(6).ShouldNotBe(HashOf(5));

    private static string HashOf(long seed)
    {
        using var folder = new TestDistricts.Folder();
        PeopleRecipe.Write(new RecipeOptions { Seed = seed, Size = 300 }, folder.Path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in new[] { RecipeFiles.Left, RecipeFiles.Right, RecipeFiles.Truth })
            hash.AppendData(File.ReadAllBytes(folder.File(file)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

using System.Globalization;

namespace FPReconcile.Synthetic.Recipes;

/// <summary>
/// Births of one year as facilities (left.csv) and the registration (right.csv) wrote them, the true pairs (truth.csv) and a
/// model of <c>link</c> for them (model.json). Twins, missing values and errors as linkage engines meet them in practice.
/// </summary>
public static class BirthsRecipe
{
    /// <summary>Invents and writes at the same time, in the memory of one birth. The folder is made if needed.</summary>
    public static void Write(RecipeOptions options, string folder)
    {
        RecipeOptions.ThrowIfInvalid(options);
        Directory.CreateDirectory(folder);
        // The numbers of a record are its place in the shuffled file, so neither file says anything about the other.
        var random = RecipeStreams.Random(options.Seed, RecipeStream.Order, 0);
        var left = new Shuffle(options.Size, random);
        var right = new Shuffle(options.Size, random);
        Parallel.Invoke(() => WriteLeft(options, (left, right), folder), () => WriteRight(options, right, folder));
        File.WriteAllText(Path.Combine(folder, RecipeFiles.Model), RecipeModels.Births);
    }

    private static void WriteLeft(RecipeOptions options, (Shuffle Left, Shuffle Right) order, string folder)
    {
        var population = new BirthPopulation(options);
        var clerk = new BirthsClerk(options, SyntheticSource.Facility);
        using var left = new RecipeFile(folder, RecipeFiles.Left, BirthsClerk.Columns);
        using var truth = new RecipeFile(folder, RecipeFiles.Truth, RecipeFiles.TruthColumns);
        for (var place = 0; place < options.Size; place++)
        {
            var number = order.Left.ItemAt(place);
            var birth = population.Birth(number);
            if (!birth.IsInLeft)
                continue;
            clerk.Write(birth, number, Id('A', place), left.Line);
            left.EndLine();
            if (birth.IsInRight)
                truth.WriteLine(Id('A', place), Id('B', order.Right.PlaceOf(number)));
        }
    }

    private static void WriteRight(RecipeOptions options, Shuffle order, string folder)
    {
        var population = new BirthPopulation(options);
        var clerk = new BirthsClerk(options, SyntheticSource.Registration);
        using var right = new RecipeFile(folder, RecipeFiles.Right, BirthsClerk.Columns);
        for (var place = 0; place < options.Size; place++)
        {
            var number = order.ItemAt(place);
            var birth = population.Birth(number);
            if (!birth.IsInRight)
                continue;
            clerk.Write(birth, number, Id('B', place), right.Line);
            right.EndLine();
        }
    }

    private static string Id(char file, int place) => string.Create(CultureInfo.InvariantCulture, $"{file}{place + 1:D8}");
}

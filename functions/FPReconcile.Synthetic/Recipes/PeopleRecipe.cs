using System.Globalization;

namespace FPReconcile.Synthetic.Recipes;

/// <summary>
/// People with address, date of birth and number, each once as they are (left.csv) and once damaged (right.csv), in the manner of
/// the FEBRL generator (Christen 2005) and its public test set of 5,000 pairs; the true pairs (truth.csv) and a model of
/// <c>link</c> for them (model.json).
/// </summary>
public static class PeopleRecipe
{
    /// <summary>Invents and writes at the same time, in the memory of one person. The folder is made if needed.</summary>
    public static void Write(RecipeOptions options, string folder)
    {
        RecipeOptions.ThrowIfInvalid(options);
        Directory.CreateDirectory(folder);
        var random = RecipeStreams.Random(options.Seed, RecipeStream.Order, 0);
        var left = new Shuffle(options.Size, random);
        var right = new Shuffle(options.Size, random);
        Write(options.Size, place => Person(options, left.ItemAt(place)), (folder, RecipeFiles.Left));
        Write(options.Size, place => Duplicate(options, right.ItemAt(place)), (folder, RecipeFiles.Right));
        using var truth = new RecipeFile(folder, RecipeFiles.Truth, RecipeFiles.TruthColumns);
        for (var place = 0; place < options.Size; place++)
            truth.WriteLine(Id(RecipeFiles.Left, place), Id(RecipeFiles.Right, right.PlaceOf(left.ItemAt(place))));
        File.WriteAllText(Path.Combine(folder, RecipeFiles.Model), RecipeModels.People);
    }

    private static void Write(int size, Func<int, string?[]> record, (string Folder, string Name) target)
    {
        using var file = new RecipeFile(target.Folder, target.Name, ["rec_id", .. PersonFields.Names]);
        for (var place = 0; place < size; place++)
        {
            file.Line.Add(Id(target.Name, place));
            foreach (var value in record(place))
                file.Line.Add(value);
            file.EndLine();
        }
    }

    private static string?[] Person(RecipeOptions options, int number) =>
        People.Create(RecipeStreams.Random(options.Seed, RecipeStream.Person, number));

    private static string?[] Duplicate(RecipeOptions options, int number)
    {
        var record = Person(options, number);
        PersonErrors.Damage(record, RecipeStreams.Random(options.Seed, RecipeStream.Duplicate, number));
        return record;
    }

    private static string Id(string file, int place) =>
        string.Create(CultureInfo.InvariantCulture, $"{(file == RecipeFiles.Left ? 'A' : 'B')}{place + 1:D8}");
}

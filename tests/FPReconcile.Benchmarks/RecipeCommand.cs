using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Recipes;

namespace FPReconcile.Benchmarks;

/// <summary>Writes the files of a recipe, for anyone to link with any program.</summary>
internal static class RecipeCommand
{
    public const string Births = "births";
    public const string People = "people";

    /// <summary>The public FEBRL test set has as many pairs.</summary>
    public const int DefaultPeople = 5000;

    public static int Run(string[] arguments)
    {
        var recipe = arguments.FirstOrDefault();
        if (recipe is not (Births or People))
            throw new ArgumentException($"Name a recipe: {Births} or {People}.", nameof(arguments));
        var values = new BenchmarkArguments(arguments[1..], "--out", "--births", "--people", "--seed", "--profile", "--names");
        var options = new RecipeOptions
        {
            Size = recipe == People ? values.Number("--people", DefaultPeople) : values.Number("--births", RecipeOptions.DefaultSize),
            Seed = values.Number("--seed", 1),
            Profile = values.Choices<ErrorProfile>("--profile", "standard")[0],
            Names = values.Choices<NameProfile>("--names", "latin")[0],
        };
        Write(recipe, options, values.Text("--out") ?? throw new ArgumentException("--out is missing.", nameof(arguments)));
        return 0;
    }

    /// <summary>Writes left.csv, right.csv, truth.csv and model.json.</summary>
    public static void Write(string recipe, RecipeOptions options, string folder)
    {
        if (recipe == People)
            PeopleRecipe.Write(options, folder);
        else
            BirthsRecipe.Write(options, folder);
    }
}

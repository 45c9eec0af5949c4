using System.Globalization;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Recipes;

namespace FPReconcile.Benchmarks;

/// <summary>Writes the files of a recipe, for anyone to link with any program.</summary>
internal static class RecipeCommand
{
    public static int Run(string[] arguments)
    {
        if (arguments.Length % 2 == 0 || arguments[0] is not ("births" or "people"))
            return Usage();
        var options = new RecipeOptions { Size = arguments[0] == "people" ? 5000 : RecipeOptions.DefaultSize };
        string? folder = null;
        for (var i = 1; i < arguments.Length; i += 2)
        {
            var value = arguments[i + 1];
            switch (arguments[i])
            {
                case "--profile": options = options with { Profile = Enum.Parse<ErrorProfile>(value, ignoreCase: true) }; break;
                case "--names": options = options with { Names = Enum.Parse<NameProfile>(value, ignoreCase: true) }; break;
                case "--births" or "--people": options = options with { Size = int.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--seed": options = options with { Seed = long.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--out": folder = value; break;
                default: return Usage();
            }
        }

        return folder is null ? Usage() : Write(arguments[0], options, folder);
    }

    /// <summary>Writes left.csv, right.csv, truth.csv and model.json.</summary>
    public static int Write(string recipe, RecipeOptions options, string folder)
    {
        if (recipe == "people")
            PeopleRecipe.Write(options, folder);
        else
            BirthsRecipe.Write(options, folder);
        return 0;
    }

    private static int Usage()
    {
        Console.Error.WriteLine("""
            recipe births --out DIR [--births N] [--seed S] [--profile standard|hard|sparse] [--names latin|chinese|mixed]
            recipe people --out DIR [--people N] [--seed S]
            """);
        return 2;
    }
}

using System.Globalization;
using FPReconcile.Synthetic.Evaluation;
using FPReconcile.Synthetic.Recipes;

namespace FPReconcile.Benchmarks;

/// <summary>The <c>link</c> command on the files of a recipe, and its result held against the truth.</summary>
internal static class Link
{
    public static string[] Arguments(string folder, string result) =>
    [
        "link",
        "--left", Path.Combine(folder, RecipeFiles.Left),
        "--right", Path.Combine(folder, RecipeFiles.Right),
        "--model", Path.Combine(folder, RecipeFiles.Model),
        "--out", result,
        "--quiet",
    ];

    public static LinkEvaluation Evaluate(string folder, string result) => new(
        Rows(Path.Combine(result, "links.csv"), "left_id", "right_id", "match_probability")
            .Select(row => new ScoredLink(row[0], row[1], double.Parse(row[2], CultureInfo.InvariantCulture))),
        Rows(Path.Combine(folder, RecipeFiles.Truth), "left_id", "right_id").Select(row => (row[0], row[1])));

    /// <summary>Some columns of a file whose cells need no quotes: ids and numbers.</summary>
    private static IEnumerable<string[]> Rows(string path, params string[] columns)
    {
        using var reader = new StreamReader(path);
        var header = reader.ReadLine()!.Split(',');
        var places = columns.Select(column => Array.IndexOf(header, column)).ToArray();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            yield return [.. places.Select(place => cells[place])];
        }
    }
}

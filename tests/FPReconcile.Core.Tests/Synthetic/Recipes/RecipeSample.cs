using System.Text;
using FPReconcile.Synthetic.Recipes;

namespace FPReconcile.Core.Tests.Synthetic.Recipes;

/// <summary>The files of a recipe, read again as any other program would read them.</summary>
internal sealed class RecipeSample
{
    public RecipeSample(Action<RecipeOptions, string> write, RecipeOptions options)
    {
        using var folder = new TestDistricts.Folder();
        write(options, folder.Path);
        Left = Read(folder.File(RecipeFiles.Left));
        Right = Read(folder.File(RecipeFiles.Right));
        Truth = [.. Read(folder.File(RecipeFiles.Truth)).Select(row => (row["left_id"], row["right_id"]))];
        Model = File.ReadAllText(folder.File(RecipeFiles.Model));
        var leftById = Left.ToDictionary(row => row["rec_id"], StringComparer.Ordinal);
        var rightById = Right.ToDictionary(row => row["rec_id"], StringComparer.Ordinal);
        Pairs = [.. Truth.Select(pair => (leftById[pair.Left], rightById[pair.Right]))];
    }

    public IReadOnlyList<Dictionary<string, string>> Left { get; }

    public IReadOnlyList<Dictionary<string, string>> Right { get; }

    public IReadOnlyList<(string Left, string Right)> Truth { get; }

    /// <summary>The records of the true pairs.</summary>
    public IReadOnlyList<(Dictionary<string, string> Left, Dictionary<string, string> Right)> Pairs { get; }

    public string Model { get; }

    /// <summary>Share of the true pairs that agree, without regard to case and values filled in, in all of some columns.</summary>
    public static bool Agree((Dictionary<string, string> Left, Dictionary<string, string> Right) pair, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (pair.Left[column].Length == 0 || !string.Equals(pair.Left[column], pair.Right[column], StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }

    private static List<Dictionary<string, string>> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var columns = Cells(lines[0]);
        return [.. lines.Skip(1).Select(line => columns.Zip(Cells(line)).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal))];
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        foreach (var character in line)
        {
            if (character == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (character == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(character);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}

using System.Text;
using FPReconcile.Synthetic.Files;

namespace FPReconcile.Synthetic.Recipes;

/// <summary>Names of the files that a recipe writes.</summary>
public static class RecipeFiles
{
    public const string Left = "left.csv";
    public const string Right = "right.csv";

    /// <summary>The true pairs: <c>left_id</c>, <c>right_id</c>, in the order of the left file.</summary>
    public const string Truth = "truth.csv";

    /// <summary>A model file of <c>link</c> for these two files.</summary>
    public const string Model = "model.json";

    internal static IReadOnlyList<string> TruthColumns { get; } = ["left_id", "right_id"];
}

/// <summary>One delimited file of a recipe while it is written: UTF-8, CRLF, a header.</summary>
internal sealed class RecipeFile : IDisposable
{
    private const int BufferCharacters = 1 << 17;

    private readonly StreamWriter _writer;

    public RecipeFile(string folder, string name, IReadOnlyList<string> columns)
    {
        _writer = new StreamWriter(Path.Combine(folder, name), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferCharacters);
        foreach (var column in columns)
            Line.Add(column);
        EndLine();
    }

    /// <summary>The line that is being written.</summary>
    public CsvLine Line { get; } = new();

    public void EndLine() => Line.WriteTo(_writer);

    public void WriteLine(string first, string second)
    {
        Line.Add(first);
        Line.Add(second);
        EndLine();
    }

    public void Dispose() => _writer.Dispose();
}

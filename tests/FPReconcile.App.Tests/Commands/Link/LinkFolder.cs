using System.Text;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Commands.Link;

/// <summary>A folder with two tables and a model, and what <c>link</c> makes of them.</summary>
internal sealed class LinkFolder : IDisposable
{
    /// <summary>Names, date, code and identifier, with rules that each find most pairs.</summary>
    public const string Model = """
        { "id": "id",
          "blocking_rules": [ { "on": ["surname", "birth_date"] }, { "on": ["given_name:3", "birth_date"] }, { "on": ["phone"] },
                              { "on": ["given_name", "surname"], "swap": ["given_name", "surname"] } ],
          "comparisons": [ { "column": "given_name", "kind": "name", "term_frequency": true, "swap_with": "surname" }, { "column": "surname", "kind": "name", "term_frequency": true },
                           { "column": "birth_date", "kind": "date" }, { "column": "phone", "kind": "identifier" }, { "column": "height", "kind": "number", "same_within": 0.5, "near_within": 2 },
                           { "column": "town", "kind": "category", "term_frequency": true } ] }
        """;

    public const string Header = "id,given_name,surname,birth_date,phone,height,town";

    private readonly TemporaryFolder _folder = new();

    public LinkFolder(string model = Model) => Write("model.json", model);

    public string Out => Path("out");

    public void Dispose() => _folder.Dispose();

    public string Path(string name) => _folder.Path(name);

    public string Write(string name, string text) => _folder.Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes) => _folder.Write(name, bytes);

    public void WriteTables(IEnumerable<string> left, IEnumerable<string> right)
    {
        Write("left.csv", Table(left));
        Write("right.csv", Table(right));
    }

    /// <summary>Two tables of invented people, and which of their rows are the same person.</summary>
    public void WritePeople(int count, int seed = 1)
    {
        var people = new InventedPeople(count, seed);
        WriteTables(people.Left, people.Right);
        Write("truth.csv", "left_id,right_id\r\n" + string.Concat(people.Truth.Select(pair => $"{pair.Left},{pair.Right}\r\n")));
    }

    public static string Table(IEnumerable<string> rows) => string.Concat(rows.Prepend(Header).Select(row => row + "\r\n"));

    /// <summary>Runs the verb. However bad the input, it must say so in plain words and write no number that is none.</summary>
    public (int ExitCode, string Output, string Error) Run(params string[] more) => RunInto("out", more);

    public (int ExitCode, string Output, string Error) RunInto(string output, params string[] more)
    {
        var run = InProcessRun.Start(
            ["link", "--left", Path("left.csv"), "--right", Path("right.csv"), "--model", Path("model.json"), "--out", Path(output), .. more]);
        run.Error.ShouldNotContain("   at ");
        run.Error.ShouldNotContain("unexpected error");
        if (run.ExitCode == 0)
        {
            foreach (var text in Files(output).Values.Append(run.Output))
                foreach (var word in new[] { "NaN", "Infinity", "∞", "-0.0000," })
                    text.ShouldNotContain(word, Case.Sensitive);
        }

        return run;
    }

    /// <summary>The files of a run by name.</summary>
    public SortedDictionary<string, string> Files(string output = "out") =>
        new(Directory.GetFiles(Path(output)).ToDictionary(path => System.IO.Path.GetFileName(path), File.ReadAllText, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The ids of the links.</summary>
    public List<(string Left, string Right)> Links(string output = "out") =>
        [.. File.ReadLines(System.IO.Path.Combine(Path(output), "links.csv")).Skip(1).Select(line => line.Split(',')).Select(cells => (cells[0], cells[1]))];
}

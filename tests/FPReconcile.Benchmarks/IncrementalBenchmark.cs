using System.Globalization;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Recipes;

namespace FPReconcile.Benchmarks;

/// <summary>
/// What <c>relink</c> costs beside <c>link</c> over the whole tables, each in a fresh process: new rows on one side, and one row in a
/// hundred changed on both. The links are compared with those of <c>relink --anew</c>.
/// </summary>
internal static class IncrementalBenchmark
{
    private const int RowsInAHundred = 100;

    public static int Run(string[] arguments)
    {
        var values = new BenchmarkArguments(arguments, "--sizes", "--new-rows", "--runs", "--seed", "--app");
        Console.WriteLine($"# Cost of `relink`; median (least - most) of {values.Number("--runs", 3)} fresh processes");
        foreach (var size in values.Numbers("--sizes", "1000000,10000000"))
        {
            var folder = Directory.CreateTempSubdirectory("fpreconcile-relink-").FullName;
            try
            {
                BirthsRecipe.Write(new RecipeOptions { Size = size, Seed = values.Number("--seed", 1), Profile = ErrorProfile.Standard, Names = NameProfile.Latin }, folder);
                new Measurement(folder, values).Run(size);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return 0;
    }

    private sealed class Measurement(string folder, BenchmarkArguments values)
    {
        private readonly int _runs = values.Number("--runs", 3);
        private readonly int _newRows = values.Number("--new-rows", 3000);
        private readonly string? _app = values.Text("--app");

        public void Run(int size)
        {
            PrepareFiles();
            Cost(Link("base.csv", RecipeFiles.Right, "trained"));
            var kept = Cost([.. Link("base.csv", RecipeFiles.Right, "kept", "--trained", In("trained/model.json")), "--keep", In("state")]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n## {size:N0} births\n\n| run | wall, s | CPU, s | peak memory, MB |\n|---|---|---|---|"));
            Print("`link --trained` over the whole tables", Measure(() => { }, Link(RecipeFiles.Left, RecipeFiles.Right, "whole", "--trained", In("trained/model.json"))));
            Print("the same with `--keep`", [kept]);
            Print($"`relink`, {_newRows:N0} new rows", Measure(Reset, Relink("out", "--left-changes", In("new.csv"))));
            Print("`relink`, 1 % of both tables changed, changes given", Measure(Reset, Relink("out", "--left-changes", In("left-changes.csv"), "--right-changes", In("right-changes.csv"))));
            string[] whole = ["--left", In("left-changed.csv"), "--right", In("right-changed.csv")];
            Print("the same, whole tables given, links.csv written", Measure(Reset, Relink("out", whole)));
            Print("the same, `--anew`", Measure(Reset, Relink("anew", [.. whole, "--anew"]), runs: 1));
            var isSame = File.ReadAllBytes(In("out/links.csv")).AsSpan().SequenceEqual(File.ReadAllBytes(In("anew/links.csv")));
            Console.WriteLine(isSame ? "\nlinks.csv of the last two runs is the same, byte for byte." : "\nTHE LINKS DIFFER.");
        }

        private static void Print(string run, List<RunCost> costs) => Console.WriteLine(
            $"| {run} | {Middle(costs, cost => cost.WallSeconds, "0.00")} | {Middle(costs, cost => cost.CpuSeconds, "0.00")} | {Middle(costs, cost => cost.PeakMegabytes, "0")} |");

        private static string Middle(List<RunCost> costs, Func<RunCost, double> figure, string format)
        {
            var sorted = costs.Select(figure).Order().Select(value => value.ToString(format, CultureInfo.InvariantCulture)).ToList();
            return sorted.Count == 1 ? sorted[0] : $"{sorted[sorted.Count / 2]} ({sorted[0]} - {sorted[^1]})";
        }

        private string In(string name) => Path.Combine(folder, name);

        private string[] Link(string left, string right, string result, params string[] more) =>
            ["link", "--left", In(left), "--right", In(right), "--model", In(RecipeFiles.Model), "--out", In(result), "--quiet", .. more];

        private string[] Relink(string result, params string[] more) => ["relink", "--state", In("state"), "--out", In(result), "--quiet", .. more];

        private RunCost Cost(string[] command) => _app is null ? FreshProcess.Measure(command) : FreshProcess.Measure(_app, command);

        private List<RunCost> Measure(Action before, string[] command, int? runs = null)
        {
            var costs = new List<RunCost>();
            for (var run = 0; run < (runs ?? _runs); run++)
            {
                before();
                costs.Add(Cost(command));
            }

            return costs;
        }

        /// <summary>Takes back what the last run changed: the image never changes.</summary>
        private void Reset()
        {
            if (File.Exists(In("changes.bin")))
                File.Copy(In("changes.bin"), In("state/changes.bin"), overwrite: true);
            else
                File.Copy(In("state/changes.bin"), In("changes.bin"));
        }

        /// <summary>The left table without its new rows, these alone, and both tables with changed rows.</summary>
        private void PrepareFiles()
        {
            var rows = File.ReadLines(In(RecipeFiles.Left)).Count() - 1;
            var step = Math.Max(1, rows / _newRows);
            Split(RecipeFiles.Left, row => row % step == 0 && row / step < _newRows, "new.csv", "base.csv");
            Change("base.csv", "left");
            Change(RecipeFiles.Right, "right");
        }

        private void Split(string table, Func<int, bool> isTaken, string taken, string others)
        {
            using var lines = File.ReadLines(In(table)).GetEnumerator();
            using var takenRows = new StreamWriter(In(taken));
            using var otherRows = new StreamWriter(In(others));
            for (var row = -1; lines.MoveNext(); row++)
            {
                if (row < 0 || isTaken(row))
                    takenRows.WriteLine(lines.Current);
                if (row < 0 || !isTaken(row))
                    otherRows.WriteLine(lines.Current);
            }
        }

        /// <summary>One row in a hundred gets the values of the row before it in every third column.</summary>
        private void Change(string table, string side)
        {
            using var lines = File.ReadLines(In(table)).GetEnumerator();
            using var all = new StreamWriter(In($"{side}-changed.csv"));
            using var changed = new StreamWriter(In($"{side}-changes.csv"));
            var before = Array.Empty<string>();
            for (var row = -1; lines.MoveNext(); row++)
            {
                var cells = lines.Current.Split(',');
                for (var cell = 1 + (row / RowsInAHundred % 3); row % RowsInAHundred == 1 && cell < cells.Length; cell += 3)
                    cells[cell] = before[cell];
                var text = string.Join(',', cells);
                all.WriteLine(text);
                if (row < 0 || row % RowsInAHundred == 1)
                    changed.WriteLine(text);
                before = cells;
            }
        }
    }
}

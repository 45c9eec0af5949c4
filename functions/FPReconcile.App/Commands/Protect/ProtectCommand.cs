using System.CommandLine;

namespace FPReconcile.App.Commands.Protect;

/// <summary>The verb <c>protect</c>: a table of counts as it may be shown to everybody, and the attack that it stood.</summary>
internal static class ProtectCommand
{
    public static Command Create()
    {
        var table = Text("--table", "The table: one row for each count (CSV with a header row, or a workbook), without totals.", "path");
        var rows = Text("--rows", "Column with the labels of the rows, such as the facility.", "column");
        var columns = Text("--columns", "Column with the labels of the columns, such as the month.", "column");
        var count = Text("--count", "Column with the counts.", "column");
        var threshold = new Option<int>("--threshold") { Description = "Counts from 1 to below it are hidden: 10 for sensitive counts, 5 for births.", Required = true, HelpName = "number" };
        var output = Text("--out", "Folder for the results. An earlier run is replaced, anything else is refused.", "path");
        var hideZeros = new Option<bool>("--hide-zeros") { Description = "Zeros may be hidden too, for tables with many of them; by default they are always shown." };
        var earlier = Texts("--earlier", "An earlier table of the same kind with its true counts, so that the difference of the two gives nothing away either. May be given several times.");
        var published = Texts("--earlier-published", "What was published of it: its suppressed-long.csv, or the folder of that run. One for each --earlier, in their order.");
        var quiet = new Option<bool>("--quiet") { Description = "No summary; problems are still told." };

        var command = new Command("protect", "Hides small counts of a table, and as few others as protect them, and proves it by an attack.")
        {
            table, rows, columns, count, threshold, output, hideZeros, earlier, published, quiet,
        };
        command.SetAction(parsed => ProtectRun.Execute(new ProtectArguments
        {
            Table = parsed.GetRequiredValue(table),
            Rows = parsed.GetRequiredValue(rows),
            Columns = parsed.GetRequiredValue(columns),
            Count = parsed.GetRequiredValue(count),
            Threshold = parsed.GetRequiredValue(threshold),
            Out = parsed.GetRequiredValue(output),
            MayHideZeros = parsed.GetValue(hideZeros),
            Earlier = Pairs(parsed.GetValue(earlier) ?? [], parsed.GetValue(published) ?? []),
            IsQuiet = parsed.GetValue(quiet),
        }));
        return command;
    }

    // A pair with a blank is told with the other mistakes.
    private static (string, string)[] Pairs(string[] earlier, string[] published) =>
        [.. Enumerable.Range(0, Math.Max(earlier.Length, published.Length)).Select(i => (earlier.ElementAtOrDefault(i) ?? "", published.ElementAtOrDefault(i) ?? ""))];

    private static Option<string[]> Texts(string name, string description) => new(name) { Description = description, HelpName = "path" };

    private static Option<string> Text(string name, string description, string helpName) =>
        new(name) { Description = description, Required = true, HelpName = helpName };
}

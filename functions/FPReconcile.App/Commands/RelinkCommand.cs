using System.CommandLine;
using FPReconcile.App.Commands.Link.Kept;

namespace FPReconcile.App.Commands;

/// <summary>The verb <c>relink</c>: links what changed in two tables since they were linked and kept.</summary>
internal static class RelinkCommand
{
    public static Command Create()
    {
        var state = new Option<string>("--state") { Description = "The folder that link --keep has written. It is brought up to date.", Required = true, HelpName = "path" };
        var output = new Option<string>("--out") { Description = "Folder for the results. An earlier run is replaced, anything else is refused.", Required = true, HelpName = "path" };
        var left = Path("--left", "The whole left table as it is now; what changed is found by the ids.");
        var right = Path("--right", "The whole right table.");
        var leftChanges = Path("--left-changes", "Only the rows of the left table that are new or have changed.");
        var rightChanges = Path("--right-changes", "The same of the right table.");
        var leftRemoved = Path("--left-removed", "The ids of rows that are gone from the left table (CSV with the column of the ids).");
        var rightRemoved = Path("--right-removed", "The same of the right table.");
        var allLinks = new Option<bool>("--all-links") { Description = "Writes links.csv with all links, also when no whole table was given." };
        var anew = new Option<bool>("--anew") { Description = "Links the whole tables anew with what was kept of the first run; the links are the same. Needs --left and --right." };
        var threads = new Option<int?>("--threads") { Description = "Threads to work on; default: as many as there are. The results do not depend on it.", HelpName = "number" };
        var quiet = new Option<bool>("--quiet") { Description = "No progress and no summary; problems are still told." };

        var command = new Command("relink", "Links what changed in two tables since link --keep.")
        {
            state, output, left, right, leftChanges, rightChanges, leftRemoved, rightRemoved, allLinks, anew, threads, quiet,
        };
        command.SetAction(parsed => RelinkRun.Execute(new RelinkArguments
        {
            State = parsed.GetRequiredValue(state),
            Out = parsed.GetRequiredValue(output),
            Left = new RelinkTable("left", parsed.GetValue(left), parsed.GetValue(leftChanges), parsed.GetValue(leftRemoved)),
            Right = new RelinkTable("right", parsed.GetValue(right), parsed.GetValue(rightChanges), parsed.GetValue(rightRemoved)),
            WritesAllLinks = parsed.GetValue(allLinks),
            IsAnew = parsed.GetValue(anew),
            Threads = parsed.GetValue(threads),
            IsQuiet = parsed.GetValue(quiet),
        }));
        return command;
    }

    private static Option<string> Path(string name, string description) => new(name) { Description = description, HelpName = "path" };
}

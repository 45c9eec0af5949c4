using System.CommandLine;
using FPReconcile.App.Commands.Link;

namespace FPReconcile.App.Commands;

/// <summary>The verb <c>link</c>: links any two tables with a model file.</summary>
internal static class LinkCommand
{
    public static Command Create()
    {
        var left = Path("--left", "The left table (CSV with a header row, UTF-8).");
        var right = Path("--right", "The right table.");
        var model = Path("--model", "The model file (JSON): what is compared, which pairs are looked at, from which probability they are links.");
        var output = Path("--out", "Folder for the results. An earlier run is replaced, anything else is refused.");
        var trained = new Option<string>("--trained") { Description = "A model.json of an earlier run: nothing is trained, the pairs are scored with it.", HelpName = "path" };
        var truth = new Option<string>("--truth") { Description = "The true links (CSV: left_id, right_id): the report tells how good the links are.", HelpName = "path" };
        var sample = new Option<int?>("--sample") { Description = "Writes sample.csv: so many pairs of each band of probability, for persons to judge.", HelpName = "number" };
        var labels = new Option<string>("--labels") { Description = "Judged pairs (sample.csv with is_match filled in): the report tells how good the links are.", HelpName = "path" };
        var keep = new Option<string>("--keep") { Description = "Folder for what relink needs to link changes of the tables later. Needs --trained.", HelpName = "path" };
        var threads = new Option<int?>("--threads") { Description = "Threads to work on; default: as many as there are. The results do not depend on it.", HelpName = "number" };
        var seed = new Option<long>("--seed") { Description = "Seed of the sampled probabilities; default 0.", HelpName = "number" };
        var timings = new Option<bool>("--timings") { Description = "Tells what each stage of the run took." };
        var quiet = new Option<bool>("--quiet") { Description = "No progress and no summary; problems are still told." };

        var command = new Command("link", "Links any two tables: births are one model among others.")
        {
            left, right, model, output, trained, truth, sample, labels, keep, threads, seed, timings, quiet,
        };
        command.SetAction(parsed => LinkRun.Execute(new LinkArguments
        {
            Left = parsed.GetRequiredValue(left),
            Right = parsed.GetRequiredValue(right),
            Model = parsed.GetRequiredValue(model),
            Out = parsed.GetRequiredValue(output),
            Trained = parsed.GetValue(trained),
            Truth = parsed.GetValue(truth),
            Sample = parsed.GetValue(sample),
            Labels = parsed.GetValue(labels),
            Keep = parsed.GetValue(keep),
            Threads = parsed.GetValue(threads),
            Seed = parsed.GetValue(seed),
            TellsTimings = parsed.GetValue(timings),
            IsQuiet = parsed.GetValue(quiet),
        }));
        return command;
    }

    private static Option<string> Path(string name, string description) =>
        new(name) { Description = description, Required = true, HelpName = "path" };
}

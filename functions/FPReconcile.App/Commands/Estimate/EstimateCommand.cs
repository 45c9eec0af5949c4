using System.CommandLine;

namespace FPReconcile.App.Commands.Estimate;

/// <summary>The verb <c>estimate</c>: how many births there are by two or three lists, those in none included.</summary>
internal static class EstimateCommand
{
    public static Command Create()
    {
        var histories = new Option<string>("--histories")
        {
            Description = "The counts (CSV: dataset, history such as 101, count); two or three lists in each dataset.", Required = true, HelpName = "path",
        };
        var output = new Option<string>("--out") { Description = "Folder for the results. An earlier run is replaced, anything else is refused.", Required = true, HelpName = "path" };
        var quiet = new Option<bool>("--quiet") { Description = "No summary; problems are still told." };
        var command = new Command("estimate", "Estimates from counts of capture histories how many births there are, with every model, its interval and its assumptions.")
        {
            histories, output, quiet,
        };
        command.SetAction(parsed => EstimateRun.Execute(parsed.GetRequiredValue(histories), parsed.GetRequiredValue(output), parsed.GetValue(quiet)));
        return command;
    }
}

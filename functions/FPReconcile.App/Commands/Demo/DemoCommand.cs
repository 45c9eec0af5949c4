using System.CommandLine;

namespace FPReconcile.App.Commands.Demo;

/// <summary>The verb <c>demo</c>: an invented district, reconciled and held against its truth.</summary>
internal static class DemoCommand
{
    private const string DefaultFolder = "demo-out";

    public static Command Create()
    {
        var output = new Option<string>("--out")
        {
            Description = $"Folder for the invented files and the results (default: {DefaultFolder}).", HelpName = "path",
            DefaultValueFactory = _ => DefaultFolder,
        };
        var births = new Option<int>("--births")
        {
            Description = "Number of births (default: 2000; 1 to 200000).", HelpName = "number", DefaultValueFactory = _ => 2000,
        };
        var noServe = new Option<bool>("--no-serve") { Description = "End after the summary, without opening the review site." };
        var command = new Command("demo", "Invents a district with messy workbooks, reconciles it, says how well that went, and opens the review site until Ctrl-C.")
        {
            output, births, noServe,
        };
        command.SetAction(parsed => DemoRun.Execute(new DemoArguments(parsed.GetValue(output)!, parsed.GetValue(births), !parsed.GetValue(noServe)), TimeProvider.System));
        return command;
    }
}

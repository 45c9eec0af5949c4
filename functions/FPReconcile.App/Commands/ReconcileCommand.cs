using System.CommandLine;

namespace FPReconcile.App.Commands;

/// <summary>The verb <c>reconcile</c>: one run over the files of the offices.</summary>
internal static class ReconcileCommand
{
    public static Command Create()
    {
        var facility = Path("--facility", "Birth notifications of facilities: a file or a folder (searched with its subfolders).", isRequired: true);
        var registration = Path("--registration", "Civil birth registrations: a file or a folder.", isRequired: true);
        var register = Path("--register", "Entries of newborns in the population register: a file or a folder. Without it two kinds are not assessed.");
        var deaths = Path("--deaths", "Lists of deaths and stillbirths: a file or a folder. Births on them are never put on a worklist.");
        var asOf = new Option<string>("--as-of") { Description = "The day the run looks from, as yyyy-MM-dd.", Required = true, HelpName = "date" };
        var output = Path("--out", "Folder for the results. An earlier run is replaced, anything else is refused.", isRequired: true);
        var settings = Path("--settings", "Settings (JSON).");
        var mapping = Path("--mapping", "Mapping of columns (JSON), for files whose headings are not known.");
        var previous = Path("--previous", "Folder of an earlier run: its case ids and the officers' decisions are taken over.");
        var model = Path("--model", "run.json of an earlier run: its trained model is used, and nothing is trained.");
        var vintage = new Option<string>("--vintage")
        {
            Description = "Name of a vintage of statistics, such as 2025-Q1: they are written once, suppressed, and taken over from --previous after that.", HelpName = "name",
        };
        var antenatal = Path("--antenatal", "Counts of recorded outcomes by facility and quarter (CSV), for the statistics of the vintage.");
        var quiet = new Option<bool>("--quiet") { Description = "No progress and no summary; problems are still told." };

        var command = new Command("reconcile", "Compares the births of the offices and lists what is missing or does not agree.")
        {
            facility, registration, register, deaths, asOf, output, settings, mapping, previous, model, vintage, antenatal, quiet,
        };
        command.SetAction(parsed => ReconcileRun.Execute(
            new ReconcileArguments
            {
                Facility = parsed.GetRequiredValue(facility),
                Registration = parsed.GetRequiredValue(registration),
                Register = parsed.GetValue(register),
                Deaths = parsed.GetValue(deaths),
                AsOf = parsed.GetRequiredValue(asOf),
                Out = parsed.GetRequiredValue(output),
                Settings = parsed.GetValue(settings),
                Mapping = parsed.GetValue(mapping),
                Previous = parsed.GetValue(previous),
                Model = parsed.GetValue(model),
                Vintage = parsed.GetValue(vintage),
                Antenatal = parsed.GetValue(antenatal),
                IsQuiet = parsed.GetValue(quiet),
            },
            TimeProvider.System));
        return command;
    }

    private static Option<string> Path(string name, string description, bool isRequired = false) =>
        new(name) { Description = description, Required = isRequired, HelpName = "path" };
}

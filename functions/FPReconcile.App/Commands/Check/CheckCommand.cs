using System.CommandLine;
using FPReconcile.Core.Intake.Languages;

namespace FPReconcile.App.Commands.Check;

/// <summary>The verb <c>check</c>: what would be understood of one file, before anything is sent.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The workbook or CSV file to check. It is never changed." };
        var source = new Option<string>("--source") { Description = "Whose file it is: facility, registration or register.", Required = true, HelpName = "source" };
        var output = Text("--out", "Folder for the file back: NAME-checked.xlsx, masked, with what is wrong in each row.", "path");
        var mapping = Text("--mapping", "Mapping of columns (JSON); what has changed against it is told.", "path");
        var saveMapping = Text("--save-mapping", "Writes what was guessed as a mapping (JSON), to correct it and to use it with --mapping.", "path");
        var settings = Text("--settings", "Settings (JSON).", "path");
        var asOf = Text("--as-of", "The day to look from, as yyyy-MM-dd (default: today).", "date");
        var facility = Text("--facility", "Code of the facility that the file should be from.", "code");
        var month = Text("--month", "Month that the births should be from, as yyyy-MM.", "month");
        var language = Text("--language", $"Language of what is told: {string.Join(" or ", ClerkLanguage.Codes)} (default: that of the settings, else en).", "code");
        var quiet = new Option<bool>("--quiet") { Description = "No table; problems are still told." };

        var command = new Command("check", "Says what would be understood of a file and what would be set aside, before anything is sent.")
        {
            file, source, output, mapping, saveMapping, settings, asOf, facility, month, language, quiet,
        };
        command.SetAction(parsed => CheckRun.Execute(
            new CheckArguments
            {
                File = parsed.GetRequiredValue(file),
                Source = parsed.GetRequiredValue(source),
                Out = parsed.GetValue(output),
                Mapping = parsed.GetValue(mapping),
                SaveMapping = parsed.GetValue(saveMapping),
                Settings = parsed.GetValue(settings),
                AsOf = parsed.GetValue(asOf),
                Facility = parsed.GetValue(facility),
                Month = parsed.GetValue(month),
                Language = parsed.GetValue(language),
                IsQuiet = parsed.GetValue(quiet),
            },
            TimeProvider.System));
        return command;
    }

    private static Option<string> Text(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName };
}

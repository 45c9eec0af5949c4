using System.CommandLine;
using FPReconcile.Core.Intake.Languages;

namespace FPReconcile.App.Commands.Template;

/// <summary>The verb <c>template</c>: an empty workbook to fill in.</summary>
internal static class TemplateCommand
{
    public static Command Create()
    {
        var source = new Option<string>("--source") { Description = "Whose records: facility, registration or register.", Required = true, HelpName = "source" };
        var output = new Option<string>("--out") { Description = "The workbook to write (.xlsx). One that is there is not replaced.", Required = true, HelpName = "path" };
        var language = new Option<string>("--language") { Description = $"Language of headings and notes: {string.Join(" or ", ClerkLanguage.Codes)} (default: en).", HelpName = "code" };
        var command = new Command("template", "Writes an empty workbook with known headings, drop-downs and notes, to be filled in by an office.")
        {
            source, output, language,
        };
        command.SetAction(parsed => TemplateRun.Execute(parsed.GetRequiredValue(source), parsed.GetRequiredValue(output), parsed.GetValue(language)));
        return command;
    }
}

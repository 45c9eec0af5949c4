using FPReconcile.App.Check;
using FPReconcile.App.Output;
using FPReconcile.App.Spreadsheets.Workbooks;
using FPReconcile.Core.Intake.Languages;

namespace FPReconcile.App.Commands.Template;

/// <summary>One run of the verb <c>template</c>.</summary>
internal static class TemplateRun
{
    /// <summary>Writes the workbook and gives the exit code.</summary>
    public static int Execute(string source, string path, string? language) => Problems.ToExitCode(() =>
    {
        var words = ClerkOptions.Language(language, "en");
        var workbook = TemplateWorkbook.Build(ClerkOptions.Source(source), words);
        WholeFile.RefuseExisting(path, "--out");
        if (!path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
            throw new UsageException("--out has to end in .xlsx: name a workbook");
        WholeFile.Write(path, "--out", stream => XlsxWriter.Write(stream, workbook));
        Console.Out.WriteLine(words.Text(ClerkText.Written, path));
        return ExitCode.Done;
    });
}

using FPReconcile.App.Spreadsheets.Workbooks;
using FPReconcile.Core.Runs;

namespace FPReconcile.App.Output;

/// <summary>Writes every file of a run into one folder; the manifest last, because it marks the folder as a run.</summary>
internal static class RunFiles
{
    public const string ManifestName = "run.json";

    private const string WorklistFolder = "worklists";
    private const string FeedbackFolder = "feedback";

    public static void Write(string folder, ReconciliationInput input, ReconciliationResult result)
    {
        WriteFile(folder, LinksFile.Name, stream => LinksFile.Write(stream, result.Linkage.Births, result.Reconciliation));
        WriteFile(folder, DiscrepanciesFile.Name, stream => DiscrepanciesFile.Write(stream, result.Reconciliation.Discrepancies));
        WriteFile(folder, IntakeFile.Name, stream => IntakeFile.Write(stream, input.Sheets));
        WriteFile(folder, RejectionsFile.Name, stream => RejectionsFile.Write(stream, input.Rejections));
        if (result.Decisions.All.Count > 0)
            WriteFile(folder, DecisionsFile.Name, stream => DecisionsFile.Write(stream, result.Decisions));
        WriteWorkbooks(Path.Combine(folder, WorklistFolder), result.Worklists.Select(list => (list.AreaCode, WorklistWorkbook.Build(list, result.Context))));
        WriteWorkbooks(Path.Combine(folder, FeedbackFolder), result.Feedback.Select(feedback => (feedback.FacilityCode, FeedbackWorkbook.Build(feedback, result.Context))));
        File.WriteAllText(Path.Combine(folder, ManifestName), RunManifest.Write(input, result, ProgramVersion.Text));
    }

    private static void WriteWorkbooks(string folder, IEnumerable<(string Code, WorkbookModel Workbook)> workbooks)
    {
        Directory.CreateDirectory(folder);
        var names = new SafeFileNames();
        foreach (var (code, workbook) in workbooks)
            WriteFile(folder, names.For(code) + ".xlsx", stream => XlsxWriter.Write(stream, workbook));
    }

    private static void WriteFile(string folder, string name, Action<Stream> write)
    {
        using var stream = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write);
        write(stream);
    }
}

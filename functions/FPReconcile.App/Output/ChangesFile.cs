using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.Core.Reconciliation.Cases;

namespace FPReconcile.App.Output;

/// <summary>changes.csv: what happened to the cases since the last night, and why. Ordered by case id, then by change.</summary>
internal static class ChangesFile
{
    public const string Name = "changes.csv";

    public static IReadOnlyList<string> Header { get; } =
        ["case_id", "change", "kinds_before", "kinds_after", "because", "area_code", "merged_into"];

    public static void Write(Stream stream, IReadOnlyList<CaseChange> changes)
    {
        using var csv = new CsvTableWriter(stream, [.. Header]);
        foreach (var change in changes)
        {
            csv.Text(change.CaseId).Text(change.Change.Name())
                .Text(CasesFile.Kinds(change.KindsBefore)).Text(CasesFile.Kinds(change.KindsAfter))
                .Text(change.Because.Name()).Text(change.AreaCode).Text(change.MergedInto).EndRow();
        }
    }
}

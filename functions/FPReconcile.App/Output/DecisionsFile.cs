using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Output;

/// <summary>decisions.csv: what officers decided, carried from run to run in the order it was decided.</summary>
internal static class DecisionsFile
{
    public const string Name = "decisions.csv";

    public static void Write(Stream stream, OfficerDecisions decisions)
    {
        using var csv = new CsvTableWriter(stream, "case_id", "source_a", "record_a", "source_b", "record_b", "decision", "reason");
        foreach (var decision in decisions.All)
        {
            csv.Text(decision.CaseId).Text(decision.A.Source.Name()).Text(decision.A.Id)
                .Text(decision.B?.Source.Name()).Text(decision.B?.Id)
                .Text(decision.Disposition.Name()).Text(decision.Reason).EndRow();
        }
    }
}

using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Reconciliation.Cases;

namespace FPReconcile.App.Output;

/// <summary>cases.csv: every case, open and closed, ordered by case id; what is written reads back as it was.</summary>
internal static class CasesFile
{
    public const string Name = "cases.csv";

    public const string Open = "open";
    public const string Closed = "closed";
    public const string Yes = "yes";

    public static IReadOnlyList<string> Header { get; } =
    [
        "as_of", "case_id", "state", "area_code", "birth_date", "kinds", "not_assessed", "not_assessed_since", "opened_on", "closed_on",
        "closed_because", "merged_into", "reopened", "decision_contradicted", "records", "candidates",
    ];

    /// <summary>Records are written as <c>facility:H1</c>, separated by a space.</summary>
    public static void Write(Stream stream, CaseLedger ledger)
    {
        using var csv = new CsvTableWriter(stream, [.. Header]);
        foreach (var entry in ledger.Entries)
        {
            csv.Date(ledger.AsOf).Text(entry.CaseId).Text(entry.IsOpen ? Open : Closed).Text(entry.AreaCode).Date(entry.BirthDate)
                .Text(Kinds(entry.Kinds)).Text(Kinds(entry.NotAssessed)).Date(entry.NotAssessedSince)
                .Date(entry.OpenedOn).Date(entry.ClosedOn).Text(entry.ClosedBecause?.Name()).Text(entry.MergedInto)
                .Number(entry.Reopened).Text(entry.IsDecisionContradicted ? Yes : null)
                .Text(string.Join(' ', entry.Records)).Text(string.Join(' ', entry.Candidates)).EndRow();
        }
    }

    /// <summary>Reads the cases of the last night. A file without a case gives no date either.</summary>
    /// <param name="stream">Must know its length; it is closed.</param>
    /// <exception cref="UsageException">The file is damaged: the message tells the row and a code, never a value.</exception>
    public static CaseLedger Read(Stream stream)
    {
        var reader = new CaseRowReader();
        try
        {
            var entries = NamedColumnsTable.ReadCsv(stream, Header, reader.Read);
            return reader.AsOf is { } asOf ? new CaseLedger(asOf, entries) : CaseLedger.Empty;
        }
        catch (UsageException exception)
        {
            throw new UsageException($"{Name}: {exception.Message}");
        }
    }

    internal static string Kinds(IReadOnlyList<DiscrepancyKind> kinds) => string.Join(' ', kinds.Select(kind => kind.Name()));
}

using System.Globalization;
using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Reconciliation.Cases;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Output;

/// <summary>Reads the rows of cases.csv one after the other, and holds them against each other.</summary>
internal sealed class CaseRowReader
{
    private readonly HashSet<string> _caseIds = new(StringComparer.Ordinal);

    /// <summary>The date of the last night, the same in every row; null before the first one was read.</summary>
    public DateOnly? AsOf { get; private set; }

    /// <exception cref="UsageException">The row is damaged.</exception>
    public CaseEntry Read(NamedColumnsTable table, SheetRow row)
    {
        var cells = new Cells(table, row);
        var asOf = cells.Date("as_of");
        if (AsOf is { } before && asOf != before)
            throw cells.Wrong("CASE_AS_OF", "as_of", "must be the same in every row");
        AsOf = asOf;
        var entry = Entry(cells);
        if (!_caseIds.Add(entry.CaseId))
            throw cells.Wrong("CASE_TWICE", "case_id", "is there twice");
        CheckState(cells, entry);
        return entry;
    }

    private static CaseEntry Entry(Cells cells) => new()
    {
        CaseId = cells.Text("case_id"),
        AreaCode = EscapedText.Unescaped(cells.Text("area_code"))!,
        BirthDate = cells.Date("birth_date"),
        Kinds = cells.Kinds("kinds"),
        NotAssessed = cells.Kinds("not_assessed"),
        NotAssessedSince = cells.DateOrNone("not_assessed_since"),
        OpenedOn = cells.Date("opened_on"),
        ClosedOn = cells.DateOrNone("closed_on"),
        ClosedBecause = cells.Reason("closed_because"),
        MergedInto = cells["merged_into"],
        Reopened = cells.Number("reopened"),
        IsDecisionContradicted = cells.YesOrNone("decision_contradicted"),
        Records = cells.Records("records"),
        Candidates = cells.Records("candidates"),
    };

    private static void CheckState(Cells cells, CaseEntry entry)
    {
        if (cells.Text("state") != (entry.IsOpen ? CasesFile.Open : CasesFile.Closed))
            throw cells.Wrong("CASE_STATE", "state", "must be open with kinds and closed without");
        if (entry.IsOpen == entry.ClosedOn.HasValue || entry.IsOpen == entry.ClosedBecause.HasValue)
            throw cells.Wrong("CASE_STATE", "closed_on and closed_because", "must be there when the case is closed, and only then");
        if (entry.NotAssessed.Except(entry.Kinds).Any() || entry.NotAssessed.Count > 0 != entry.NotAssessedSince.HasValue)
            throw cells.Wrong("CASE_STATE", "not_assessed", "must be kinds of the case, with their date");
        if (entry.Records.Count == 0)
            throw cells.Wrong("CASE_VALUE_MISSING", "records", "must not be blank");
    }

    /// <summary>The cells of one row, with what may stand in them.</summary>
    private readonly struct Cells(NamedColumnsTable table, SheetRow row)
    {
        public string? this[string column] => table[row, column];

        public string Text(string column) => this[column] ?? throw Wrong("CASE_VALUE_MISSING", column, "must not be blank");

        public DateOnly Date(string column) => DateOrNone(column) ?? throw Wrong("CASE_VALUE_MISSING", column, "must not be blank");

        public DateOnly? DateOrNone(string column)
        {
            if (this[column] is not { } text)
                return null;
            return Dates.TryParseIso(text, out var date) ? date : throw Wrong("CASE_DATE", column, "must be a date as yyyy-MM-dd");
        }

        public int Number(string column) =>
            int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw Wrong("CASE_NUMBER", column, "must be a whole number");

        public bool YesOrNone(string column) => this[column] switch
        {
            null => false,
            CasesFile.Yes => true,
            _ => throw Wrong("CASE_YES", column, "must be yes or blank"),
        };

        public IReadOnlyList<DiscrepancyKind> Kinds(string column)
        {
            var kinds = new List<DiscrepancyKind>();
            foreach (var name in Words(column))
            {
                if (!DiscrepancyKinds.TryParse(name, out var kind) || (kinds.Count > 0 && kinds[^1] >= kind))
                    throw Wrong("CASE_KIND", column, "must be known kinds in their order");
                kinds.Add(kind);
            }

            return kinds;
        }

        public CaseReason? Reason(string column)
        {
            if (this[column] is not { } text)
                return null;
            return CaseReasons.TryParse(text, out var reason) ? reason : throw Wrong("CASE_REASON", column, "must be a known reason");
        }

        public IReadOnlyList<RecordKey> Records(string column)
        {
            var keys = new List<RecordKey>();
            foreach (var word in Words(column))
            {
                var colon = word.IndexOf(':', StringComparison.Ordinal);
                if (colon < 0 || colon == word.Length - 1 || !SourceKinds.TryParse(word[..colon], out var source))
                    throw Wrong("CASE_RECORD", column, "must be records as facility:ID, registration:ID or register:ID");
                keys.Add(new RecordKey(source, word[(colon + 1)..]));
            }

            return keys;
        }

        public UsageException Wrong(string code, string column, string rule) =>
            new(string.Create(CultureInfo.InvariantCulture, $"row {row.Number}: {code}: {column} {rule}: restore the file from an undamaged run"));

        private string[] Words(string column) => this[column]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
    }
}

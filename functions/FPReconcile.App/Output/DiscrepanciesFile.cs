using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Output;

/// <summary>discrepancies.csv: one row for each thing that is wrong with a birth. Reasons are always in English.</summary>
internal static class DiscrepanciesFile
{
    public const string Name = "discrepancies.csv";

    private const int ProbabilityDecimals = 6;

    public static IReadOnlyList<string> Header { get; } =
    [
        "case_id", "kind", "area_code", "birth_date", "facility_record_id", "registration_record_id", "register_record_id",
        "match_probability", "fields", "reason",
    ];

    public static void Write(Stream stream, IReadOnlyList<Discrepancy> rows)
    {
        using var csv = new CsvTableWriter(stream, [.. Header]);
        foreach (var row in rows)
        {
            csv.Text(row.CaseId).Text(row.Kind.Name()).Text(row.AreaCode).Date(row.BirthDate)
                .Text(row.RecordIds(SourceKind.Facility)).Text(row.RecordIds(SourceKind.Registration)).Text(row.RecordIds(SourceKind.Register))
                .Number(row.MatchProbability, ProbabilityDecimals)
                .Text(Fields(row.Fields))
                .Text(ReasonText.Write(row.Reason, DisplayLanguage.English))
                .EndRow();
        }
    }

    private static string Fields(IReadOnlyList<BirthField> fields) => fields.Count switch
    {
        0 => "",
        1 => fields[0].Name(),
        _ => string.Join(' ', fields.Select(field => field.Name())),
    };
}

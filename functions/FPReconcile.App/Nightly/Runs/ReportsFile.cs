using System.Globalization;
using FPReconcile.App.Output;
using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.App.Storage;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Nightly.Runs;

/// <summary>Reads reports.csv of a night: which facilities have reported which months.</summary>
internal static class ReportsFile
{
    /// <summary>The reports; none without a list of facilities.</summary>
    public static async Task<IReadOnlyList<FacilityReport>> ReadAsync(IBlobStore blobs, BlobName reports, CancellationToken cancellation) =>
        await blobs.ReadAsync(reports, cancellation) is { Length: > 0 } bytes
            ? NamedColumnsTable.ReadCsv(new MemoryStream(bytes, writable: false), ["facility_code", "month", "status", "files", "rows"], Read)
            : [];

    private static FacilityReport Read(NamedColumnsTable table, SheetRow row) => new(
        EscapedText.Unescaped(table[row, "facility_code"]) ?? "",
        DateOnly.ParseExact($"{table[row, "month"]}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture),
        StatusOf(table[row, "status"]), Number(table[row, "files"]), Number(table[row, "rows"]));

    private static FacilityReportStatus StatusOf(string? name) => Enum.GetValues<FacilityReportStatus>().First(status => status.Name() == name);

    private static int Number(string? text) => int.Parse(text ?? "", NumberStyles.None, CultureInfo.InvariantCulture);
}

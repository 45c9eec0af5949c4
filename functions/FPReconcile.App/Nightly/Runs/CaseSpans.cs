using FPReconcile.App.Output;
using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.App.Storage;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Reconciliation.Cases;

namespace FPReconcile.App.Nightly.Runs;

/// <summary>How long one case was or is open: all that the dashboard needs of it.</summary>
/// <param name="Opened">Day number of the night that found it first.</param>
/// <param name="Closed">Day number of the night that closed it; null while it is open.</param>
/// <param name="IsDecided">Whether the decision of an officer closed it.</param>
/// <param name="IsOnWorklists">Whether it is open and has a kind that is on worklists.</param>
internal readonly record struct CaseSpan(int Opened, int? Closed, bool IsDecided, bool IsOnWorklists);

/// <summary>The cases of a night by area, without their records.</summary>
internal static class CaseSpans
{
    /// <summary>
    /// Cases that went on as another case are left out: that one is counted. So are those that nobody is to be approached about: nobody
    /// worked on them.
    /// </summary>
    /// <param name="blobs">Where the file is.</param>
    /// <param name="cases">cases.csv of the night.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<ILookup<string, CaseSpan>> ReadAsync(IBlobStore blobs, BlobName cases, CancellationToken cancellation)
    {
        var bytes = await blobs.ReadAsync(cases, cancellation) ?? throw new InvalidOperationException("The cases of the night are gone.");
        return NamedColumnsTable.ReadCsv(new MemoryStream(bytes, writable: false), CasesFile.Header, Read)
            .Where(row => row is not null).ToLookup(row => row!.Value.Area, row => row!.Value.Span, StringComparer.Ordinal);
    }

    private static (string Area, CaseSpan Span)? Read(NamedColumnsTable table, SheetRow row)
    {
        if (table[row, "merged_into"] is not null || table[row, "closed_because"] == CaseReason.NotForContact.Name())
            return null;
        var kinds = table[row, "kinds"]?.Split(' ') ?? [];
        var isOnWorklists = Array.Exists(kinds, name => DiscrepancyKinds.TryParse(name, out var kind) && kind.IsOnWorklists());
        return (EscapedText.Unescaped(table[row, "area_code"]) ?? "", new CaseSpan(
            Day(table[row, "opened_on"]) ?? throw new InvalidOperationException("A case of the night has no first day."),
            Day(table[row, "closed_on"]), table[row, "closed_because"] == CaseReason.Decided.Name(), isOnWorklists));
    }

    private static int? Day(string? text) => Dates.TryParseIso(text, out var day) ? day.DayNumber : null;
}

using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Batches;

/// <summary>Which rows belong to births that were erased.</summary>
/// <param name="IsErased">True for a record of such a birth.</param>
/// <param name="IsErasedNumber">True for a record number under which every row belongs to such a birth: of rows that were set aside only the number is known.</param>
public sealed record ErasedRows(Func<BirthRecord, bool> IsErased, Func<RecordKey, bool> IsErasedNumber);

/// <summary>A batch without the rows of erased births.</summary>
/// <param name="Batch">The batch; the same one when nothing was taken out.</param>
/// <param name="Rows">How many rows, and lines about rows, were taken out.</param>
public sealed record ErasedBatch(FileBatch Batch, int Rows);

/// <summary>
/// Takes rows of erased births out of a batch. Rows keep the numbers that the sheet shows, and the counts still add up: an erased row
/// counts as skipped, and a note says so. Lists of deaths stay as they are: they keep a family from being approached.
/// </summary>
public static class BatchErasure
{
    public static ErasedBatch Without(FileBatch batch, ErasedRows erased)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(erased);
        if (batch.Source is not { } source)
            return new ErasedBatch(batch, 0);
        var sheets = batch.Sheets.Select(sheet => Without(sheet, source, erased)).ToList();
        var deaths = Left(batch.DeathsOfRefusedFile, source, erased);
        var rows = sheets.Sum(sheet => sheet.Rows) + batch.DeathsOfRefusedFile.Count - deaths.Count;
        return rows == 0 ? new ErasedBatch(batch, 0) : new ErasedBatch(Copy(batch, [.. sheets.Select(sheet => sheet.Sheet)], deaths), rows);
    }

    private static (SheetBatch Sheet, int Rows) Without(SheetBatch sheet, SourceKind source, ErasedRows erased)
    {
        var records = sheet.Records.Where(record => !erased.IsErased(record)).ToList();
        var deaths = Left(sheet.Deaths, source, erased);
        var rejections = sheet.Rejections.Where(line => line.RecordId is not { } id || !erased.IsErasedNumber(new RecordKey(source, id))).ToList();
        var accepted = sheet.Records.Count - records.Count;
        var lines = sheet.Rejections.Except(rejections).ToList();
        var setAside = lines.Where(line => line.Effect == RejectionEffect.Row).Select(line => line.Row).Distinct().Count();
        var rows = accepted + setAside + sheet.Deaths.Count - deaths.Count;
        if (rows + lines.Count == 0)
            return (sheet, 0);
        var report = sheet.Report with
        {
            RowsAccepted = sheet.Report.RowsAccepted - accepted,
            RowsSetAside = sheet.Report.RowsSetAside - setAside,
            RowsSkipped = sheet.Report.RowsSkipped + accepted + setAside,
            ValuesSetAside = sheet.Report.ValuesSetAside - lines.Count(line => line.Effect == RejectionEffect.Value),
            Notes = [.. sheet.Report.Notes, $"{accepted + setAside} rows belong to births that were erased and were left out"],
        };
        var left = new SheetBatch { Report = report, Declared = sheet.Declared, Records = records, Deaths = deaths, Rejections = rejections, Counts = RecordCounts.Of(records) };
        return (left, Math.Max(rows, lines.Count));
    }

    private static List<DeathRecord> Left(IReadOnlyList<DeathRecord> deaths, SourceKind source, ErasedRows erased) =>
        [.. deaths.Where(death => death.RecordId is not { } id || !erased.IsErasedNumber(new RecordKey(source, id)))];

    private static FileBatch Copy(FileBatch batch, IReadOnlyList<SheetBatch> sheets, IReadOnlyList<DeathRecord> deaths) => new()
    {
        Source = batch.Source,
        File = batch.File,
        AsOf = batch.AsOf,
        Input = batch.Input,
        FileVintage = batch.FileVintage,
        Problem = batch.Problem,
        Sheets = sheets,
        PassedOver = batch.PassedOver,
        DeathsOfRefusedFile = deaths,
    };
}

using FPReconcile.App.Nightly.Erasures;
using FPReconcile.App.Observability;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Storage;
using FPReconcile.Core.Batches;
using FPReconcile.Core.Intake;

namespace FPReconcile.App.Nightly.Uploads;

/// <summary>What was read of an upload, as bytes.</summary>
/// <param name="Bytes">The batch.</param>
/// <param name="HasProblem">True when the file could not be taken in; the batch says why.</param>
internal sealed record UploadBatch(ReadOnlyMemory<byte> Bytes, bool HasProblem)
{
    /// <summary>Reads a file; rows of births that were erased are left out.</summary>
    public static UploadBatch Read(UploadPath path, string file, NightConfiguration configuration, ErasedBirths erased)
    {
        var read = FileBatches.Read(path.Source, path.NameInSource, file, configuration.Intake);
        Telemetry.Rows.Add(read.Sheets.Sum(sheet => sheet.Report.RowsRead), new KeyValuePair<string, object?>("source", path.SourceName));
        Telemetry.Rejections.Add(read.Sheets.Sum(sheet => sheet.Rejections.Count), new KeyValuePair<string, object?>("source", path.SourceName));
        return Of(BatchErasure.Without(read, erased.Rows).Batch);
    }

    /// <summary>Where the batch of an upload is: named after its own bytes.</summary>
    public static BlobName PlaceOf(string source, string upload, ReadOnlyMemory<byte> batch) =>
        new(StorageNames.Batches, $"{source}/{upload}/{OpaqueId.Of(batch.Span)}");

    /// <summary>The batch of a file of which nothing could be read.</summary>
    public static UploadBatch OfProblem(UploadPath path, FileProblem problem, NightConfiguration configuration) =>
        Of(new FileIntakes(path.Source, configuration.Intake).Unreadable(problem));

    private static UploadBatch Of(FileBatch batch) => new(BatchWriter.Write(batch), batch.Problem is not null);
}

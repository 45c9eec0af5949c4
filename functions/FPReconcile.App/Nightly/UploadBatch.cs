using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Batches;
using FPReconcile.Core.Intake;

namespace FPReconcile.App.Nightly;

/// <summary>What was read of an upload, as bytes.</summary>
/// <param name="Bytes">The batch.</param>
/// <param name="HasProblem">True when the file could not be taken in; the batch says why.</param>
internal sealed record UploadBatch(ReadOnlyMemory<byte> Bytes, bool HasProblem)
{
    public static UploadBatch Read(UploadPath path, string file, NightConfiguration configuration) =>
        Of(FileBatches.Read(path.Source, path.NameInSource, file, configuration.Intake));

    /// <summary>The batch of a file of which nothing could be read.</summary>
    public static UploadBatch OfProblem(UploadPath path, FileProblem problem, NightConfiguration configuration) =>
        Of(new FileIntakes(path.Source, configuration.Intake).Unreadable(problem));

    private static UploadBatch Of(FileBatch batch) => new(BatchWriter.Write(batch), batch.Problem is not null);
}

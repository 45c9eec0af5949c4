using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Output;
using FPReconcile.App.Storage;
using FPReconcile.Core.Batches;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Reconciliation.Cases;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Nightly.Erasures;

/// <summary>Finds what has to be erased of a birth: the records of its case in the current run, and the numbers their offices sent.</summary>
internal sealed class ErasureFinder(Store store, NightClock clock)
{
    /// <summary>What marks the birth of a case; null when the current run has no such case.</summary>
    public async Task<ErasureMarks?> FindAsync(string caseId, CancellationToken cancellation)
    {
        if (await new RunStates(store.Tables, clock).CurrentAsync(cancellation) is not { } current)
            return null;
        var place = new RunPlace(current.Run);
        var cases = CasesFile.Read(new MemoryStream(await RequiredAsync(place.Cases, cancellation)));
        if (cases.Entries.FirstOrDefault(entry => entry.CaseId == caseId) is not { } found)
            return null;
        var (numbers, births) = (new List<RecordKey>(), new List<BirthRecord>());
        var plan = NightPlan.Read(await RequiredAsync(place.Plan, cancellation));
        foreach (var records in found.Records.GroupBy(key => key.Source))
        {
            var batches = await ReadAsync(plan.Batches.Where(batch => batch.Source == records.Key.Name()), cancellation);
            var marks = MarksOf(found, [.. records], batches).ToList();
            numbers.AddRange(marks.Where(mark => mark.Birth is null).Select(mark => mark.Number));
            births.AddRange(marks.Where(mark => mark.Birth is not null).Select(mark => mark.Birth!));
        }

        return new ErasureMarks(caseId, found.Records, numbers, births);
    }

    // Rules across files may have given a record another number than the office did: where it stands tells which.
    private static IEnumerable<(RecordKey Number, BirthRecord? Birth)> MarksOf(CaseEntry found, List<RecordKey> keys, List<FileBatch> batches)
    {
        var standing = SourceIntakes.Combine(keys[0].Source, batches).Records;
        var sent = new Dictionary<RecordOrigin, BirthRecord>();
        foreach (var record in batches.SelectMany(batch => batch.Sheets).SelectMany(sheet => sheet.Records))
            sent.TryAdd(record.Origin, record);
        foreach (var key in keys)
        {
            if (standing.FirstOrDefault(record => record.Key == key) is not { } record)
                yield return (key, null);
            else if (standing.Any(other => sent[other.Origin].Key == sent[record.Origin].Key && !found.Records.Contains(other.Key)))
                yield return (key, sent[record.Origin]);
            else
                yield return (sent[record.Origin].Key, null);
        }
    }

    private async Task<List<FileBatch>> ReadAsync(IEnumerable<PlannedBatch> planned, CancellationToken cancellation)
    {
        var batches = new List<FileBatch>();
        foreach (var batch in planned)
            batches.Add(BatchReader.Read(await RequiredAsync(new BlobName(StorageNames.Batches, batch.Path), cancellation)));
        return batches;
    }

    private async Task<byte[]> RequiredAsync(BlobName name, CancellationToken cancellation) =>
        await store.Blobs.ReadAsync(name, cancellation) ?? throw new InvalidOperationException("A file of the run is gone.");
}

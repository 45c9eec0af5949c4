using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using FPReconcile.App.Observability;
using FPReconcile.App.Storage;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs.Births;
using FPReconcile.Core.Runs.Parts;

namespace FPReconcile.App.Nightly.Runs;

/// <summary>
/// The searches for pairs of a run, wave after wave, as blobs: the tables they work on, the plans of a wave, and what its parts have
/// found. A wave is there when its index is, which is written last.
/// </summary>
internal sealed class PairWaves(IBlobStore blobs, RunPlace place)
{
    /// <summary>The parts of a wave; null when it is not planned yet.</summary>
    public async Task<IReadOnlyList<WavePart>?> PartsAsync(int wave, CancellationToken cancellation) =>
        await blobs.ReadAsync(place.WaveIndex(wave), cancellation) is { } index ? JsonSerializer.Deserialize(index, WaveIndexContext.Default.ListWavePart) : null;

    /// <summary>The parts of a wave that nobody has done yet.</summary>
    public async Task<IReadOnlyList<WavePart>> MissingAsync(int wave, IReadOnlyList<WavePart> parts, CancellationToken cancellation)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var blob in blobs.ListAsync(StorageNames.Runs, place.WaveFound(wave).Path + "/", cancellation))
            found.Add(blob.Name.Path);
        return [.. parts.Where(part => !found.Contains(place.WaveFound(wave, part).Path))];
    }

    /// <summary>Writes the plans of a wave, and before the first one the tables.</summary>
    public async Task WriteAsync(int wave, BirthLinkageReplay replay, CancellationToken cancellation)
    {
        if (wave == 0)
            await WriteTablesAsync(replay.Tables!, cancellation);
        foreach (var plan in replay.Pending)
            await blobs.WriteAsync(place.WavePlan(wave, plan.Id), plan.Write(), cancellation);
        var parts = replay.Pending.SelectMany(plan => plan.Parts.Select(part => new WavePart(plan.Id, part.Number)));
        await blobs.WriteAsync(place.WaveIndex(wave), JsonSerializer.SerializeToUtf8Bytes([.. parts], WaveIndexContext.Default.ListWavePart), cancellation);
    }

    /// <summary>All that was found in the waves before one.</summary>
    public async Task<FoundPairsSet> FoundBeforeAsync(int wave, CancellationToken cancellation)
    {
        var found = new FoundPairsSet();
        for (var before = 0; before < wave; before++)
        {
            foreach (var part in await PartsAsync(before, cancellation) ?? [])
                found.Add(await RequiredAsync(place.WaveFound(before, part), cancellation));
        }

        return found;
    }

    /// <summary>Does a part; nothing happens when it was done before.</summary>
    public async Task DoAsync(int wave, WavePart part, CancellationToken cancellation)
    {
        var target = place.WaveFound(wave, part);
        if (await blobs.FindAsync(target, cancellation) is not null)
            return;
        var plan = PairSearchPlan.Read(await RequiredAsync(place.WavePlan(wave, part.Plan), cancellation));
        var search = plan.Parts[part.Number];
        var values = await RequiredAsync(place.Values, cancellation);
        var left = await RowsAsync(plan.Sources.Left, search.LeftBytes, cancellation);
        var right = plan.Sources.IsOneSource ? [] : await RowsAsync(plan.Sources.Right, search.RightBytes, cancellation);
        var started = Stopwatch.GetTimestamp();
        using var found = new MemoryStream(PairSearchWorker.Find(plan, part.Number, new PartBytes(values, left, right)), writable: false);
        var elapsed = Stopwatch.GetElapsedTime(started);

        // Two who do the part at the same time find the same; it is measured once.
        if (await blobs.PutAsync(target, found, WriteCondition.OnlyIfAbsent, cancellation) is not null)
            Telemetry.PairSearches.Record(elapsed.TotalSeconds);
    }

    private async Task WriteTablesAsync(EncodedBirths tables, CancellationToken cancellation)
    {
        await blobs.WriteAsync(place.Values, tables.WriteValues(), cancellation);
        foreach (var source in SourceKinds.All)
        {
            using var rows = new FramesStream(tables.WriteRows(source));
            await blobs.PutAsync(place.Rows(source), rows, WriteCondition.Always, cancellation);
        }
    }

    private async Task<byte[]> RowsAsync(SourceKind source, ByteRange range, CancellationToken cancellation) =>
        await blobs.ReadRangeAsync(place.Rows(source), range.Offset, checked((int)range.Length), cancellation) ?? throw Gone();

    private async Task<byte[]> RequiredAsync(BlobName name, CancellationToken cancellation) => await blobs.ReadAsync(name, cancellation) ?? throw Gone();

    private static InvalidOperationException Gone() => new("A file of the run is gone.");
}

[JsonSerializable(typeof(List<WavePart>))]
internal sealed partial class WaveIndexContext : JsonSerializerContext;

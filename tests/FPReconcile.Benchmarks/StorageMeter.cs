using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using FPReconcile.App.Observability;

namespace FPReconcile.Benchmarks;

/// <summary>Counts the calls of the storage account that this process makes, by what the price list takes them for.</summary>
internal sealed class StorageMeter : IDisposable
{
    private readonly ConcurrentDictionary<string, long> _calls = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public StorageMeter()
    {
        _listener.InstrumentPublished = static (instrument, meter) =>
        {
            if (instrument.Meter.Name == Telemetry.Name && instrument.Name == "fpreconcile.storage.calls")
                meter.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) => Count(count, tags));
        _listener.Start();
    }

    /// <summary>The calls so far.</summary>
    public StorageCalls Calls => new(Of("blobs write"), Of("blobs read"), Of("blobs list"), Of("blobs other"), Of("blobs delete"), Of("queues"), Of("tables"));

    public void Dispose() => _listener.Dispose();

    // Queues and tables have one price for all calls.
    private void Count(long count, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (service, operation) = ((string)tags[0].Value!, (string)tags[1].Value!);
        _calls.AddOrUpdate(service == "blobs" ? $"{service} {operation}" : service, count, (_, before) => before + count);
    }

    private long Of(string kind) => _calls.GetValueOrDefault(kind);
}

/// <summary>Calls of a storage account. Those that delete a blob cost nothing.</summary>
internal sealed record StorageCalls(long BlobWrites, long BlobReads, long BlobLists, long BlobOthers, long BlobDeletes, long Queues, long Tables)
{
    public static StorageCalls None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    public long All => BlobWrites + BlobReads + BlobLists + BlobOthers + BlobDeletes + Queues + Tables;

    public static StorageCalls operator +(StorageCalls a, StorageCalls b) => new(
        a.BlobWrites + b.BlobWrites, a.BlobReads + b.BlobReads, a.BlobLists + b.BlobLists, a.BlobOthers + b.BlobOthers,
        a.BlobDeletes + b.BlobDeletes, a.Queues + b.Queues, a.Tables + b.Tables);
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using FPReconcile.App.Nightly;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>Tests that count what the whole process measures: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MetricsCollection
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "metrics";
}

[Collection(MetricsCollection.Name)]
public sealed class PairMetricsTests : IDisposable
{
    private readonly SmallUploads _uploads = new();
    private readonly LocalNight _local = new();
    private readonly ConcurrentBag<(string Tags, double Value)> _pairs = [];
    private readonly ConcurrentBag<double> _searches = [];
    private readonly MeterListener _listener = new();

    public PairMetricsTests()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name is "fpreconcile.pairs" or "fpreconcile.pair_search.duration")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) => _pairs.Add((string.Join(' ', tags.ToArray()), count)));
        _listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => _searches.Add(seconds));
        _listener.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _local.Dispose();
        _uploads.Dispose();
    }

    [Fact]
    public async Task Pairs_and_searches_are_measured_once_though_messages_come_twice_and_in_any_order()
    {
        var night = await _local.NewAsync(SmallUploads.AsOf, new NightOptions { MostRecordsAlone = 0, LeastRowsOfPart = 30 });
        await night.UploadAsync(_uploads.Folder);

        var run = (await new CarelessCarrier(night, seed: 5).NightAsync())!.Run;

        var model = JsonDocument.Parse((await night.OutputAsync(run))["run.json"]).RootElement.GetProperty("model");
        _pairs.Order().ShouldBe(model.EnumerateObject().Where(part => part.Value.ValueKind == JsonValueKind.Object)
            .Select(part => ($"[between, {part.Name}]", part.Value.GetProperty("blocking").EnumerateArray().Sum(rule => rule.GetProperty("new_pairs").GetDouble()))).Order());
        _pairs.Sum(pair => pair.Value).ShouldBeGreaterThan(0);
        _searches.Count.ShouldBe(await PartsAsync(night, run));
        _searches.ShouldAllBe(seconds => seconds > 0);
    }

    private static async Task<int> PartsAsync(NightHarness night, string run)
    {
        var parts = await night.Store.Blobs.ListAsync(StorageNames.Runs, run + "/wave-", default).CountAsync(blob => blob.Name.Path.Contains("/found/", StringComparison.Ordinal));
        parts.ShouldBeGreaterThan(2);
        return parts;
    }
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json;
using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Nightly.Runs;

/// <summary>Tests that count what the whole process measures: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MetricsCollection
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "metrics";
}

[Collection(MetricsCollection.Name)]
public sealed class RunMetricsTests : IDisposable
{
    private readonly SmallUploads _uploads = new();
    private readonly LocalNight _local = new();
    private readonly ConcurrentBag<(string Name, string Tags, double Value)> _counts = [];
    private readonly ConcurrentBag<double> _searches = [];
    private readonly MeterListener _listener = new();

    public RunMetricsTests()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name is "fpreconcile.pairs" or "fpreconcile.links" or "fpreconcile.cases" or "fpreconcile.pair_search.duration")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) => _counts.Add((instrument.Name, string.Join(' ', tags.ToArray()), count)));
        _listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => _searches.Add(seconds));
        _listener.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _local.Dispose();
        _uploads.Dispose();
    }

    private IEnumerable<(string Tags, double Value)> Counted(string name) => _counts.Where(count => count.Name == name).Select(count => (count.Tags, count.Value));

    [Fact]
    public async Task Pairs_and_searches_are_measured_once_though_messages_come_twice_and_in_any_order()
    {
        var night = await _local.NewAsync(SmallUploads.AsOf, new NightOptions { MostRecordsAlone = 0, LeastRowsOfPart = 30 });
        await night.UploadAsync(_uploads.Folder);

        var run = (await new CarelessCarrier(night, seed: 5).NightAsync())!.Run;

        var model = JsonDocument.Parse((await night.OutputAsync(run))["run.json"]).RootElement.GetProperty("model");
        Counted("fpreconcile.pairs").Order().ShouldBe(model.EnumerateObject().Where(part => part.Value.ValueKind == JsonValueKind.Object)
            .Select(part => ($"[between, {part.Name}]", part.Value.GetProperty("blocking").EnumerateArray().Sum(rule => rule.GetProperty("new_pairs").GetDouble()))).Order());
        Counted("fpreconcile.pairs").Sum(pair => pair.Value).ShouldBeGreaterThan(0);
        _searches.Count.ShouldBe(await PartsAsync(night, run));
        _searches.ShouldAllBe(seconds => seconds > 0);
    }

    [Fact]
    public async Task Links_and_changes_of_cases_are_measured_once_though_messages_come_twice_and_in_any_order()
    {
        var night = await _local.NewAsync(SmallUploads.AsOf, new NightOptions { MostRecordsAlone = 0, LeastRowsOfPart = 30 });
        await night.UploadAsync(_uploads.Folder);

        var run = (await new CarelessCarrier(night, seed: 6).NightAsync())!.Run;

        var files = await night.OutputAsync(run);
        var links = Encoding.UTF8.GetString(files["links.csv"]).Split("\r\n").Count(line => line.EndsWith(",link", StringComparison.Ordinal));
        Counted("fpreconcile.links").ShouldBe([("", links)]);
        var cases = Encoding.UTF8.GetString(await night.Store.Blobs.ReadAsync(new RunPlace(run).Cases, default) ?? []).Split("\r\n").Count(line => line.Contains(",open,", StringComparison.Ordinal));
        Counted("fpreconcile.cases").Sum(count => count.Value).ShouldBe(cases);
        Counted("fpreconcile.cases").ShouldAllBe(count => count.Tags.StartsWith("[change, opened]", StringComparison.Ordinal));
    }

    private static async Task<int> PartsAsync(NightHarness night, string run)
    {
        var parts = await night.Store.Blobs.ListAsync(StorageNames.Runs, run + "/wave-", default).CountAsync(blob => blob.Name.Path.Contains("/found/", StringComparison.Ordinal));
        parts.ShouldBeGreaterThan(2);
        return parts;
    }
}

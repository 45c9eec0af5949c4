using FPReconcile.App.Nightly;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Commands;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.App.Triggers;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>A process that dies at an operation on the store: whichever it is, the next process comes to the same end.</summary>
public sealed class CrashTests : IDisposable
{
    private static readonly DateOnly AsOf = new(2025, 6, 30);
    private static readonly NightOptions InParts = new() { MostRecordsAlone = 0, LeastRowsOfPart = 30 };

    private readonly TemporaryFolder _folder = new();
    private readonly LocalNight _local = new();

    public CrashTests()
    {
        new SmallDistrict().WithTroubles().Write(_folder.Path("raw"));
        foreach (var source in new[] { "facility", "registration", "register", "deaths" })
        {
            Directory.CreateDirectory(_folder.Path($"in/{source}/office"));
            File.Move(_folder.Path($"raw/{source}.csv"), _folder.Path($"in/{source}/office/{source}.csv"));
        }
    }

    public void Dispose()
    {
        _local.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public Task A_process_that_dies_at_any_of_some_operations_loses_and_doubles_nothing() => TryAsync(every: 53);

    [Fact]
    [Trait("slow", "yes")]
    public Task A_process_that_dies_at_any_operation_loses_and_doubles_nothing() => TryAsync(every: 1);

    private async Task TryAsync(int every)
    {
        var (operations, expected) = await LiveAsync(int.MaxValue, isDone: true);
        operations.ShouldBeGreaterThan(100);
        expected.ShouldContain(line => line.StartsWith("out/discrepancies.csv", StringComparison.Ordinal));

        for (var operation = 1; operation <= operations; operation += every)
        {
            foreach (var isDone in new[] { false, true })
            {
                var (_, actual) = await LiveAsync(operation, isDone);
                actual.Except(expected).Concat(expected.Except(actual)).ShouldBeEmpty($"died at operation {operation}, {(isDone ? "after" : "before")} it");
            }
        }
    }

    /// <summary>Uploads, a night, and a second one a day later, by a process that dies once, and by the next one; then what stands in the store.</summary>
    private async Task<(int Operations, List<string> State)> LiveAsync(int diesAt, bool isDone)
    {
        var night = await _local.NewAsync(AsOf, InParts);
        await night.UploadAsync(_folder.Path("in"));
        var mortal = new CrashingStore(night.Store, diesAt, isDone);
        try
        {
            var first = new NightHarness(mortal.ToStore(), night.Clock, AsOf, InParts);
            await first.NightAsync();
            await first.On(AsOf.AddDays(1)).NightAsync();
        }
        catch (CrashException)
        {
            night.Clock.Move(NightHarness.LongEnough);
            await night.NightAsync();
            await night.On(AsOf.AddDays(1)).NightAsync();
        }

        return (mortal.Operations, await StateAsync(night));
    }

    private static async Task<List<string>> StateAsync(NightHarness night)
    {
        var lines = new List<string>();
        var current = (await night.Runs.CurrentAsync(default))!;
        lines.Add($"{current.Run} {current.Slot}");
        await foreach (var blob in night.Store.Blobs.ListAsync(StorageNames.Runs, current.Run + "/", default))
            lines.Add($"{blob.Name.Path[(current.Run.Length + 1)..]} {OpaqueId.Of((await night.Store.Blobs.ReadAsync(blob.Name, default))!)}");
        await foreach (var row in night.Store.Tables.QueryAsync(StorageNames.WorklistsTable, null, default))
            lines.Add($"{row.Key.Partition} {row.Key.Row} {string.Join('|', row.Values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => value.Value))}");
        await foreach (var row in night.Store.Tables.QueryAsync(StorageNames.UploadsTable, null, default))
            lines.Add($"{row.Key.Row} {row.Text("status")}");
        await foreach (var run in night.Runs.AllAsync(default))
            lines.Add($"{run.Run} {run.Stage}");
        return lines;
    }
}

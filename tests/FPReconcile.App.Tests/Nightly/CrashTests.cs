using FPReconcile.App.Nightly;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>A process that dies at an operation on the store: whichever it is, the next process comes to the same end.</summary>
public sealed class CrashTests : IDisposable
{
    private static readonly NightOptions InParts = new() { MostRecordsAlone = 0, LeastRowsOfPart = 30 };

    private readonly SmallUploads _uploads = new();
    private readonly LocalNight _local = new();

    public void Dispose()
    {
        _local.Dispose();
        _uploads.Dispose();
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
        var night = await _local.NewAsync(SmallUploads.AsOf, InParts);
        await night.UploadAsync(_uploads.Folder);
        var mortal = new CrashingStore(night.Store, diesAt, isDone);
        try
        {
            var first = night.With(mortal.ToStore());
            await first.NightAsync();
            await first.On(SmallUploads.AsOf.AddDays(1)).NightAsync();
        }
        catch (CrashException)
        {
            await night.PassAsync();
            await night.NightAsync();
            await night.On(SmallUploads.AsOf.AddDays(1)).NightAsync();
        }

        return (mortal.Operations, await NightState.LinesAsync(night));
    }
}

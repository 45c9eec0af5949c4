using System.Collections.Concurrent;
using Azure;
using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Storage.Azure;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>A whole night on a real storage server that is stopped, or whose answers are spoiled on the way.</summary>
[Collection(AzureNightCollection.Name)]
public sealed class AzuriteNightTests : IDisposable
{
    private const int MostFailures = 20;

    private static readonly NightOptions InParts = new() { MostRecordsAlone = 0, LeastRowsOfPart = 40 };

    private readonly NightDistrict _district = new(births: 120);
    private readonly AzureNight _world = new();

    public void Dispose()
    {
        _world.Dispose();
        _district.Dispose();
    }

    [Fact]
    public async Task A_night_on_storage_that_is_restarted_meanwhile_gives_the_bytes_of_reconcile()
    {
        var night = await StartedAsync();
        for (var message = 0; message < 5; message++)
            (await night.DoNextAsync()).ShouldBeTrue();

        await _world.Server.StopAsync();
        await _world.Server.StartAsync();
        await night.DrainAsync();

        await ShouldBeAsReconcileAsync(night);
    }

    [Fact]
    public async Task A_night_whose_calls_go_wrong_all_the_time_gives_the_bytes_of_reconcile()
    {
        var night = await _world.NewAsync(_district.AsOf, InParts);
        await night.UploadAsync(_district.Uploads);
        using var world = new FaultyWorld(_world.Server, secondsOfSilence: 4);
        var faults = new ConcurrentBag<Fault>();
        var random = new Random(31);
        world.Spoil(number => Keep(faults, number switch { 20 => Fault.Silence, 40 => Fault.StuckAnswer, _ => Draw(random) }));
        var faulty = night.With(world.Faulty);

        (await CarryAsync(night, faulty)).ShouldBe(0);
        await faulty.Work.StartNightAsync(NightTimer.Unscheduled, default);
        (await CarryAsync(night, faulty)).ShouldBe(0);

        faults.Distinct().Order().ShouldBe(Enum.GetValues<Fault>());
        await ShouldBeAsReconcileAsync(night);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_service_that_is_away_for_longer_than_calls_are_repeated_delays_the_night_and_no_more(int service)
    {
        var night = await StartedAsync();
        using var world = new FaultyWorld(_world.Server, mostRetries: 1);

        // Two calls in a row, some times: a call and its only repetition.
        world.Spoil(service, static number => number is 15 or 16 or 35 or 36 or 90 or 91 ? Fault.Busy : Fault.None);
        var failures = await CarryAsync(night, night.With(world.Faulty));

        failures.ShouldBeGreaterThan(0);
        await ShouldBeAsReconcileAsync(night);
    }

    /// <summary>A night that was started on a sound server.</summary>
    private async Task<NightHarness> StartedAsync()
    {
        var night = await _world.NewAsync(_district.AsOf, InParts);
        await night.UploadAsync(_district.Uploads);
        await night.DrainAsync();
        await night.Work.StartNightAsync(NightTimer.Unscheduled, default);
        return night;
    }

    /// <summary>One call in six goes wrong somehow.</summary>
    private static Fault Draw(Random random)
    {
        lock (random)
        {
            return random.Next(24) switch
            {
                0 => Fault.Busy,
                1 => Fault.Reset,
                2 => Fault.LostAnswer,
                3 => Fault.HalfAnswer,
                _ => Fault.None,
            };
        }
    }

    private static Fault Keep(ConcurrentBag<Fault> faults, Fault fault)
    {
        faults.Add(fault);
        return fault;
    }

    /// <summary>The host takes messages; the work of each meets the faults. A message that failed comes again; gives how many did.</summary>
    private static async Task<int> CarryAsync(NightHarness host, NightHarness worker)
    {
        var failures = 0;
        while (await NextAsync(host) is var (queue, message))
        {
            try
            {
                await worker.DoAsync(queue, message.Text);
                await host.Store.Queues.DoneAsync(queue, message, default);
            }
            catch (RequestFailedException)
            {
                (++failures).ShouldBeLessThan(MostFailures);
                await host.PassAsync();
            }
        }

        return failures;
    }

    private static async Task<(string Queue, QueueMessage Message)?> NextAsync(NightHarness host)
    {
        foreach (var queue in StorageNames.Queues)
        {
            if (await host.Store.Queues.TakeAsync(queue, TimeSpan.FromMinutes(10), default) is { } message)
                return (queue, message);
        }

        return null;
    }

    private async Task ShouldBeAsReconcileAsync(NightHarness night)
    {
        var current = (await night.Runs.CurrentAsync(default))!;
        var (actual, expected) = (await night.OutputAsync(current.Run), _district.Reconcile(_district.AsOf));
        actual.Keys.ShouldBe(expected.Keys);
        actual.Where(file => !file.Value.AsSpan().SequenceEqual(expected[file.Key])).Select(file => file.Key).ShouldBeEmpty();
        (await night.Runs.AllAsync(default).ToListAsync()).ShouldHaveSingleItem().Stage.ShouldBe(RunStage.Published);
    }
}

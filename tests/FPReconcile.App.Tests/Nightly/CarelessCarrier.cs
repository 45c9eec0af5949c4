using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>Carries messages as badly as a queue may: in any order, each of them twice or more, some long after they were done.</summary>
internal sealed class CarelessCarrier(NightHarness night, int seed)
{
    private static readonly TimeSpan Hidden = TimeSpan.FromHours(1);

    private readonly Random _random = new(seed);
    private readonly List<(string Queue, string Text)> _held = [];
    private readonly List<(string Queue, string Text)> _done = [];

    public async Task<CurrentRun?> NightAsync()
    {
        await CarryAllAsync();
        await night.Work.StartNightAsync(NightTimer.Unscheduled, default);
        await CarryAllAsync();
        return await night.Runs.CurrentAsync(default);
    }

    private async Task CarryAllAsync()
    {
        await TakeAllAsync();
        while (_held.Count > 0)
        {
            var next = _random.Next(_held.Count);
            var message = _held[next];
            _held.RemoveAt(next);
            await night.DoAsync(message.Queue, message.Text);
            if (_random.Next(2) == 0)
                await night.DoAsync(message.Queue, message.Text);
            if (_done.Count > 0 && _random.Next(3) == 0)
                await DoAgainAsync();
            _done.Add(message);
            await TakeAllAsync();
        }
    }

    private Task DoAgainAsync()
    {
        var (queue, text) = _done[_random.Next(_done.Count)];
        return night.DoAsync(queue, text);
    }

    private async Task TakeAllAsync()
    {
        foreach (var queue in StorageNames.Queues)
        {
            while (await night.Store.Queues.TakeAsync(queue, Hidden, default) is { } message)
            {
                _held.Add((queue, message.Text));
                await night.Store.Queues.DoneAsync(queue, message, default);
            }
        }
    }
}

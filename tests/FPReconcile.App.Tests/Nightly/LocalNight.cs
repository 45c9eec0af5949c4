using FPReconcile.App.Nightly;
using FPReconcile.App.Storage.Local;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.App.Tests.Storage;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>A night on a store in a folder.</summary>
internal sealed class LocalNight : INightWorld
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestClock _clock = new();

    public async Task<NightHarness> NewAsync(DateOnly asOf, NightOptions? options = null)
    {
        var store = LocalStore.Open(_folder.Path(Guid.NewGuid().ToString("N")), _clock);
        await store.CreateAsync(default);
        return new NightHarness(store, _clock, asOf, options);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}

using FPReconcile.App.Identity;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Nightly;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>The real site over a published night of an invented district, with the people of a demonstration. Made once for its tests.</summary>
public sealed class SiteNight : IAsyncLifetime, IDisposable
{
    private readonly LocalNight _local = new();
    private TestSite _site = null!;

    public string Address => _site.Address;

    internal NightHarness Night { get; private set; } = null!;

    internal string Log => _site.Log;

    /// <summary>Codes of the areas that have open cases.</summary>
    internal IReadOnlyList<string> Areas { get; private set; } = [];

    public async Task InitializeAsync()
    {
        using var district = new NightDistrict(births: 600);
        Night = await _local.NewAsync(district.AsOf);
        await Night.UploadAsync(district.Uploads);
        (await Night.NightAsync()).ShouldNotBeNull();
        var areas = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var row in Night.Store.Tables.QueryAsync(StorageNames.WorklistsTable, null, default))
        {
            if (row.Text("area") is { } area)
                areas.Add(area);
        }

        Areas = [.. areas];
        _site = await TestSite.StartAsync(Night.Store, Night.Clock, LocalSignIn.Of(DemoUsers.Of(Areas, ["facility/F001"])));
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    public void Dispose() => _local.Dispose();
}

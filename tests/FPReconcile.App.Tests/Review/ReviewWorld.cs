using FPReconcile.App.Identity;
using FPReconcile.App.Nightly;
using FPReconcile.App.Review;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Nightly;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Tests.Review;

/// <summary>A store with a published night, and people of each role.</summary>
internal sealed class ReviewWorld : IDisposable
{
    private readonly List<IDisposable> _inputs = [];

    private ReviewWorld(NightHarness night) => Night = night;

    public NightHarness Night { get; }

    public ReviewServices Review => On(Night.Store);

    /// <summary>The services on a store that something is done to.</summary>
    public ReviewServices On(Store store) => new(store, Night.Nights);

    public static AskingUser Officer { get; } = User("officer", Roles.Officer, "K02");

    public static AskingUser Supervisor { get; } = User("supervisor", Roles.Supervisor, "K02");

    public static AskingUser User(string id, string role, params string[] areas) => new(id, new HashSet<string>(StringComparer.Ordinal) { role }) { Areas = areas };

    /// <summary>The small district with its troubles, after its first night.</summary>
    /// <param name="stores">Where its store is made; null: in a folder, which goes with the world.</param>
    public static Task<ReviewWorld> SmallAsync(INightWorld? stores = null) => SmallAsync(stores, change: null);

    /// <summary>The small district with other words in its files, and with a configuration.</summary>
    /// <param name="stores">Where its store is made; null: in a folder, which goes with the world.</param>
    /// <param name="change">What is done to the text of each file; null: nothing.</param>
    /// <param name="configuration">Names and texts of files of the configuration.</param>
    public static async Task<ReviewWorld> SmallAsync(INightWorld? stores, Func<string, string>? change, params (string Name, string Text)[] configuration)
    {
        using var uploads = new SmallUploads(change);
        var world = await NewAsync(stores, SmallUploads.AsOf);
        foreach (var (name, text) in configuration)
            await world.Night.Store.Blobs.WriteAsync(new BlobName(NightConfiguration.Latest.Container, $"{NightConfiguration.Latest.Path}/{name}"), System.Text.Encoding.UTF8.GetBytes(text), default);
        await world.Night.UploadAsync(uploads.Folder);
        (await world.Night.NightAsync()).ShouldNotBeNull();
        return world;
    }

    /// <summary>An invented district with possible matches, after its first night.</summary>
    /// <param name="stores">Where its store is made; null: in a folder, which goes with the world.</param>
    public static async Task<ReviewWorld> DistrictAsync(INightWorld? stores = null)
    {
        using var district = new NightDistrict(births: 600);
        var world = await NewAsync(stores, district.AsOf);

        // Links must be very sure here, so that persons have something to decide.
        var settings = """{"linkFrom": 0.9999999, "possibleMatchFrom": 0.01}"""u8.ToArray();
        await world.Night.Store.Blobs.WriteAsync(new BlobName(NightConfiguration.Latest.Container, $"{NightConfiguration.Latest.Path}/settings.json"), settings, default);
        await world.Night.UploadAsync(district.Uploads);
        (await world.Night.NightAsync()).ShouldNotBeNull();
        return world;
    }

    /// <summary>Somebody with all areas that have rows.</summary>
    public async Task<AskingUser> EverywhereAsync(string id, string role) =>
        User(id, role, [.. (await new ReviewNights(Night.Store, Night.Nights).CurrentAsync(default))!.AreasWithRows]);

    /// <summary>The rows of a user's worklists.</summary>
    public async Task<IReadOnlyList<WorklistItem>> RowsAsync(AskingUser user, params DiscrepancyKind[] kinds)
    {
        var query = new WorklistQuery { Kinds = kinds, PageSize = WorklistQuery.MostPageSize };
        var rows = new List<WorklistItem>();
        string? continuation = null;
        do
        {
            var page = (await Review.WorklistAsync(user, query with { Continuation = continuation }, default)).Value.ShouldNotBeNull();
            rows.AddRange(page.Items);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return rows;
    }

    public static DecisionRequest Decision(CasePage page, Disposition disposition, string reason = "documents_seen") =>
        new() { Id = Guid.NewGuid().ToString("N"), CaseId = page.Case.CaseId, Version = page.State.Version, Disposition = disposition, ReasonCode = reason };

    public async Task<CasePage> PageAsync(AskingUser user, string caseId) => (await Review.CaseAsync(user, caseId, default)).Value.ShouldNotBeNull();

    /// <summary>Another night over the same files.</summary>
    public async Task NextNightAsync()
    {
        Night.Clock.Move(TimeSpan.FromHours(1));
        (await Night.NightAsync()).ShouldNotBeNull();
    }

    public void Dispose() => _inputs.ForEach(input => input.Dispose());

    private static async Task<ReviewWorld> NewAsync(INightWorld? stores, DateOnly asOf)
    {
        if (stores is not null)
            return new ReviewWorld(await stores.NewAsync(asOf));
        var local = new LocalNight();
        var world = new ReviewWorld(await local.NewAsync(asOf));
        world._inputs.Add(local);
        return world;
    }
}

using FPReconcile.App.Identity;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>The real site over the small district with a list of areas, and people of every role and area. Made once for its tests, which change nothing.</summary>
public sealed class SiteWorld : IAsyncLifetime
{
    private readonly Dictionary<string, (HttpClient Browser, string Token)> _people = new(StringComparer.Ordinal);

    /// <summary>A case of <see cref="SitePeople.OwnArea"/> that nobody has touched.</summary>
    public string Untouched { get; private set; } = "";

    /// <summary>Another one, which waits for a second person.</summary>
    public string AwaitingCheck { get; private set; } = "";

    /// <summary>A file of <see cref="SitePeople.OwnSender"/>.</summary>
    public string Upload { get; private set; } = "";

    /// <summary>The token of a workbook that an officer has sent in to be looked at.</summary>
    public string Import { get; private set; } = "";

    /// <summary>The case that fits a route.</summary>
    public string CaseOf(string route) => route.EndsWith("/check", StringComparison.Ordinal) ? AwaitingCheck : Untouched;

    internal ReviewWorld World { get; private set; } = null!;

    /// <summary>One host for each role, over one store: a host lets twenty people sign in from one place, and no more.</summary>
    internal IReadOnlyDictionary<string, TestSite> Sites { get; private set; } = null!;

    internal TestSite Site => Sites[Roles.Officer];

    public async Task InitializeAsync()
    {
        World = await ReviewWorld.SmallAsync(null, null, ("settings.json", """{"areas": "areas.csv"}"""), ("areas.csv", SitePeople.Areas));
        var officer = SitePeople.Find("officer-own")! with { Id = "decider" };
        var rows = (await World.RowsAsync(officer)).Select(row => row.CaseId).Distinct().ToList();
        (Untouched, AwaitingCheck) = (rows[0], rows[1]);
        (await World.Review.DecideAsync(officer, ReviewWorld.Decision(await World.PageAsync(officer, AwaitingCheck), Disposition.CannotTrace), default)).IsDone.ShouldBeTrue();
        Upload = (await World.Review.UploadsAsync(ReviewWorld.User("clerk", Roles.Uploader) with { Senders = [SitePeople.OwnSender] }, SitePeople.OwnSender, default)).Value!.Single().Id;
        Import = (await World.Review.PreviewImportAsync(officer, new MemoryStream(ExchangeTests.FilledIn([(Untouched, "not_due", "date_corrected", "")])), default)).Value!.Token;
        var sites = new Dictionary<string, TestSite>(StringComparer.Ordinal);
        foreach (var role in Roles.All)
            sites.Add(role, await TestSite.StartAsync(World.Night.Store, World.Night.Clock, SitePeople.SignIn));
        Sites = sites;
    }

    /// <summary>Somebody of <see cref="SitePeople.Names"/> in a browser that stays open, with the token of its forms.</summary>
    public async Task<(HttpClient Browser, string Token)> PersonAsync(string name)
    {
        if (_people.TryGetValue(name, out var known))
            return known;
        var browser = await Sites[name.Split('-')[0]].SignedInAsync(name);
        using var page = await browser.GetAsync("/ui/status");
        return _people[name] = (browser, TestSite.TokenOf(await page.Content.ReadAsStringAsync()));
    }

    /// <summary>Somebody has signed out.</summary>
    public void Forget(string name) => _people.Remove(name);

    public async Task DisposeAsync()
    {
        foreach (var site in Sites.Values)
            await site.DisposeAsync();
        World.Dispose();
    }
}

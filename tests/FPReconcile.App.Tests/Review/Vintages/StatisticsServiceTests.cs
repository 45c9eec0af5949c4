using System.Text;
using FPReconcile.App.Identity;
using FPReconcile.App.Nightly.Publishing;
using FPReconcile.App.Review;
using FPReconcile.App.Review.Vintages;
using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Local;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Review.Vintages;

public sealed class StatisticsServiceTests : IAsyncLifetime, IDisposable
{
    private static readonly AskingUser Statistician = ReviewWorld.User("s", Roles.Statistician);

    private readonly TemporaryFolder _folder = new();
    private Store _store = null!;

    private ReviewServices Review => new(_store, new NightClock(TimeProvider.System, null));

    public async Task InitializeAsync()
    {
        _store = LocalStore.Open(_folder.Path("store"), TimeProvider.System);
        await _store.CreateAsync(default);
    }

    public Task DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return Task.CompletedTask;
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_vintage_of_the_latest_day_comes_first_whatever_its_name()
    {
        await SampleVintage.PutAsync(_store, "z-old", SampleVintage.Named("z-old", "2025-06-30"));
        await SampleVintage.PutAsync(_store, SampleVintage.Name, SampleVintage.Json);
        await SampleVintage.PutAsync(_store, "a-older", SampleVintage.Named("a-older", "2024-06-30"));

        var view = await ViewAsync(null);

        view.Vintages.ShouldBe([SampleVintage.Name, "z-old", "a-older"]);
        view.Figures!.Vintage.ShouldBe(SampleVintage.Name);
        (await ViewAsync("z-old")).Figures!.AsOf.ShouldBe(new DateOnly(2025, 6, 30));
    }

    [Fact]
    public async Task What_is_not_finished_or_damaged_or_of_another_name_is_not_there()
    {
        await _store.Blobs.WriteAsync(new VintagePlace("begun").Workbook, "x"u8.ToArray(), default);
        await SampleVintage.PutAsync(_store, "damaged", "{"u8.ToArray());
        await SampleVintage.PutAsync(_store, "moved", SampleVintage.Json);

        (await ViewAsync(null)).Vintages.ShouldBeEmpty();
        foreach (var name in new[] { "begun", "damaged", "moved" })
            (await Review.StatisticsFileAsync(Statistician, name, VintageFile.Workbook, default)).Outcome.ShouldBe(ReviewOutcome.NotFound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../vintages/2026-Q1")]
    [InlineData("2026-Q1/../2026-Q1")]
    [InlineData("2026-q1")]
    [InlineData("2026-Q1/statistics.json")]
    [InlineData("2026-Q1\u0000")]
    [InlineData("<script>alert(1)</script>")]
    public async Task A_name_that_is_none_is_not_found(string name)
    {
        await SampleVintage.PutAsync(_store, SampleVintage.Name, SampleVintage.Json);

        (await Review.StatisticsAsync(Statistician, name, default)).Outcome.ShouldBe(ReviewOutcome.NotFound);
        (await Review.StatisticsFileAsync(Statistician, name, VintageFile.Page, default)).Outcome.ShouldBe(ReviewOutcome.NotFound);
    }

    [Fact]
    public async Task Files_are_handed_out_as_they_were_frozen()
    {
        await SampleVintage.PutAsync(_store, SampleVintage.Name, SampleVintage.Json);

        var workbook = (await Review.StatisticsFileAsync(Statistician, SampleVintage.Name, VintageFile.Workbook, default)).Value!;
        var page = (await Review.StatisticsFileAsync(Statistician, SampleVintage.Name, VintageFile.Page, default)).Value!;

        (workbook.FileName, Encoding.UTF8.GetString(workbook.Content)).ShouldBe(("statistics-2026-Q1.xlsx", "workbook of 2026-Q1"));
        (page.FileName, Encoding.UTF8.GetString(page.Content)).ShouldBe(("statistics-2026-Q1.html", "<html>page of 2026-Q1</html>"));
    }

    [Fact]
    public async Task Roles_that_may_not_read_statistics_learn_nothing_of_them()
    {
        await SampleVintage.PutAsync(_store, SampleVintage.Name, SampleVintage.Json);
        foreach (var role in Roles.All)
        {
            var user = ReviewWorld.User("u", role);
            var wanted = role is Roles.Officer or Roles.Supervisor or Roles.Statistician ? ReviewOutcome.Done : ReviewOutcome.NotAllowed;
            (await Review.StatisticsAsync(user, null, default)).Outcome.ShouldBe(wanted, role);
            (await Review.StatisticsFileAsync(user, SampleVintage.Name, VintageFile.Workbook, default)).Outcome.ShouldBe(wanted, role);
        }
    }

    private async Task<VintageView> ViewAsync(string? vintage) => (await Review.StatisticsAsync(Statistician, vintage, default)).Value.ShouldNotBeNull();
}

using FPReconcile.App.Identity;
using FPReconcile.App.Review;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Tests.Review;

/// <summary>
/// Random people of random areas decide, hand over, check, export and let nights pass: whatever they did, nobody sees a row, a count, a page,
/// a workbook or an answer outside of their areas. Each run is drawn from a seed.
/// </summary>
public sealed class ScopePropertyTests
{
    private const string ListOfAreas = "code,name,parent\r\nK,District,\r\nK01,North,K\r\nK02,South,K\r\n";

    private static readonly string[][] AreasOfPeople = [[], ["K"], ["K01"], ["K02"], ["K01", "K02"], ["K9"], ["K01", "K9"]];

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 6)];

    public static TheoryData<int> ManySeeds() => [.. Enumerable.Range(100, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task Nobody_sees_anything_outside_of_their_areas(int seed) => TryAsync(seed);

    [Theory]
    [Trait("slow", "yes")]
    [MemberData(nameof(ManySeeds))]
    public Task Nobody_ever_sees_anything_outside_of_their_areas(int seed) => TryAsync(seed);

    private static async Task TryAsync(int seed)
    {
        var random = new Random(seed);
        using var world = await ReviewWorld.SmallAsync(null, null, ("settings.json", """{"areas": "areas.csv"}"""), ("areas.csv", ListOfAreas));
        for (var round = 0; round < 4; round++)
        {
            for (var step = 0; step < 8; step++)
                await SomethingHappensAsync(world, random);
            await ShouldSeeTheirsOnlyAsync(world, random, $"seed {seed}, round {round}");
        }
    }

    private static async Task SomethingHappensAsync(ReviewWorld world, Random random)
    {
        var user = Somebody(random, Roles.Officer);
        var head = Somebody(random, Roles.Supervisor);
        if (random.Next(8) == 0)
            await world.NextNightAsync();
        var rows = await world.RowsAsync(user);
        if (rows.Count == 0)
            return;
        var page = await world.PageAsync(user, rows[random.Next(rows.Count)].CaseId);
        var change = new CaseChangeRequest(page.Case.CaseId, page.State.Version, "a word");
        await (random.Next(6) switch
        {
            0 or 1 => world.Review.ForwardAsync(user, change, random.Next(2) == 0 ? "K01" : "K02", default),
            2 => world.Review.AssignAsync(user, change, user.Id, default),
            3 => world.Review.CheckAsync(head, change, isConfirmed: random.Next(2) == 0, default),
            4 => world.Review.DecideAsync(user, ReviewWorld.Decision(page, Disposition.CannotTrace), default),
            _ => world.Review.DecideAsync(user, ReviewWorld.Decision(page, Disposition.DataError, "typing_error"), default),
        });
    }

    private static async Task ShouldSeeTheirsOnlyAsync(ReviewWorld world, Random random, string because)
    {
        // Where each case is: who has all areas sees all.
        var all = await world.RowsAsync(ReviewWorld.User("all", Roles.Supervisor, "K"));
        var places = all.DistinctBy(row => row.CaseId).ToDictionary(row => row.CaseId, row => row.AreaCode, StringComparer.Ordinal);
        for (var i = 0; i < 4; i++)
        {
            var user = Somebody(random, Roles.All[random.Next(Roles.All.Count)]);
            var about = $"{because}: {user.Roles.First()} of {string.Join('+', user.Areas)}";
            var isAllowed = user.Has(Roles.Officer) || user.Has(Roles.Supervisor);
            var own = places.Where(place => isAllowed && user.Areas.Any(area => area == "K" || area == place.Value)).Select(place => place.Key).Order(StringComparer.Ordinal).ToList();

            var list = await world.Review.WorklistAsync(user, new WorklistQuery { PageSize = WorklistQuery.MostPageSize }, default);
            (list.Value?.Items ?? []).Select(row => row.CaseId).Distinct().Order(StringComparer.Ordinal).ToList().ShouldBe(own, customMessage: about);
            (list.Value?.Counts.Total ?? 0).ShouldBe(all.Count(row => own.Contains(row.CaseId)), about);
            var dashboard = await world.Review.DashboardAsync(user, default);
            (dashboard.Value?.Areas.Sum(area => area.Open) ?? 0).ShouldBe(all.Count(row => own.Contains(row.CaseId)), about);
            foreach (var area in new[] { "K", "K01", "K02", "K9" })
                await ShouldExportTheirsOnlyAsync(world, user, area, (own, about));
            foreach (var (caseId, place) in places)
                await ShouldOpenTheirsOnlyAsync(world, user, caseId, (own, $"{about}, a case in {place}"));
        }
    }

    private static async Task ShouldExportTheirsOnlyAsync(ReviewWorld world, AskingUser user, string area, (List<string> Own, string About) of)
    {
        var export = await world.Review.ExportAsync(user, area, "en", default);
        if (export.Value is not { } file)
            return;
        user.Areas.ShouldContain(own => own == "K" || own == area, of.About);
        Cases(file.Content).Except(of.Own, StringComparer.Ordinal).ShouldBeEmpty(of.About);
    }

    private static async Task ShouldOpenTheirsOnlyAsync(ReviewWorld world, AskingUser user, string caseId, (List<string> Own, string About) of)
    {
        var answer = await world.Review.CaseAsync(user, caseId, default);
        var nowhere = await world.Review.CaseAsync(user, new string('0', caseId.Length), default);
        if (of.Own.Contains(caseId))
        {
            answer.IsDone.ShouldBeTrue(of.About);
            answer.Value!.Case.RelatedCases.ShouldAllBe(related => IsOpenTo(world, user, related).GetAwaiter().GetResult());
            return;
        }

        // Whoever handed a case over still looks at it, and does nothing with it.
        if (answer.Value is { } page)
        {
            user.Areas.ShouldContain(area => area == "K" || area == page.Case.AreaCode, of.About);
            (page.Dispositions.Count, page.MayCheck, page.MayUnmask).ShouldBe((0, false, false), of.About);
        }
        else
        {
            (answer.Outcome, answer.Problem).ShouldBe((nowhere.Outcome, nowhere.Problem), of.About);
        }

        (await world.Review.UnmaskAsync(user, new UnmaskRequest(caseId, 0, "court_or_law"), default)).Outcome.ShouldBeOneOf([ReviewOutcome.NotFound, ReviewOutcome.NotAllowed], of.About);
        (await world.Review.NoteAsync(user, new CaseChangeRequest(caseId, "", "x"), default)).Outcome.ShouldBeOneOf([ReviewOutcome.NotFound, ReviewOutcome.NotAllowed], of.About);
    }

    private static async Task<bool> IsOpenTo(ReviewWorld world, AskingUser user, string caseId) => (await world.Review.CaseAsync(user, caseId, default)).IsDone;

    private static AskingUser Somebody(Random random, string role) => ReviewWorld.User($"u{random.Next(3)}", role, AreasOfPeople[random.Next(AreasOfPeople.Length)]);

    private static IEnumerable<string> Cases(byte[] workbook)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.Path("book.xlsx"), workbook);
        using var book = TabularFiles.Open(folder.Path("book.xlsx"), new TabularFileOptions());
        return [.. book.Sheets[0].ReadRows().Select(row => row.Cells.ElementAtOrDefault(0).Text ?? "").Where(text => text.Length == 16 && text.All(char.IsAsciiHexDigit))];
    }
}

using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using FPReconcile.App.Identity;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Local;
using FPReconcile.App.Tests.Nightly;
using FPReconcile.App.Tests.Review.Vintages;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>The pages of frozen statistics over http: who opens them, and that what is hidden stays hidden.</summary>
public sealed partial class StatisticsSiteTests : IAsyncLifetime, IDisposable
{
    private static readonly string[] Addresses =
        ["/ui/statistics", "/ui/statistics?vintage=2026-Q1", "/ui/statistics/2026-Q1/shares-area.csv", "/ui/statistics/2026-Q1/statistics.xlsx", "/ui/statistics/2026-Q1/statistics.html"];

    private readonly TemporaryFolder _folder = new();
    private Store _store = null!;
    private TestSite _site = null!;

    public async Task InitializeAsync()
    {
        _store = LocalStore.Open(_folder.Path("store"), TimeProvider.System);
        await _store.CreateAsync(default);
        await SampleVintage.PutAsync(_store, SampleVintage.Name, SampleVintage.Json);
        await SampleVintage.PutAsync(_store, "2025-Q4", SampleVintage.Named("2025-Q4", "2026-03-31"));
        _site = await TestSite.StartAsync(_store);
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_statistician_starts_with_the_statistics()
    {
        using var browser = await _site.SignedInAsync(Roles.Statistician);

        using var start = await browser.GetAsync("/ui/");

        start.Headers.Location!.ToString().ShouldBe("/ui/statistics");
        (await browser.GetStringAsync("/ui/statistics")).ShouldContain("<a href=\"/ui/statistics\" aria-current=\"page\">");
    }

    [Fact]
    public async Task Only_those_who_may_read_statistics_get_a_page_or_a_file()
    {
        foreach (var role in Roles.All)
        {
            using var browser = await _site.SignedInAsync(role);
            foreach (var address in Addresses)
            {
                using var answer = await browser.GetAsync(address);
                answer.StatusCode.ShouldBe(role is Roles.Officer or Roles.Supervisor or Roles.Statistician ? HttpStatusCode.OK : HttpStatusCode.Forbidden, $"{role} {address}");
            }
        }

        using var nobody = _site.Browser();
        foreach (var address in Addresses)
        {
            using var answer = await nobody.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, address);
        }
    }

    [Fact]
    public async Task The_newest_vintage_is_shown_and_the_address_chooses_another()
    {
        using var browser = await _site.SignedInAsync(Roles.Statistician);

        var newest = await browser.GetStringAsync("/ui/statistics");
        var other = await browser.GetStringAsync("/ui/statistics?vintage=2025-Q4");

        newest.ShouldContain("<option selected>2026-Q1</option><option>2025-Q4</option>");
        newest.ShouldContain("href=\"/ui/statistics/2026-Q1/statistics.xlsx\"");
        other.ShouldContain("<option selected>2025-Q4</option>");
        other.ShouldContain("href=\"/ui/statistics/2025-Q4/statistics.xlsx\"");
    }

    [Theory]
    [InlineData("/ui/statistics?vintage=2031-Q1")]
    [InlineData("/ui/statistics?vintage=..")]
    [InlineData("/ui/statistics?vintage=..%2F..%2Fruns")]
    [InlineData("/ui/statistics?vintage=%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("/ui/statistics/2031-Q1/statistics.xlsx")]
    [InlineData("/ui/statistics/2031-Q1/shares-area.csv")]
    [InlineData("/ui/statistics/%3Cscript%3E/statistics.html")]
    [InlineData("/ui/statistics/...%00/statistics.html")]
    [InlineData("/ui/statistics/2026-Q1/statistics.json")]
    [InlineData("/ui/statistics/2026-Q1/nothing.csv")]
    [InlineData("/ui/statistics/..%2F2026-Q1/statistics.xlsx")]
    public async Task What_is_not_a_vintage_is_not_found_and_not_repeated(string address)
    {
        using var browser = await _site.SignedInAsync(Roles.Statistician);

        using var answer = await browser.GetAsync(address);

        ((int)answer.StatusCode).ShouldBeOneOf(404, 400);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldNotContain("<script>");
        page.ShouldNotContain("alert(1)</");
    }

    [Fact]
    public async Task Every_table_of_the_page_is_a_file_to_save()
    {
        using var browser = await _site.SignedInAsync(Roles.Statistician);
        var links = Links(await browser.GetStringAsync("/ui/statistics"));

        links.Count.ShouldBeGreaterThan(20);
        links.ShouldBeUnique();
        foreach (var link in links)
        {
            using var answer = await browser.GetAsync(link);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, link);
            answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
            answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task No_page_and_no_file_tells_a_hidden_count(string language)
    {
        using var browser = await _site.SignedInAsync(Roles.Statistician);
        using var chosen = await TestSite.PostAsync(browser, "/ui/statistics", "/ui/language", ("language", language), ("back", "/ui/statistics"));
        var page = await browser.GetStringAsync("/ui/statistics");
        page.ShouldContain($"<html lang=\"{language}\">");

        foreach (var text in await Task.WhenAll(Links(page).Where(link => link.EndsWith(".csv", StringComparison.Ordinal)).Select(browser.GetStringAsync).Append(Task.FromResult(page))))
        {
            var numbers = NumberPattern().Matches(text).Select(match => match.Value.Replace(",", "", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
            numbers.Overlaps(SampleVintage.HiddenCounts.Select(count => count.ToString(CultureInfo.InvariantCulture))).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Rows_that_are_hidden_look_alike_in_tables_charts_and_files()
    {
        using var browser = await _site.SignedInAsync(Roles.Statistician);
        var page = await browser.GetStringAsync("/ui/statistics");

        foreach (var table in new[] { "shares-area", "births-area" })
        {
            var lines = (await browser.GetStringAsync($"/ui/statistics/2026-Q1/{table}.csv")).Split("\r\n");
            var (one, other) = (lines.Single(line => line.StartsWith("A02", StringComparison.Ordinal)), lines.Single(line => line.StartsWith("A05", StringComparison.Ordinal)));
            other[3..].ShouldBe(one[3..]);
            one.Split(',')[1..].ShouldAllBe(cell => cell == "s" || cell.Length == 0);
        }

        foreach (var rows in new[] { RowPattern("A02", "A05").Matches(page), MarkPattern("A02", "A05").Matches(page) })
        {
            rows.Count.ShouldBe(4);
            rows.Select(row => row.Groups[2].Value).Where((_, place) => place % 2 == 0).ShouldBe(rows.Select(row => row.Groups[2].Value).Where((_, place) => place % 2 == 1));
        }
    }

    [Fact]
    public async Task A_label_that_a_spreadsheet_would_run_is_made_harmless()
    {
        using var browser = await _site.SignedInAsync(Roles.Officer);

        var file = await browser.GetStringAsync("/ui/statistics/2026-Q1/shares-facility_type.csv");

        file.ShouldContain("\r\n'=hospital,");
        file.ShouldNotContain("\r\n=");
    }

    [Fact]
    public async Task The_page_keeps_the_rules_of_the_site()
    {
        using var browser = await _site.SignedInAsync(Roles.Statistician);

        var page = await browser.GetStringAsync("/ui/statistics");

        page.ShouldNotContain(" style=");
        page.ShouldNotContain("<style");
        StaticScript().Count(page).ShouldBe(1);
        page.ShouldContain("<svg class=\"wide\"");
    }

    [Fact]
    public async Task A_vintage_that_the_program_wrote_opens_whole_in_every_language()
    {
        using var district = new NightDistrict(births: 900);
        await SampleVintage.PutAsync(_store, "2026-Z", district.Reconcile(district.AsOf, "--vintage", "2026-Z")["statistics.json"]);
        foreach (var words in Words.Languages)
        {
            using var browser = await _site.SignedInAsync(Roles.Supervisor);
            using var chosen = await TestSite.PostAsync(browser, "/ui/statistics", "/ui/language", ("language", words.Code), ("back", "/ui/statistics"));
            foreach (var link in Links(await browser.GetStringAsync("/ui/statistics?vintage=2026-Z")))
            {
                using var answer = await browser.GetAsync(link);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, link);
            }
        }
    }

    [Fact]
    public async Task Before_the_first_vintage_the_page_says_so()
    {
        await using var site = await TestSite.StartAsync();
        using var browser = await site.SignedInAsync(Roles.Statistician);

        using var answer = await browser.GetAsync("/ui/statistics");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("No statistics have been published yet.");
    }

    private static List<string> Links(string page) => [.. LinkPattern().Matches(page).Select(match => match.Groups[1].Value)];

    // The cells of a row of a table after its label.
    private static Regex RowPattern(string one, string other) => new($"<th scope=\"row\">({one}|{other})</th>(.*?)</tr>", RegexOptions.Singleline, TimeSpan.FromSeconds(5));

    // What a chart draws after the label of a row, without the height at which it stands.
    private static Regex MarkPattern(string one, string other) => new($"y=\"[0-9.]+\">({one}|{other})</text>\\s*(<text class=\"tick\" x=\"[0-9.]+\") y=\"[0-9.]+\">s</text>", RegexOptions.None, TimeSpan.FromSeconds(5));

    [GeneratedRegex("href=\"(/ui/statistics/[^\"]+)\"")]
    private static partial Regex LinkPattern();

    [GeneratedRegex("[0-9][0-9,]*")]
    private static partial Regex NumberPattern();

    [GeneratedRegex("<script")]
    private static partial Regex StaticScript();
}

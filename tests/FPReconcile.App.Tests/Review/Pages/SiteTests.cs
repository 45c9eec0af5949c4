using System.Net;
using FPReconcile.App.Identity;
using FPReconcile.App.Review.Pages.Frame;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>The door of the site: who gets in, what a form must carry, and what no page gives away.</summary>
public sealed class SiteTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public static TheoryData<string, string> Pages() => new()
    {
        { "/ui/worklist", "officer supervisor" },
        { "/ui/worklist/excel", "officer supervisor" },
        { "/ui/cases/c1", "officer supervisor" },
        { "/ui/uploads", "uploader" },
        { "/ui/dashboard", "officer supervisor" },
        { "/ui/statistics", "officer supervisor statistician" },
        { "/ui/audit", "auditor" },
        { "/ui/status", "administrator" },
    };

    public static TheoryData<string, string> Forms() => new()
    {
        { "/ui/cases/c1/decide", "officer" },
        { "/ui/cases/c1/undo", "officer" },
        { "/ui/cases/c1/check", "supervisor" },
        { "/ui/cases/c1/assign", "officer" },
        { "/ui/cases/c1/wait", "officer" },
        { "/ui/cases/c1/forward", "officer" },
        { "/ui/cases/c1/note", "officer" },
        { "/ui/cases/c1/unmask", "officer" },
        { "/ui/worklist/excel/export", "officer" },
        { "/ui/worklist/excel/preview", "officer" },
        { "/ui/worklist/excel/apply", "officer" },
        { "/ui/uploads", "uploader" },
        { "/ui/sign-out", "officer" },
        { "/ui/language", "officer" },
        { "/ui/keys", "officer" },
    };

    public async Task InitializeAsync() => _site = await TestSite.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_opens_for_its_roles_only(string path, string roles)
    {
        foreach (var role in Roles.All)
        {
            using var browser = await _site.SignedInAsync(role);
            using var answer = await browser.GetAsync(path);
            if (roles.Split(' ').Contains(role))
                answer.StatusCode.ShouldNotBe(HttpStatusCode.Forbidden, role);
            else
                answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, role);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Who_has_not_signed_in_is_led_to_the_sign_in_and_back(string path, string roles)
    {
        roles.ShouldNotBeEmpty();
        using var browser = _site.Browser();

        using var answer = await browser.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.ToString().ShouldBe($"/ui/sign-in?back={Uri.EscapeDataString(path)}");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_form_without_the_token_of_the_browser_does_nothing(string path, string role)
    {
        using var browser = await _site.SignedInAsync(role);

        using var without = await TestSite.SendAsync(browser, path, ("name", "x"));
        using var foreign = await TestSite.SendAsync(browser, path, (FormToken.Field, FormToken.Of(FormToken.NewSecret())));

        without.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        foreign.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task A_form_of_another_site_does_nothing(string header, string value)
    {
        using var browser = await _site.SignedInAsync(Roles.Officer);
        browser.DefaultRequestHeaders.Add(header, value);

        using var answer = await TestSite.PostAsync(browser, "/ui/worklist/excel", "/ui/language", ("language", "zh-Hans"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/ui/")]
    [InlineData("/\\evil.example/ui/")]
    public async Task No_way_back_leads_to_another_site(string back)
    {
        using var browser = _site.Browser();

        using var answer = await TestSite.PostAsync(browser, "/ui/sign-in", "/ui/sign-in", ("name", "officer"), ("password", TestSite.Password), ("back", back));

        answer.Headers.Location!.ToString().ShouldBe("/ui/");
    }

    [Fact]
    public async Task A_wrong_password_tells_nothing_about_the_name()
    {
        using var browser = _site.Browser();

        using var known = await TestSite.PostAsync(browser, "/ui/sign-in", "/ui/sign-in", ("name", "officer"), ("password", "wrong"));
        using var unknown = await TestSite.PostAsync(browser, "/ui/sign-in", "/ui/sign-in", ("name", "nobody"), ("password", "wrong"));

        (known.StatusCode, unknown.StatusCode).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden));
        (await known.Content.ReadAsStringAsync()).ShouldBe(await unknown.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Nobody_guesses_passwords_for_long()
    {
        using var browser = _site.Browser();
        var answers = new List<string>();
        for (var i = 0; i <= RequestLimits.SignInsPerFiveMinutes; i++)
        {
            using var answer = await TestSite.PostAsync(browser, "/ui/sign-in", "/ui/sign-in", ("name", "officer"), ("password", "wrong"));
            answers.Add(await answer.Content.ReadAsStringAsync());
        }

        answers[0].ShouldContain("do not fit");
        answers[^1].ShouldContain("Too many tries");
    }

    [Fact]
    public async Task Nobody_asks_without_end()
    {
        using var browser = await _site.SignedInAsync(Roles.Uploader);
        HttpStatusCode last = default;
        for (var i = 0; i <= RequestLimits.PerMinute && last != HttpStatusCode.TooManyRequests; i++)
        {
            using var answer = await browser.GetAsync("/ui/worklist");
            last = answer.StatusCode;
        }

        last.ShouldBe(HttpStatusCode.TooManyRequests);
        using var other = await _site.SignedInAsync(Roles.Officer);
        using var still = await other.GetAsync("/ui/worklist/excel");
        still.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Cookies_are_for_this_site_and_not_for_scripts()
    {
        using var browser = _site.Browser();

        using var answer = await TestSite.PostAsync(browser, "/ui/sign-in", "/ui/sign-in", ("name", "officer"), ("password", TestSite.Password));

        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        cookies.Count.ShouldBe(2);
        cookies.ShouldAllBe(cookie => cookie.Contains("httponly") && cookie.Contains("samesite=strict") && cookie.Contains("path=/"));
    }

    [Fact]
    public async Task Who_signs_out_or_is_dismissed_is_out_at_once()
    {
        using var first = await _site.SignedInAsync(Roles.Officer);
        using var second = await _site.SignedInAsync(Roles.Supervisor);

        using var signedOut = await TestSite.PostAsync(first, "/ui/worklist/excel", "/ui/sign-out");
        _site.Dismissed.Add(Roles.Supervisor);

        using var afterSignOut = await first.GetAsync("/ui/worklist/excel");
        using var afterDismissal = await second.GetAsync("/ui/worklist/excel");
        (afterSignOut.StatusCode, afterDismissal.StatusCode).ShouldBe((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther));
    }

    [Fact]
    public async Task The_language_that_a_reader_chose_stays()
    {
        using var browser = await _site.SignedInAsync(Roles.Officer);

        using var chosen = await TestSite.PostAsync(browser, "/ui/worklist/excel", "/ui/language", ("language", "zh-Hans"), ("back", "/ui/worklist/excel"));

        chosen.Headers.Location!.ToString().ShouldBe("/ui/worklist/excel");
        (await browser.GetStringAsync("/ui/worklist/excel")).ShouldContain("<html lang=\"zh-Hans\">");
    }

    [Fact]
    public async Task A_form_has_an_end()
    {
        using var browser = await _site.SignedInAsync(Roles.Officer);

        using var answer = await TestSite.PostAsync(browser, "/ui/worklist/excel", "/ui/language", ("language", new string('x', SiteDoor.MostOfForm + 1)));

        ((int)answer.StatusCode).ShouldBeInRange(400, 413);
    }

    [Fact]
    public async Task Every_page_has_the_headers_of_security_and_no_script_inside()
    {
        using var browser = await _site.SignedInAsync(Roles.Officer);

        using var answer = await browser.GetAsync("/ui/worklist/excel");

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldNotContain(" style=");
        page.ShouldNotContain("<style");
        page.ShouldNotContain(" onclick=");
    }

    [Fact]
    public async Task Nothing_that_somebody_typed_is_in_the_log()
    {
        using var browser = _site.Browser();

        using var answer = await TestSite.PostAsync(browser, "/ui/sign-in", "/ui/sign-in", ("name", "Amina Okoye"), ("password", "secret of Amina"));
        using var lost = await browser.GetAsync("/ui/Amina");

        _site.Log.ShouldNotContain("Amina");
    }
}

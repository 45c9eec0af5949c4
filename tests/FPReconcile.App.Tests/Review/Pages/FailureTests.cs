using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using FPReconcile.App.Identity;
using FPReconcile.App.Review;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Storage;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>What a reader sees when a request fails, and how much may be sent.</summary>
public sealed partial class FailureTests
{
    [Theory]
    [InlineData("en", "Something went wrong")]
    [InlineData("zh-CN", "出现错误")]
    public async Task A_page_that_fails_tells_a_number_of_the_log_and_nothing_else(string language, string title)
    {
        await using var site = await TestSite.StartAsync(HookedStore.Of(new Store(null!, null!, null!), (_, _) => throw new InvalidOperationException("Amina Juma")));
        using var browser = await site.SignedInAsync(Roles.Officer);
        browser.DefaultRequestHeaders.Add("Accept-Language", language);

        using var answer = await browser.GetAsync("/ui/worklist");

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain(title);
        page.ShouldNotContain("Amina");
        site.Log.ShouldContain(NumberPattern().Match(page).Groups[1].Value);
        site.Log.ShouldNotContain("Amina");
    }

    [Fact]
    public async Task An_address_below_the_pages_that_leads_nowhere_is_answered_with_a_page()
    {
        await using var site = await TestSite.StartAsync();
        using var browser = site.Browser();

        using var answer = await browser.GetAsync("/ui/nothing");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Theory]
    [InlineData(64 << 20, HttpStatusCode.SeeOther)]
    [InlineData((64 << 20) + 1, HttpStatusCode.BadRequest)]
    [InlineData(66 << 20, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_file_of_64_MiB_can_be_sent_and_no_larger_one(int bytes, HttpStatusCode expected)
    {
        await using var site = await TestSite.StartAsync();
        using var browser = await site.SignedInAsync(Roles.Uploader);
        var token = TokenPattern().Match(await browser.GetStringAsync("/ui/uploads")).Groups[1].Value;
        using var form = new MultipartFormDataContent { { new StringContent(token), FormToken.Field }, { new StringContent("facility/F001"), "sender" }, { new ByteArrayContent(new byte[bytes]), "file", "large.csv" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/ui/uploads") { Content = form };
        request.Headers.ExpectContinue = true;

        using var answer = await browser.SendAsync(request);

        answer.StatusCode.ShouldBe(expected);
        if (expected != HttpStatusCode.SeeOther)
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Fact]
    public async Task Any_other_form_is_small()
    {
        await using var site = await TestSite.StartAsync();
        using var browser = await site.SignedInAsync(Roles.Officer);

        using var answer = await TestSite.PostAsync(browser, "/ui/worklist/excel", "/ui/language", ("language", "zh-Hans"), ("back", new string('x', SiteDoor.MostOfForm)));

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task What_was_set_aside_of_a_file_is_told_in_the_language_of_the_reader()
    {
        using var world = await ReviewWorld.SmallAsync();
        await using var site = await TestSite.StartAsync(world.Night.Store, world.Night.Clock);
        var clerk = ReviewWorld.User("clerk", Roles.Uploader) with { Senders = ["facility/F001"] };
        var sent = await world.Review.SendUploadAsync(clerk, new UploadRequest("facility/F001", "may.csv", new MemoryStream("record_id,facility_code,birth_date,mother_name\r\nX2,F1,not a date,Esther Dube\r\n"u8.ToArray())), default);
        await world.Night.DrainAsync();
        using var browser = await site.SignedInAsync(Roles.Uploader);
        browser.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");

        var page = await browser.GetStringAsync(string.Create(CultureInfo.InvariantCulture, $"/ui/uploads/{sent.Value!.Id}?sender=facility%2FF001"));

        page.ShouldContain("出生日期无法识别");
        page.ShouldContain("BIRTH_DATE_UNREADABLE");
    }

    [GeneratedRegex("<code>([0-9a-f]{32})</code>")]
    private static partial Regex NumberPattern();

    [GeneratedRegex("name=\"form_token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenPattern();
}

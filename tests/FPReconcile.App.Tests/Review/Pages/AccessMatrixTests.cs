using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using FPReconcile.App.Review.Pages.Frame;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>
/// Every route of the site for every role and every area, over HTTP. A new route fails here until somebody has written down who may open
/// it, what they see of their own, and that everything else is not there.
/// </summary>
public sealed partial class AccessMatrixTests(SiteWorld world) : IClassFixture<SiteWorld>
{
    private const string Officers = "officer supervisor";
    private const string Readers = "officer supervisor statistician";
    private const string Everybody = "uploader officer supervisor statistician auditor administrator";

    // What an outsider gets: what is not there.
    private const int Missing = 404;

    /// <summary>Roles; status for what is one's own; status for what is not, the same as for own where nothing is asked for by its id.</summary>
    private static readonly Dictionary<string, (string Roles, int Own, int Outside)> Rules = new(StringComparer.Ordinal)
    {
        ["GET /ui/"] = (Everybody, 303, 303),
        ["GET /ui/sign-in"] = (Everybody, 303, 303),
        ["POST /ui/sign-in"] = (Everybody, 403, 403),
        ["POST /ui/sign-out"] = (Everybody, 303, 303),
        ["POST /ui/language"] = (Everybody, 303, 303),
        ["POST /ui/keys"] = (Everybody, 303, 303),
        ["GET /ui/worklist"] = (Officers, 200, Missing),
        ["GET /ui/cases/{id}"] = (Officers, 200, Missing),
        ["POST /ui/cases/{id}/decide"] = ("officer", 409, Missing),
        ["POST /ui/cases/{id}/undo"] = ("officer", Missing, Missing),
        ["POST /ui/cases/{id}/check"] = ("supervisor", 409, Missing),
        ["POST /ui/cases/{id}/assign"] = (Officers, 409, Missing),
        ["POST /ui/cases/{id}/wait"] = (Officers, 409, Missing),
        ["POST /ui/cases/{id}/forward"] = (Officers, 409, Missing),
        ["POST /ui/cases/{id}/note"] = (Officers, 409, Missing),
        ["POST /ui/cases/{id}/unmask"] = (Officers, 400, Missing),
        ["GET /ui/worklist/excel"] = (Officers, 200, 200),
        ["POST /ui/worklist/excel/export"] = (Officers, 200, Missing),
        ["POST /ui/worklist/excel/preview"] = ("officer", 200, 200),
        ["POST /ui/worklist/excel/apply"] = ("officer", Missing, Missing),
        ["GET /ui/uploads"] = ("uploader", 200, 200),
        ["POST /ui/uploads"] = ("uploader", 400, 400),
        ["GET /ui/uploads/{id}"] = ("uploader", 200, Missing),
        ["GET /ui/uploads/{id}/marked"] = ("uploader", 200, Missing),
        ["GET /ui/dashboard"] = (Officers, 200, 200),
        ["GET /ui/dashboard/{chart}.csv"] = (Officers, 200, 200),
        ["GET /ui/statistics"] = (Readers, 200, 200),
        ["GET /ui/statistics/{vintage}/{table}.csv"] = (Readers, Missing, Missing),
        ["GET /ui/statistics/{vintage}/statistics.xlsx"] = (Readers, Missing, Missing),
        ["GET /ui/statistics/{vintage}/statistics.html"] = (Readers, Missing, Missing),
        ["GET /ui/audit"] = ("auditor", 200, 200),
        ["GET /ui/status"] = ("administrator", 200, 200),
    };

    private static readonly string[] WithoutSignIn = ["/ui/sign-in", "/ui/language"];

    public static TheoryData<string> Routes() => [.. Rules.Keys];

    [Fact]
    public void Every_route_is_written_down_here_with_who_may_open_it() =>
        world.Site.Routes.Where(route => !route.StartsWith("HEAD ", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ShouldBe(Rules.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void What_can_be_read_can_be_asked_after_and_nothing_else() =>
        world.Site.Routes.Where(route => route.StartsWith("HEAD ", StringComparison.Ordinal)).Select(route => "GET " + route[5..]).Order(StringComparer.Ordinal)
            .ShouldBe(Rules.Keys.Where(route => route.StartsWith("GET ", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_route_answers_each_role_and_area_as_its_rights_say(string route)
    {
        var (roles, own, outside) = Rules[route];
        foreach (var name in SitePeople.Names)
        {
            var (role, place) = (name.Split('-')[0], name.Split('-')[1]);
            var person = await PersonAsync(name);

            using var answer = await person.AskAsync(route, world.CaseOf(route), world.Upload);

            if (route.EndsWith("/sign-out", StringComparison.Ordinal))
                world.Forget(name);
            var expected = !roles.Split(' ').Contains(role) ? 403 : SitePeople.Sees(place) ? own : outside;
            var status = (int)answer.StatusCode;
            status.ShouldBe(expected, $"{route} {name}");
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Nobody_who_has_not_signed_in_gets_anything_but_the_sign_in(string route)
    {
        using var browser = world.Site.Browser();
        var person = new Person(browser, TestSite.TokenOf(await browser.GetStringAsync("/ui/sign-in")));

        using var answer = await person.AskAsync(route, world.CaseOf(route), world.Upload);

        if (WithoutSignIn.Contains(route.Split(' ')[1]))
            return;
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.ToString().ShouldStartWith("/ui/sign-in?back=");
    }

    [Theory]
    [InlineData("GET /ui/cases/{id}")]
    [InlineData("POST /ui/cases/{id}/decide")]
    [InlineData("POST /ui/cases/{id}/undo")]
    [InlineData("POST /ui/cases/{id}/check")]
    [InlineData("POST /ui/cases/{id}/assign")]
    [InlineData("POST /ui/cases/{id}/wait")]
    [InlineData("POST /ui/cases/{id}/forward")]
    [InlineData("POST /ui/cases/{id}/note")]
    [InlineData("POST /ui/cases/{id}/unmask")]
    [InlineData("POST /ui/worklist/excel/preview")]
    [InlineData("POST /ui/worklist/excel/apply")]
    [InlineData("GET /ui/uploads/{id}")]
    [InlineData("GET /ui/uploads/{id}/marked")]
    public async Task What_is_not_theirs_is_answered_byte_for_byte_as_what_is_not_there(string route)
    {
        foreach (var name in SitePeople.Names.Where(name => name.EndsWith("-other", StringComparison.Ordinal) || name.EndsWith("-none", StringComparison.Ordinal)))
        {
            var person = await PersonAsync(name);

            var theirs = await WholeAsync(await person.AskAsync(route, world.CaseOf(route), world.Upload, world.Import), world.CaseOf(route), world.Upload, world.Import);
            var nowhere = await WholeAsync(
                await person.AskAsync(route, Unknown(world.Untouched), Unknown(world.Upload), Unknown(world.Import)), Unknown(world.Untouched), Unknown(world.Upload), Unknown(world.Import));

            theirs.ShouldBe(nowhere, $"{route} {name}");
        }
    }

    [Theory]
    [InlineData("/ui/worklist?area=", "K02", "K9")]
    [InlineData("/ui/worklist?facility=", "F1", "F9")]
    [InlineData("/ui/uploads?sender=", SitePeople.OwnSender, "facility/nowhere")]
    public async Task A_filter_of_others_is_answered_as_one_that_is_not_there(string address, string theirs, string nowhere)
    {
        var person = await PersonAsync(address.Contains("uploads", StringComparison.Ordinal) ? "uploader-none" : "officer-none");

        using var first = await person.Browser.GetAsync(address + Uri.EscapeDataString(theirs));
        using var second = await person.Browser.GetAsync(address + Uri.EscapeDataString(nowhere));

        (await WholeAsync(first, theirs, Uri.EscapeDataString(theirs))).ShouldBe(await WholeAsync(second, nowhere, Uri.EscapeDataString(nowhere)));
    }

    [Fact]
    public async Task An_auditor_is_told_of_a_case_and_sees_none()
    {
        var auditor = await PersonAsync("auditor-own");

        var page = await auditor.Browser.GetStringAsync($"/ui/audit?case={world.AwaitingCheck}");

        page.ShouldContain("decider");
        page.ShouldNotContain("***");
    }

    private static string Unknown(string id) => new('0', id.Length);

    private async Task<Person> PersonAsync(string name)
    {
        var (browser, token) = await world.PersonAsync(name);
        return new Person(browser, token);
    }

    /// <summary>Status, headers but the date, and body, without what was asked for and what is new for every answer.</summary>
    private static async Task<string> WholeAsync(HttpResponseMessage answer, params string[] asked)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "Content-Length")).Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
        var whole = $"{(int)answer.StatusCode}\n{string.Join('\n', headers.Order(StringComparer.Ordinal))}\n{await answer.Content.ReadAsStringAsync()}";

        // The token of an import is a hash of what was sent.
        whole = TokenOfImport().Replace(whole, "name=\"token\" value=\"ID\"");
        return asked.OrderByDescending(id => id.Length).Aggregate(whole, (text, id) => text.Replace(id, "ID", StringComparison.Ordinal));
    }

    [GeneratedRegex("name=\"token\" value=\"[0-9a-f]+\"")]
    private static partial Regex TokenOfImport();

    /// <summary>Somebody in a browser, with the token of its forms.</summary>
    private sealed record Person(HttpClient Browser, string Token)
    {
        public async Task<HttpResponseMessage> AskAsync(string route, string caseId, string upload, string import = "0123456789abcdef0123456789abcdef")
        {
            var (method, path) = (route.Split(' ')[0], route.Split(' ')[1]);
            var isUpload = path.StartsWith("/ui/uploads", StringComparison.Ordinal);
            path = path.Replace("{id}", isUpload ? upload : caseId, StringComparison.Ordinal).Replace("{chart}", "kinds", StringComparison.Ordinal).Replace("{vintage}", "2025", StringComparison.Ordinal).Replace("{table}", "births", StringComparison.Ordinal);
            path += path == "/ui/worklist" ? $"?area={SitePeople.OwnArea}" : isUpload ? "?sender=" + Uri.EscapeDataString(SitePeople.OwnSender) : "";
            if (method == "GET")
                return await Browser.GetAsync(path);
            if (path.EndsWith("preview", StringComparison.Ordinal))
                return await Browser.PostAsync(path, Workbook(caseId));
            return await TestSite.SendAsync(Browser, path.Split('?')[0], [(FormToken.Field, Token), .. Fields(path, import)]);
        }

        // Complete but for the version, so that nothing is changed wherever it is let through.
        private static (string, string)[] Fields(string path, string import) =>
        [
            ("id", new string('a', 32)), ("version", "x"), ("disposition", "unsure"), ("confirmed", "yes"), ("for", "facility"), ("note", "a word"), ("to", ""), ("record", "0"), ("reason", path.EndsWith("unmask", StringComparison.Ordinal) ? "curious" : "documents_seen"),
            ("area", path.EndsWith("forward", StringComparison.Ordinal) ? "K01" : SitePeople.OwnArea), ("token", import), ("sender", SitePeople.OwnSender), ("keys", "on"), ("language", "en"), ("name", "x"), ("password", "x"),
        ];

        private MultipartFormDataContent Workbook(string caseId)
        {
            var file = new ByteArrayContent(ExchangeTests.FilledIn([(caseId, "not_due", "date_corrected", "")]));
            file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            return new MultipartFormDataContent { { new StringContent(Token), FormToken.Field }, { file, "file", "worklist.xlsx" } };
        }
    }
}

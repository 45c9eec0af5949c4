using System.IO.Compression;
using System.Net;
using FPReconcile.App.Identity;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>The forms of a case over a real night, without a browser: where they lead, and what nobody must stumble over.</summary>
public sealed class OfficersFormsTests : IAsyncLifetime
{
    private const string Filters = "kind=unregistered_birth&sort=oldest_birth";

    private ReviewWorld _world = null!;
    private TestSite _site = null!;
    private string _case = "";

    public async Task InitializeAsync()
    {
        _world = await ReviewWorld.SmallAsync();
        _site = await TestSite.StartAsync(_world.Night.Store, _world.Night.Clock, LocalSignIn.Of(DemoUsers.Of(["K02"], ["facility/office"])));
        _case = (await _world.RowsAsync(ReviewWorld.Officer, DiscrepancyKind.UnregisteredBirth))[0].CaseId;
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        _world.Dispose();
    }

    [Fact]
    public async Task Undo_leads_back_to_the_list_with_its_filters()
    {
        using var officer = await _site.SignedInAsync("officer");

        using var decided = await DecideAsync(officer, "registered_elsewhere", "documents_seen");
        var list = await officer.GetStringAsync(decided.Headers.Location!.ToString());

        list.ShouldContain($"name=\"back\" value=\"/ui/worklist?{Filters.Replace("&", "&amp;", StringComparison.Ordinal)}\"");
    }

    [Fact]
    public async Task A_form_that_is_refused_leads_back_to_its_case()
    {
        using var officer = await _site.SignedInAsync("officer");

        using var refused = await DecideAsync(officer, "registered_elsewhere", "");

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain($"href=\"/ui/cases/{_case}?{Filters.Replace("&", "&amp;", StringComparison.Ordinal)}\"");
    }

    [Fact]
    public async Task A_supervisor_finds_what_an_officer_was_not_sure_about_and_gives_it_back()
    {
        using var officer = await _site.SignedInAsync("officer");
        using var unsure = await DecideAsync(officer, "unsure", "");
        unsure.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var supervisor = await _site.SignedInAsync("supervisor");

        (await supervisor.GetStringAsync("/ui/worklist")).ShouldMatch("stage=escalated\">with the supervisor: [1-9]");
        var page = await supervisor.GetStringAsync($"/ui/cases/{_case}");
        page.ShouldContain("name=\"to\" maxlength=\"128\" autocomplete=\"off\" value=\"demo-officer\"");
        page.ShouldNotContain("data-decide");
    }

    [Fact]
    public async Task A_record_that_was_sent_back_stands_on_the_page_of_its_clerk()
    {
        using var officer = await _site.SignedInAsync("officer");
        using var sent = await DecideAsync(officer, "data_error", "typing_error");
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var clerk = await _site.SignedInAsync("clerk");

        var page = await clerk.GetStringAsync("/ui/uploads");

        page.ShouldContain("Sent back by officers");
        page.ShouldContain("typing error");
    }

    [Fact]
    public async Task The_workbook_of_a_worklist_is_in_the_language_of_its_reader_and_its_choices_keep_their_codes()
    {
        using var officer = await _site.SignedInAsync("officer");
        officer.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");

        using var answer = await TestSite.PostAsync(officer, "/ui/worklist/excel", "/ui/worklist/excel/export", ("area", "K02"));
        using var workbook = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var text = string.Concat(workbook.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(entry => new StreamReader(entry.Open()).ReadToEnd()));

        text.ShouldContain("无法追踪 (cannot_trace)");
        text.ShouldContain("出生未登记");
    }

    private Task<HttpResponseMessage> DecideAsync(HttpClient officer, string disposition, string reason) => TestSite.PostAsync(
        officer, $"/ui/cases/{_case}?{Filters}", $"/ui/cases/{_case}/decide?{Filters}", ("id", Guid.NewGuid().ToString("N")), ("version", ""), ("disposition", disposition), ("reason", reason));
}

using FPReconcile.App.Identity;
using FPReconcile.App.Review;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Tests.Review;

/// <summary>Cases that are off the lists because they, or the births that they may be, were decided as deaths or sealed.</summary>
public sealed class WithheldTests : IAsyncLifetime
{
    private ReviewWorld _world = null!;
    private AskingUser _officer = null!;
    private string _case = "";
    private string _related = "";

    public async Task InitializeAsync()
    {
        _world = await ReviewWorld.DistrictAsync();
        _officer = await _world.EverywhereAsync("officer", Roles.Officer);
        foreach (var row in await _world.RowsAsync(_officer, DiscrepancyKind.PossibleMatch))
        {
            var page = await _world.PageAsync(_officer, row.CaseId);
            if (page.Case.RelatedCases.Count == 0 || page.Case.Lane != CaseLane.Normal)
                continue;
            (_case, _related) = (row.CaseId, page.Case.RelatedCases[0]);
            break;
        }

        _related.ShouldNotBeEmpty();
    }

    public Task DisposeAsync()
    {
        _world.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(Disposition.Deceased, "death_record_seen")]
    [InlineData(Disposition.Sealed, "file_closed_by_office")]
    public async Task A_later_decision_about_the_case_or_a_related_one_brings_neither_back(Disposition disposition, string reason)
    {
        (await IsListedAsync(_case), await IsListedAsync(_related)).ShouldBe((true, true));
        await DecideAsync(_case, disposition, reason);

        foreach (var caseId in new[] { _case, _related })
        {
            await DecideAsync(caseId, Disposition.Unsure, "");
            await DecideAsync(caseId, Disposition.DataError, "typing_error");
            var state = (await _world.PageAsync(_officer, caseId)).State;
            (await _world.Review.UndoAsync(_officer, new CaseChangeRequest(caseId, state.Version), default)).IsDone.ShouldBeTrue();
        }

        (await IsListedAsync(_case), await IsListedAsync(_related)).ShouldBe((false, false));
    }

    [Fact]
    public async Task Taken_back_a_decision_frees_what_it_withheld_and_nothing_that_another_withholds()
    {
        await DecideAsync(_case, Disposition.Deceased, "death_record_seen");
        await DecideAsync(_related, Disposition.Deceased, "death_record_seen");

        await UndoAsync(_case);
        (await IsListedAsync(_case), await IsListedAsync(_related)).ShouldBe((false, false));

        await UndoAsync(_related);
        (await IsListedAsync(_case), await IsListedAsync(_related)).ShouldBe((true, true));
    }

    [Fact]
    public async Task The_page_of_a_withheld_case_asks_nobody_to_approach_the_family_before_the_night_has_heard_of_it()
    {
        await DecideAsync(_case, Disposition.Deceased, "death_record_seen");

        foreach (var (caseId, lane) in new[] { (_case, CaseLane.Bereavement), (_related, CaseLane.Held) })
        {
            var page = await _world.PageAsync(_officer, caseId);
            (page.Case.Lane, page.Case.Findings.Count, page.Case.Candidates.Count).ShouldBe((lane, 0, 0));
            page.Case.Records.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task Related_cases_of_other_areas_are_not_told()
    {
        var pages = new List<CasePage>();
        foreach (var caseId in (await _world.RowsAsync(_officer)).Select(row => row.CaseId).Distinct())
            pages.Add(await _world.PageAsync(_officer, caseId));
        var areas = pages.ToDictionary(page => page.Case.CaseId, page => page.Case.AreaCode, StringComparer.Ordinal);
        var across = pages.Where(page => page.Case.RelatedCases.Any(related => areas.TryGetValue(related, out var area) && area != page.Case.AreaCode)).ToList();
        across.ShouldNotBeEmpty();

        foreach (var page in across)
        {
            var own = ReviewWorld.User("own", Roles.Officer, page.Case.AreaCode);
            var seen = await _world.PageAsync(own, page.Case.CaseId);
            seen.Case.RelatedCases.ShouldBe(page.Case.RelatedCases.Where(related => areas.GetValueOrDefault(related, page.Case.AreaCode) == page.Case.AreaCode));
        }
    }

    private async Task<bool> IsListedAsync(string caseId) => (await _world.RowsAsync(_officer)).Any(row => row.CaseId == caseId);

    private async Task DecideAsync(string caseId, Disposition disposition, string reason)
    {
        var page = await _world.PageAsync(_officer, caseId);
        (await _world.Review.DecideAsync(_officer, ReviewWorld.Decision(page, disposition, reason), default)).Outcome.ShouldBe(ReviewOutcome.Done);
    }

    private async Task UndoAsync(string caseId)
    {
        var state = (await _world.PageAsync(_officer, caseId)).State;
        (await _world.Review.UndoAsync(_officer, new CaseChangeRequest(caseId, state.Version), default)).Outcome.ShouldBe(ReviewOutcome.Done);
    }
}

using FPReconcile.App.Identity;
using FPReconcile.App.Review;
using FPReconcile.App.Tests.Nightly;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Tests.Review;

public abstract class ScopeTests(INightWorld stores) : ReviewServiceTests(stores)
{
    [Fact]
    public async Task No_role_learns_of_a_case_outside_its_areas_by_any_service()
    {
        using var world = await SmallAsync();
        var everybody = Roles.All.Select(role => ReviewWorld.User("u", role, "K02")).Append(ReviewWorld.User("u", Roles.Officer)).ToList();
        var outside = (await world.RowsAsync(ReviewWorld.User("x", Roles.Officer, "K01"))).Select(row => row.CaseId).Distinct().ToList();
        outside.Count.ShouldBeGreaterThan(2);

        foreach (var user in everybody)
        {
            // Not there and not theirs are one answer.
            var nowhere = await AnswersAsync(world.Review, user, "0123456789abcdef");
            nowhere.ShouldAllBe(outcome => outcome == ReviewOutcome.NotFound || outcome == ReviewOutcome.NotAllowed);
            foreach (var caseId in outside)
                (await AnswersAsync(world.Review, user, caseId)).ShouldBe(nowhere, user.Roles.First());
        }
    }

    [Fact]
    public async Task Lists_and_counts_are_of_one_s_own_areas_only()
    {
        using var world = await SmallAsync();
        var north = await PageAsync(world, "K02");
        var south = await PageAsync(world, "K01");
        var both = await PageAsync(world, "K02", "K01");

        north.Items.ShouldAllBe(row => row.AreaCode == "K02");
        both.Counts.Total.ShouldBe(north.Counts.Total + south.Counts.Total);
        foreach (var kind in Enum.GetValues<DiscrepancyKind>())
            both.Counts.ByKind.GetValueOrDefault(kind).ShouldBe(north.Counts.ByKind.GetValueOrDefault(kind) + south.Counts.ByKind.GetValueOrDefault(kind));
        (await world.Review.WorklistAsync(ReviewWorld.Officer, new WorklistQuery { Area = "K01" }, default)).Outcome.ShouldBe(ReviewOutcome.NotFound);
        (await PageAsync(world)).Counts.Total.ShouldBe(0);
    }

    [Theory]
    [InlineData("../../runs")]
    [InlineData("")]
    [InlineData("case id")]
    [InlineData("0123456789abcdef'or'1'eq'1")]
    [InlineData("\u0000")]
    public async Task A_case_id_that_is_none_is_not_found(string caseId)
    {
        using var world = await SmallAsync();

        (await world.Review.CaseAsync(ReviewWorld.Officer, caseId, default)).Outcome.ShouldBe(ReviewOutcome.NotFound);
    }

    [Fact]
    public async Task Nobody_decides_about_what_they_sent_themselves()
    {
        using var world = await SmallAsync();
        var row = (await world.RowsAsync(ReviewWorld.Officer, DiscrepancyKind.UnregisteredBirth))[0];
        var clerk = new AskingUser("clerk", new HashSet<string>(StringComparer.Ordinal) { Roles.Officer, Roles.Uploader }) { Areas = ["K02"], Senders = [$"facility/{row.Facility}"] };
        var page = await world.PageAsync(clerk, row.CaseId);

        page.Dispositions.ShouldBeEmpty();
        (await world.Review.DecideAsync(clerk, ReviewWorld.Decision(page, Disposition.RegisteredElsewhere), default)).Outcome.ShouldBe(ReviewOutcome.NotAllowed);
    }

    [Fact]
    public async Task Pages_go_on_where_the_one_before_ended_in_every_order()
    {
        using var world = await DistrictAsync();
        var officer = await world.EverywhereAsync("officer", Roles.Officer);
        foreach (var sort in Enum.GetValues<WorklistSort>())
        {
            var rows = new List<WorklistItem>();
            var query = new WorklistQuery { Sort = sort, PageSize = 7 };
            while (true)
            {
                var page = (await world.Review.WorklistAsync(officer, query, default)).Value!;
                rows.AddRange(page.Items);
                if (page.Continuation is null)
                {
                    rows.Count.ShouldBe(page.Counts.Total);
                    break;
                }

                query = query with { Continuation = page.Continuation };
            }

            rows.Count.ShouldBeGreaterThan(20);
            rows.Select(row => (row.CaseId, row.Kind, row.FacilityRecord, row.RegistrationRecord, row.RegisterRecord)).Distinct().Count().ShouldBe(rows.Count);
            if (sort == WorklistSort.MostOverdue)
                rows.Select(row => row.DaysOverdue ?? int.MinValue).ShouldBe(rows.Select(row => row.DaysOverdue ?? int.MinValue).OrderDescending());
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("bnVsbA")]
    [InlineData("e30")]
    public async Task A_continuation_that_is_none_is_refused(string continuation)
    {
        using var world = await SmallAsync();

        (await world.Review.WorklistAsync(ReviewWorld.Officer, new WorklistQuery { Continuation = continuation }, default)).Outcome.ShouldBe(ReviewOutcome.Invalid);
    }

    [Fact]
    public async Task Bundles_hold_no_name_and_no_number_of_a_mother_in_clear()
    {
        using var world = await SmallAsync();
        var officer = ReviewWorld.User("officer", Roles.Officer, "K02", "K01");
        foreach (var caseId in (await world.RowsAsync(officer)).Select(row => row.CaseId).Distinct())
        {
            var page = await world.PageAsync(officer, caseId);
            page.Case.Fields.ShouldContain(field => field.Field == "mother_name");
            foreach (var value in page.Case.Fields.Where(field => field.Field is "mother_name" or "child_name" or "mother_national_id").SelectMany(field => field.Values).Where(value => value.Raw.Length > 0))
            {
                value.Raw.ShouldContain("***");
                value.Normalized.ShouldContain("***");
            }
        }
    }

    [Fact]
    public async Task A_record_in_clear_is_audited_first_and_is_the_one_that_was_asked_for()
    {
        using var world = await SmallAsync();
        var row = (await world.RowsAsync(ReviewWorld.Officer, DiscrepancyKind.UnregisteredBirth))[0];
        var page = await world.PageAsync(ReviewWorld.Officer, row.CaseId);

        (await world.Review.UnmaskAsync(ReviewWorld.Officer, new UnmaskRequest(row.CaseId, 0, "curious"), default)).Outcome.ShouldBe(ReviewOutcome.Invalid);
        (await world.Review.UnmaskAsync(ReviewWorld.Officer, new UnmaskRequest(row.CaseId, 9, "court_or_law"), default)).Outcome.ShouldBe(ReviewOutcome.NotFound);
        var answer = (await world.Review.UnmaskAsync(ReviewWorld.Officer, new UnmaskRequest(row.CaseId, 0, "court_or_law"), default)).Value.ShouldNotBeNull();

        var name = answer.Record.Details.Single(detail => detail.Field == "mother_name").Value;
        name.ShouldNotContain("*");
        page.Case.Fields.Single(field => field.Field == "mother_name").Values[0].Raw.ShouldBe(string.Join(' ', name.Split(' ').Select(word => $"{word[0]}***")));
        answer.ToString().ShouldNotContain(name);
        var audit = await new App.Audit.AuditLog(world.Night.Store.Tables, world.Night.Nights).OfCaseAsync(row.CaseId, default);
        audit.Count(entry => entry.Event is { Action: "unmask", Reason: "court_or_law" }).ShouldBe(1);
    }

    [Fact]
    public async Task After_a_death_a_page_has_no_deadline_and_nothing_to_approach_anybody_with()
    {
        using var world = await SmallAsync();
        var officer = ReviewWorld.User("officer", Roles.Officer, "K02", "K01");
        var row = (await world.RowsAsync(officer, DiscrepancyKind.ConflictingDetails))[0];
        var page = await world.PageAsync(officer, row.CaseId);
        (await world.Review.DecideAsync(officer, ReviewWorld.Decision(page, Disposition.Deceased, "death_record_seen"), default)).IsDone.ShouldBeTrue();
        await world.NextNightAsync();

        page = await world.PageAsync(officer, row.CaseId);

        page.Case.Lane.ShouldBe(CaseLane.Bereavement);
        page.Case.Findings.ShouldBeEmpty();
        page.Case.Candidates.ShouldBeEmpty();
        page.Dispositions.ShouldNotContain(Disposition.CannotTrace);
        (await world.RowsAsync(officer)).ShouldNotContain(other => other.CaseId == row.CaseId);
    }

    private static async Task<WorklistPage> PageAsync(ReviewWorld world, params string[] areas) =>
        (await world.Review.WorklistAsync(ReviewWorld.User("u", Roles.Officer, areas), new WorklistQuery { PageSize = WorklistQuery.MostPageSize }, default)).Value!;

    private static async Task<List<ReviewOutcome>> AnswersAsync(ReviewServices review, AskingUser user, string caseId)
    {
        var change = new CaseChangeRequest(caseId, "", "note");
        var decision = new DecisionRequest { Id = new string('0', 32), CaseId = caseId, Version = "", Disposition = Disposition.RegisteredElsewhere, ReasonCode = "documents_seen" };
        return
        [
            (await review.CaseAsync(user, caseId, default)).Outcome, (await review.DecideAsync(user, decision, default)).Outcome, (await review.UndoAsync(user, change, default)).Outcome,
            (await review.CheckAsync(user, change, true, default)).Outcome, (await review.AssignAsync(user, change, "u", default)).Outcome,
            (await review.WaitAsync(user, change, WaitingFor.Facility, default)).Outcome, (await review.ForwardAsync(user, change, "K02", default)).Outcome,
            (await review.NoteAsync(user, change, default)).Outcome, (await review.UnmaskAsync(user, new UnmaskRequest(caseId, 0, "court_or_law"), default)).Outcome,
        ];
    }
}

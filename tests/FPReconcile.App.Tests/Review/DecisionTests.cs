using FPReconcile.App.Audit;
using FPReconcile.App.Identity;
using FPReconcile.App.Review;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Nightly;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Tests.Review;

public abstract class DecisionTests(INightWorld stores) : ReviewServiceTests(stores)
{
    [Fact]
    public async Task A_rejected_pair_is_off_the_list_after_the_next_night_and_never_comes_back()
    {
        using var world = await DistrictAsync();
        var officer = await world.EverywhereAsync("officer", Roles.Officer);
        var row = (await world.RowsAsync(officer, DiscrepancyKind.PossibleMatch))[0];
        var page = await world.PageAsync(officer, row.CaseId);
        var pair = page.Case.Pairs.First(candidate => candidate.Standing == PairStanding.PossibleMatch);

        (await world.Review.DecideAsync(officer, ReviewWorld.Decision(page, Disposition.NotSame) with { Pair = page.Case.Pairs.ToList().IndexOf(pair) }, default)).IsDone.ShouldBeTrue();
        await world.NextNightAsync();
        await world.NextNightAsync();

        var rows = await world.RowsAsync(officer, DiscrepancyKind.PossibleMatch);
        rows.ShouldNotContain(other => other.FacilityRecord == row.FacilityRecord && other.RegistrationRecord == row.RegistrationRecord && other.RegisterRecord == row.RegisterRecord);
    }

    [Fact]
    public async Task A_confirmed_pair_is_linked_by_the_next_night()
    {
        using var world = await DistrictAsync();
        var officer = await world.EverywhereAsync("officer", Roles.Officer);
        var row = (await world.RowsAsync(officer, DiscrepancyKind.PossibleMatch))[0];
        var page = await world.PageAsync(officer, row.CaseId);

        var place = page.Case.Pairs.ToList().FindIndex(candidate => candidate.Standing == PairStanding.PossibleMatch);
        (await world.Review.DecideAsync(officer, ReviewWorld.Decision(page, Disposition.SameBirth, "") with { Pair = place }, default)).IsDone.ShouldBeTrue();
        await world.NextNightAsync();

        var pair = page.Case.Pairs[place];
        var (a, b) = (page.Case.Records[pair.Left], page.Case.Records[pair.Right]);
        var run = (await world.Night.Runs.CurrentAsync(default))!.Run;
        var links = System.Text.Encoding.UTF8.GetString((await world.Night.OutputAsync(run))["links.csv"]);
        links.Split("\r\n").ShouldContain(line => line.Contains(a.Id, StringComparison.Ordinal) && line.Contains(b.Id, StringComparison.Ordinal) && line.EndsWith("link", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_decision_is_audited_before_it_is_taken_and_can_be_sent_twice()
    {
        using var world = await SmallAsync();
        var page = await world.PageAsync(ReviewWorld.Officer, (await world.RowsAsync(ReviewWorld.Officer, DiscrepancyKind.UnregisteredBirth))[0].CaseId);
        var request = ReviewWorld.Decision(page, Disposition.RegisteredElsewhere);

        var first = await world.Review.DecideAsync(ReviewWorld.Officer, request, default);
        var second = await world.Review.DecideAsync(ReviewWorld.Officer, request, default);

        (first.Outcome, second.Outcome).ShouldBe((ReviewOutcome.Done, ReviewOutcome.Done));
        second.Value!.Version.ShouldBe(first.Value!.Version);
        (await world.Night.Store.Tables.QueryAsync(StorageNames.DecisionsTable, page.Case.CaseId, default).ToListAsync()).Count.ShouldBe(1);
        var audit = await new AuditLog(world.Night.Store.Tables, world.Night.Nights).OfCaseAsync(page.Case.CaseId, default);
        audit.Select(entry => entry.Event.Action).ShouldBe([AuditActions.ViewCase, AuditActions.Decide]);
    }

    [Fact]
    public async Task Of_two_officers_who_saw_the_same_one_decides()
    {
        using var world = await SmallAsync();
        var other = ReviewWorld.User("other", Roles.Officer, "K02");
        var page = await world.PageAsync(ReviewWorld.Officer, (await world.RowsAsync(ReviewWorld.Officer, DiscrepancyKind.UnregisteredBirth))[0].CaseId);

        var answers = await Task.WhenAll(
            world.Review.DecideAsync(ReviewWorld.Officer, ReviewWorld.Decision(page, Disposition.RegisteredElsewhere), default),
            world.Review.DecideAsync(other, ReviewWorld.Decision(page, Disposition.RegisteredElsewhere), default));

        answers.Select(answer => answer.Outcome).Order().ShouldBe([ReviewOutcome.Done, ReviewOutcome.Conflict]);
        (await world.Night.Store.Tables.QueryAsync(StorageNames.DecisionsTable, page.Case.CaseId, default).ToListAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_decision_can_be_taken_back_for_ten_minutes_by_whoever_took_it()
    {
        using var world = await SmallAsync();
        var page = await world.PageAsync(ReviewWorld.Officer, (await world.RowsAsync(ReviewWorld.Officer, DiscrepancyKind.UnregisteredBirth))[0].CaseId);
        var decided = (await world.Review.DecideAsync(ReviewWorld.Officer, ReviewWorld.Decision(page, Disposition.RegisteredElsewhere), default)).Value!;
        var undo = new CaseChangeRequest(page.Case.CaseId, decided.Version);

        (await world.Review.UndoAsync(ReviewWorld.User("other", Roles.Officer, "K02"), undo, default)).Outcome.ShouldBe(ReviewOutcome.NotFound);
        (await world.Review.UndoAsync(ReviewWorld.Officer, undo, default)).Value!.Stage.ShouldBe(CaseStage.New);
        (await world.Night.Store.Tables.QueryAsync(StorageNames.DecisionsTable, null, default).ToListAsync()).ShouldBeEmpty();

        page = await world.PageAsync(ReviewWorld.Officer, page.Case.CaseId);
        decided = (await world.Review.DecideAsync(ReviewWorld.Officer, ReviewWorld.Decision(page, Disposition.RegisteredElsewhere), default)).Value!;
        world.Night.Clock.Move(TimeSpan.FromMinutes(10.1));
        (await world.Review.UndoAsync(ReviewWorld.Officer, undo with { Version = decided.Version }, default)).Outcome.ShouldBe(ReviewOutcome.TooLate);
    }

    [Fact]
    public async Task What_needs_a_second_person_waits_for_one_and_not_for_the_first()
    {
        using var world = await SmallAsync();
        var both = new AskingUser("officer", new HashSet<string>(StringComparer.Ordinal) { Roles.Officer, Roles.Supervisor }) { Areas = ["K02"] };
        var page = await world.PageAsync(both, (await world.RowsAsync(both, DiscrepancyKind.UnregisteredBirth))[0].CaseId);
        var asked = (await world.Review.DecideAsync(both, ReviewWorld.Decision(page, Disposition.CannotTrace), default)).Value!;
        var check = new CaseChangeRequest(page.Case.CaseId, asked.Version);

        asked.Stage.ShouldBe(CaseStage.SecondCheck);
        (await world.Night.Store.Tables.QueryAsync(StorageNames.DecisionsTable, null, default).ToListAsync()).ShouldBeEmpty();
        (await world.Review.CheckAsync(both, check, isConfirmed: true, default)).Outcome.ShouldBe(ReviewOutcome.NotAllowed);
        (await world.Review.CheckAsync(ReviewWorld.Supervisor, check, isConfirmed: true, default)).Value!.Stage.ShouldBe(CaseStage.Decided);
        (await world.Night.Store.Tables.QueryAsync(StorageNames.DecisionsTable, null, default).ToListAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_case_that_is_known_as_a_death_is_off_every_list_at_once_and_after_the_night()
    {
        using var world = await SmallAsync();
        var row = (await world.RowsAsync(ReviewWorld.Officer, DiscrepancyKind.UnregisteredBirth))[0];
        var page = await world.PageAsync(ReviewWorld.Officer, row.CaseId);

        (await world.Review.DecideAsync(ReviewWorld.Officer, ReviewWorld.Decision(page, Disposition.Deceased, "death_record_seen"), default)).IsDone.ShouldBeTrue();

        (await world.RowsAsync(ReviewWorld.Officer)).ShouldNotContain(other => other.CaseId == row.CaseId);
        await world.NextNightAsync();
        (await world.RowsAsync(ReviewWorld.Officer)).ShouldNotContain(other => other.CaseId == row.CaseId);
    }

    [Theory]
    [InlineData(Disposition.NotDue, "", "", "reason_missing")]
    [InlineData(Disposition.NotDue, "because", "", "reason_missing")]
    [InlineData(Disposition.NotDue, "other", " ", "note_missing")]
    [InlineData(Disposition.NotDue, "other", "bell \a", "note_characters")]
    [InlineData(Disposition.NotDue, "other", "half HALF", "note_characters")]
    [InlineData(Disposition.SameBirth, "", "", "pair_ambiguous")]
    [InlineData(Disposition.Forwarded, "other", "x", "disposition_not_possible")]
    public async Task A_decision_that_is_not_complete_changes_nothing(Disposition disposition, string reason, string note, string problem)
    {
        using var world = await SmallAsync();
        var page = await world.PageAsync(ReviewWorld.Officer, (await world.RowsAsync(ReviewWorld.Officer, DiscrepancyKind.UnregisteredBirth))[0].CaseId);

        var answer = await world.Review.DecideAsync(ReviewWorld.Officer, ReviewWorld.Decision(page, disposition, reason) with { Note = note.Replace("HALF", "\ud83d", StringComparison.Ordinal) }, default);

        (answer.Outcome, answer.Problem).ShouldBe((ReviewOutcome.Invalid, problem));
        (await world.PageAsync(ReviewWorld.Officer, page.Case.CaseId)).State.ShouldBe(page.State);
    }

    [Fact]
    public async Task A_note_of_ten_megabytes_is_refused()
    {
        using var world = await SmallAsync();
        var caseId = (await world.RowsAsync(ReviewWorld.Officer))[0].CaseId;

        var answer = await world.Review.NoteAsync(ReviewWorld.Officer, new CaseChangeRequest(caseId, "", new string('x', 10 << 20)), default);

        (answer.Outcome, answer.Problem).ShouldBe((ReviewOutcome.Invalid, "note_too_long"));
    }

    [Fact]
    public async Task A_case_that_is_handed_over_is_worked_on_there_and_not_here()
    {
        using var world = await SmallAsync();
        var there = ReviewWorld.User("there", Roles.Officer, "K01");
        var row = (await world.RowsAsync(ReviewWorld.Officer))[0];

        (await world.Review.ForwardAsync(ReviewWorld.Officer, new CaseChangeRequest(row.CaseId, "", "lives there"), "K01", default)).IsDone.ShouldBeTrue();

        (await world.RowsAsync(ReviewWorld.Officer)).ShouldNotContain(other => other.CaseId == row.CaseId);
        (await world.RowsAsync(there)).ShouldContain(other => other.CaseId == row.CaseId);
        var page = await world.PageAsync(there, row.CaseId);
        page.Dispositions.ShouldNotBeEmpty();
        (await world.PageAsync(ReviewWorld.Officer, row.CaseId)).Dispositions.ShouldBeEmpty();
        (await world.Review.ForwardAsync(there, new CaseChangeRequest(row.CaseId, page.State.Version), "nowhere", default)).Outcome.ShouldBe(ReviewOutcome.Invalid);
    }
}

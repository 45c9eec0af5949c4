using FPReconcile.App.Audit;
using FPReconcile.App.Identity;
using FPReconcile.App.Review;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Nightly;
using FPReconcile.App.Tests.Storage;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Tests.Review;

/// <summary>People who do things in the same moment, and a program that dies meanwhile: nothing is lost, nothing doubled, and the audit is whole.</summary>
public abstract class TwoOfficersTests(INightWorld stores) : ReviewServiceTests(stores)
{
    private static readonly AskingUser Other = ReviewWorld.User("other", Roles.Officer, "K02");

    [Fact]
    public async Task A_decision_that_is_sent_twice_in_one_moment_counts_once()
    {
        using var world = await SmallAsync();
        foreach (var row in (await world.RowsAsync(ReviewWorld.Officer)).DistinctBy(row => row.CaseId).Take(4))
        {
            var page = await world.PageAsync(ReviewWorld.Officer, row.CaseId);
            var request = ReviewWorld.Decision(page, Disposition.NotDue, "date_corrected");

            // The second comes while the first is about to write its state: both have seen an untouched case.
            var second = world.Review;
            Task<ReviewAnswer<CaseState>>? inside = null;
            var first = await On(world, call => call is { Name: nameof(ITableStore.PutAsync), Place: StorageNames.CasesTable }, async () =>
                await (inside ??= second.DecideAsync(ReviewWorld.Officer, request, default))).DecideAsync(ReviewWorld.Officer, request, default);

            (first.Outcome, (await inside!).Outcome).ShouldBe((ReviewOutcome.Done, ReviewOutcome.Done));
            (await DecisionsAsync(world, row.CaseId)).ShouldBe([request.Id]);
        }
    }

    [Fact]
    public async Task A_decision_that_comes_too_late_leaves_nothing_behind()
    {
        using var world = await SmallAsync();
        var page = await world.PageAsync(ReviewWorld.Officer, (await world.RowsAsync(ReviewWorld.Officer, DiscrepancyKind.UnregisteredBirth))[0].CaseId);
        var theirs = ReviewWorld.Decision(page, Disposition.RegisteredElsewhere);

        var late = await On(world, call => call is { Name: nameof(ITableStore.PutAsync), Place: StorageNames.CasesTable }, () =>
            world.Review.DecideAsync(Other, theirs, default)).DecideAsync(ReviewWorld.Officer, ReviewWorld.Decision(page, Disposition.Deceased, "death_record_seen"), default);

        late.Outcome.ShouldBe(ReviewOutcome.Conflict);
        (await DecisionsAsync(world, page.Case.CaseId)).ShouldBe([theirs.Id]);
        (await world.PageAsync(Other, page.Case.CaseId)).State.IsWithheld.ShouldBeFalse();
    }

    [Fact]
    public async Task A_decision_counts_on_when_a_note_stops_it_from_being_taken_back()
    {
        using var world = await SmallAsync();
        var page = await world.PageAsync(ReviewWorld.Officer, (await world.RowsAsync(ReviewWorld.Officer, DiscrepancyKind.UnregisteredBirth))[0].CaseId);
        var request = ReviewWorld.Decision(page, Disposition.RegisteredElsewhere);
        var decided = (await world.Review.DecideAsync(ReviewWorld.Officer, request, default)).Value!;
        var change = new CaseChangeRequest(page.Case.CaseId, decided.Version, "a word");

        var undo = await On(world, call => call is { Name: nameof(ITableStore.DeleteAsync), Place: StorageNames.DecisionsTable }, () =>
            world.Review.NoteAsync(Other, change, default)).UndoAsync(ReviewWorld.Officer, change, default);

        undo.Outcome.ShouldBe(ReviewOutcome.Conflict);
        (await world.PageAsync(ReviewWorld.Officer, page.Case.CaseId)).State.Stage.ShouldBe(CaseStage.Decided);
        (await DecisionsAsync(world, page.Case.CaseId)).ShouldBe([request.Id]);
    }

    [Fact]
    public async Task What_many_do_at_once_is_done_once_each_and_the_audit_is_whole()
    {
        using var world = await SmallAsync();
        var cases = (await world.RowsAsync(ReviewWorld.Officer)).Select(row => row.CaseId).Distinct().Take(3).ToList();
        AskingUser[] users = [ReviewWorld.Officer, Other, ReviewWorld.User("third", Roles.Officer, "K02")];

        var work = await Task.WhenAll(users.SelectMany(user => cases.Select(caseId => WorkAsync(world, user, caseId))));

        // What the next night reads is what somebody was told to be done, without what somebody was told to be taken back.
        var counts = work.SelectMany(one => one.Done).Except(work.SelectMany(one => one.Undone)).Order(StringComparer.Ordinal).ToList();
        counts.ShouldNotBeEmpty();
        (await DecisionsAsync(world, null)).ShouldBe(counts, ignoreOrder: true);
        foreach (var caseId in cases)
        {
            var state = (await world.PageAsync(ReviewWorld.Officer, caseId)).State;
            if (state.DecisionId is { } stands)
                counts.ShouldContain(stands);
        }

        (await new AuditLog(world.Night.Store.Tables, world.Night.Nights).VerifyAsync(default)).IsWhole.ShouldBeTrue();
    }

    /// <summary>Decides, each time twice, takes back, notes and takes a case, as fast as the others let it; gives the decisions that were done, and those taken back.</summary>
    private static async Task<(List<string> Done, List<string> Undone)> WorkAsync(ReviewWorld world, AskingUser user, string caseId)
    {
        var (done, undone) = (new List<string>(), new List<string>());
        for (var round = 0; round < 3; round++)
        {
            var page = await world.PageAsync(user, caseId);
            var request = ReviewWorld.Decision(page, round == 1 ? Disposition.DataError : Disposition.NotDue, "date_corrected");
            var both = await Task.WhenAll(world.Review.DecideAsync(user, request, default), world.Review.DecideAsync(user, request, default));
            if (both.Any(answer => answer.IsDone))
                done.Add(request.Id);
            var state = (await world.PageAsync(user, caseId)).State;
            var change = new CaseChangeRequest(caseId, state.Version, "a word");
            var answers = await Task.WhenAll(world.Review.UndoAsync(user, change, default), world.Review.NoteAsync(user, change, default), world.Review.AssignAsync(user, change, user.Id, default));
            if (answers[0].IsDone)
                undone.Add(state.DecisionId!);
        }

        return (done, undone);
    }

    // The services on a store where something else happens once, just before an operation.
    private static ReviewServices On(ReviewWorld world, Func<StoreCall, bool> isMeant, Func<Task> first)
    {
        var isOver = false;
        return world.On(HookedStore.Of(world.Night.Store, async (call, operation) =>
        {
            if (!isOver && isMeant(call))
            {
                isOver = true;
                await first();
            }

            await operation();
        }));
    }

    private static async Task<List<string>> DecisionsAsync(ReviewWorld world, string? caseId) =>
        [.. (await world.Night.Store.Tables.QueryAsync(StorageNames.DecisionsTable, caseId, default).ToListAsync()).Select(row => row.Key.Row)];
}

using FPReconcile.App.Audit;
using FPReconcile.App.Identity;
using FPReconcile.App.Review;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Nightly;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Tests.Review;

/// <summary>A process that dies at each operation on the store while an officer works; the officer sends the same again, and it ends as if nothing had happened.</summary>
public sealed class KilledReviewTests
{
    private static readonly string Id = new('a', 32);

    public static TheoryData<string> Works() => ["decide", "deceased", "undo", "check", "send back", "forward", "assign"];

    [Theory]
    [MemberData(nameof(Works))]
    public async Task Work_that_is_killed_and_sent_again_is_done_once(string work)
    {
        using var sound = await ReviewWorld.SmallAsync();
        var expected = await LiveAsync(sound, work, int.MaxValue, isDone: true);
        expected.Operations.ShouldBeGreaterThan(5);

        using var world = await ReviewWorld.SmallAsync();
        for (var operation = 1; operation <= expected.Operations; operation++)
        {
            foreach (var isDone in new[] { false, true })
            {
                var (_, state) = await LiveAsync(world, work, operation, isDone);
                state.ShouldBe(expected.State, $"died at operation {operation}, {(isDone ? "after" : "before")} it");
                await CleanAsync(world);
            }
        }
    }

    private static async Task<(int Operations, string State)> LiveAsync(ReviewWorld world, string work, int diesAt, bool isDone)
    {
        var caseId = (await world.RowsAsync(ReviewWorld.Officer, DiscrepancyKind.UnregisteredBirth)).Select(row => row.CaseId).Order(StringComparer.Ordinal).First();
        var version = await PrepareAsync(world, work, caseId);
        var mortal = new CrashingStore(world.Night.Store, diesAt, isDone);
        try
        {
            await DoAsync(world.On(mortal.ToStore()), work, caseId, version);
        }
        catch (CrashException)
        {
            // What was done already is told as a conflict, or as nothing left to do: the reader looks again and finds it done.
            await DoAsync(world.Review, work, caseId, version);
        }

        var state = await new CaseStates(world.Night.Store.Tables).GetAsync("K02", caseId, default);
        var decisions = await world.Night.Store.Tables.QueryAsync(StorageNames.DecisionsTable, null, default).ToListAsync();
        (await new AuditLog(world.Night.Store.Tables, world.Night.Nights).VerifyAsync(default)).IsWhole.ShouldBeTrue();
        var arrivals = (await world.RowsAsync(ReviewWorld.User("there", Roles.Officer, "K01"))).Count(row => row.CaseId == caseId);
        return (mortal.Operations, $"{state.Stage} {state.Disposition} {state.DecisionId} {state.DecidedBy} {state.WithheldBy} {state.AssignedTo} {state.ForwardedTo} {arrivals} {string.Join(',', decisions.Select(row => row.Key.Row))}");
    }

    private static async Task<string> PrepareAsync(ReviewWorld world, string work, string caseId)
    {
        var page = await world.PageAsync(ReviewWorld.Officer, caseId);
        if (work is not ("undo" or "check" or "send back"))
            return page.State.Version;
        var disposition = work == "undo" ? Disposition.RegisteredElsewhere : Disposition.CannotTrace;
        return (await world.Review.DecideAsync(ReviewWorld.Officer, ReviewWorld.Decision(page, disposition) with { Id = Id }, default)).Value!.Version;
    }

    private static Task DoAsync(ReviewServices review, string work, string caseId, string version)
    {
        var change = new CaseChangeRequest(caseId, version);
        var decision = new DecisionRequest { Id = Id, CaseId = caseId, Version = version, Disposition = Disposition.RegisteredElsewhere, ReasonCode = "documents_seen" };
        return work switch
        {
            "decide" => review.DecideAsync(ReviewWorld.Officer, decision, default),
            "deceased" => review.DecideAsync(ReviewWorld.Officer, decision with { Disposition = Disposition.Deceased }, default),
            "undo" => review.UndoAsync(ReviewWorld.Officer, change, default),
            "check" => review.CheckAsync(ReviewWorld.Supervisor, change, isConfirmed: true, default),
            "send back" => review.CheckAsync(ReviewWorld.Supervisor, change, isConfirmed: false, default),
            "forward" => review.ForwardAsync(ReviewWorld.Officer, change, "K01", default),
            _ => review.AssignAsync(ReviewWorld.Officer, change, ReviewWorld.Officer.Id, default),
        };
    }

    private static async Task CleanAsync(ReviewWorld world)
    {
        foreach (var table in new[] { StorageNames.CasesTable, StorageNames.DecisionsTable })
        {
            foreach (var row in await world.Night.Store.Tables.QueryAsync(table, null, default).ToListAsync())
                await world.Night.Store.Tables.DeleteAsync(table, row.Key, null, default);
        }
    }
}

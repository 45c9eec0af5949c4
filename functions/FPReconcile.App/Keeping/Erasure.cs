using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Erasures;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Review;
using FPReconcile.App.Storage;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Keeping;

/// <summary>
/// Erases one birth: audit first, then marks that say what is erased, decisions, batches and raw files, a night without it, and then
/// everything older. Each step may be done twice; after an interruption the marks tell what to go on with.
/// </summary>
internal sealed class Erasure(Store store, NightClock clock, INightlyWork work, NightWorker worker)
{
    private const int MostNights = 5;

    private readonly RunStates _runs = new(store.Tables, clock);

    /// <summary>What would be erased, in numbers; null when the birth was erased before.</summary>
    /// <exception cref="RunFailedException">There is no such case.</exception>
    public async Task<ErasureCounts?> PreviewAsync(string caseId, CancellationToken cancellation)
    {
        var erased = await ErasedBirths.LoadAsync(store.Tables, cancellation);
        return await FindAsync(caseId, erased, cancellation) is { } marks ? await CountAsync(erased.With(marks), marks, cancellation) : null;
    }

    /// <exception cref="RunFailedException">There is no such case, or the night without the birth could not be made.</exception>
    public async Task<ErasureOutcome> RunAsync(ErasureRequest request, CancellationToken cancellation)
    {
        await ErasedBirths.EnsureSaltAsync(store.Tables, cancellation);
        var erased = await ErasedBirths.LoadAsync(store.Tables, cancellation);
        if (!erased.IsPending(request.CaseId))
        {
            if (await FindAsync(request.CaseId, erased, cancellation) is not { } marks)
                return ErasureOutcome.ErasedBefore;
            var counts = await CountAsync(erased.With(marks), marks, cancellation);
            await new AuditTrail(store.Tables, clock).WriteAsync("erase", request, counts.ByName, cancellation);
            await erased.MarkAsync(store.Tables, marks, cancellation);
        }
        else
        {
            await new AuditTrail(store.Tables, clock).WriteAsync("erase-resumed", request, new Dictionary<string, int>(StringComparer.Ordinal), cancellation);
        }

        await FinishAsync(cancellation);
        return ErasureOutcome.Erased;
    }

    private async Task FinishAsync(CancellationToken cancellation)
    {
        for (var night = 0; night < MostNights; night++)
        {
            var erased = await ErasedBirths.LoadAsync(store.Tables, cancellation);
            await new DecisionLog(store.Tables).RemoveAsync(decision => IsAbout(decision, erased), cancellation);
            foreach (var caseId in erased.PendingCases)
                await new CaseStates(store.Tables).RemoveAsync(caseId, cancellation);
            await new ErasedUploads(store).RewriteAsync(erased.Rows, cancellation);
            var start = await work.StartNightAsync(NightTimer.Unscheduled, cancellation);
            await worker.WorkAsync(HasNoWorkAsync, cancellation);
            if (await new ErasureCleanup(store, clock).TryEndAsync(cancellation))
                return;
            if (start.RunId is not null && await _runs.FindAsync(start.RunId, cancellation) is { Stage: RunStage.Failed } failed)
                throw new RunFailedException($"the birth is no longer in what was read of the files, but the results of the last night hold it until the next one is made, which failed: {failed.Reason}");
        }

        throw new RunFailedException("no night without the birth could be made: see that the clock is right and that no other night is started, and run the same command again");
    }

    private async Task<bool> HasNoWorkAsync(CancellationToken cancellation)
    {
        await foreach (var run in _runs.AllAsync(cancellation))
        {
            if (run.Stage is RunStage.Working or RunStage.Complete)
                return false;
        }

        return true;
    }

    private async Task<ErasureMarks?> FindAsync(string caseId, ErasedBirths erased, CancellationToken cancellation) =>
        await new ErasureFinder(store, clock).FindAsync(caseId, cancellation)
        ?? (erased.Knows(caseId) ? null : throw new RunFailedException("the current night has no such case: take the id from a worklist or from discrepancies.csv"));

    private async Task<ErasureCounts> CountAsync(ErasedBirths erased, ErasureMarks marks, CancellationToken cancellation)
    {
        var (batches, rows) = await new ErasedUploads(store).CountAsync(erased.Rows, cancellation);
        var decisions = await new DecisionLog(store.Tables).CountAsync(decision => IsAbout(decision, erased), cancellation);
        var runs = 0;
        await foreach (var _ in _runs.AllAsync(cancellation))
            runs++;
        return new ErasureCounts(marks.Keys.Count, batches, rows, decisions, runs);
    }

    private static bool IsAbout(OfficerDecision decision, ErasedBirths erased) =>
        erased.IsPending(decision.CaseId) || erased.IsPending(decision.A) || (decision.B is { } b && erased.IsPending(b));
}

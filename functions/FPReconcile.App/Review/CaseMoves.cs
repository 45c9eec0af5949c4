using System.Text.Json;
using FPReconcile.App.Nightly;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Review;

/// <summary>
/// Takes along what officers did with a case when a night finds it in another area: a mended area code must not make it untouched, nor put
/// it back on a list that a decision has taken it off. The state is copied before the night is shown, and taken away where it was after that.
/// </summary>
internal sealed class CaseMoves(Store store)
{
    private readonly CaseStates _states = new(store.Tables);

    /// <summary>Copies the states of the cases that a night moves to another area; gives the moves, to be ended when the night is shown.</summary>
    /// <param name="shown">The run that readers see until then; null: none.</param>
    /// <param name="now">The cases of the night and their areas.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<CaseMove>> CopyAsync(string? shown, IEnumerable<(string CaseId, string Area)> now, CancellationToken cancellation)
    {
        if (shown is null || await store.Blobs.ReadAsync(new RunPlace(shown).ReviewAreas, cancellation) is not { } bytes)
            return [];
        var areas = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (caseId, area) in now)
            areas[caseId] = area;
        var moves = new List<CaseMove>();
        foreach (var from in JsonSerializer.Deserialize<List<string>>(bytes) ?? [])
        {
            foreach (var (caseId, state) in (await _states.OfAreaAsync(from, cancellation)).States)
            {
                if (areas.TryGetValue(caseId, out var to) && to != from)
                    moves.Add(new CaseMove(caseId, from, to, state));
            }
        }

        foreach (var move in moves)
            await CopyAsync(move, cancellation);
        return moves;
    }

    /// <summary>Takes the states away where they were. Called again, it comes to the same end.</summary>
    public async Task EndAsync(IReadOnlyList<CaseMove> moves, CancellationToken cancellation)
    {
        foreach (var move in moves)
        {
            // Somebody may have changed the case between the copy and the night's being shown.
            var state = await _states.GetAsync(move.From, move.CaseId, cancellation);
            if (state.Version.Length > 0 && state.Version != move.State.Version)
                await CopyAsync(move with { State = state }, cancellation);
            await _states.RemoveAsync(move.From, move.CaseId, cancellation);
        }
    }

    private async Task CopyAsync(CaseMove move, CancellationToken cancellation)
    {
        var forwarded = move.State.ForwardedTo == move.To ? null : move.State.ForwardedTo;
        if (forwarded is not null)
            await _states.PutArrivalAsync(forwarded, move.CaseId, move.To, cancellation);
        CaseState? written = null;
        while (written is null)
        {
            // What may stand there is left from an earlier stay in that area.
            var there = await _states.GetAsync(move.To, move.CaseId, cancellation);
            written = await _states.PutAsync(move.To, move.CaseId, move.State with { ForwardedTo = forwarded, Version = there.Version }, cancellation);
        }
    }
}

/// <summary>A case whose area is another one in the next night.</summary>
internal sealed record CaseMove(string CaseId, string From, string To, CaseState State)
{
    public override string ToString() => CaseId;
}

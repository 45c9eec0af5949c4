using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Nightly.Publishing;

/// <summary>
/// Takes along what officers did with a case when a night finds it in another area: a mended area code must not make it untouched, nor put
/// it back on a list that a decision has taken it off. The state is copied before the night is shown, and taken away where it was after that.
/// </summary>
internal sealed class CaseMoves(Store store)
{
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
        foreach (var from in AreaListFile.Read(bytes))
        {
            await foreach (var row in store.Tables.QueryAsync(StorageNames.CasesTable, CaseRows.PartitionOf(from), cancellation))
            {
                // Rows of cases that were handed over to this area begin otherwise, and are no cases of the night.
                if (areas.TryGetValue(row.Key.Row, out var to) && to != from)
                    moves.Add(new CaseMove(row, to));
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
            if (await store.Tables.GetAsync(StorageNames.CasesTable, move.Row.Key, cancellation) is { } row && row.ETag != move.Row.ETag)
                await CopyAsync(move with { Row = row }, cancellation);
            await store.Tables.DeleteAsync(StorageNames.CasesTable, move.Row.Key, null, cancellation);
        }
    }

    // Over what may stand there from an earlier stay in that area: nobody sees it before the night is shown.
    private async Task CopyAsync(CaseMove move, CancellationToken cancellation)
    {
        var caseId = move.Row.Key.Row;
        var values = new Dictionary<string, object>(move.Row.Values, StringComparer.Ordinal);
        if (move.Row.Text(CaseRows.ForwardedValue) is { } forwarded)
        {
            if (forwarded == move.To)
                values.Remove(CaseRows.ForwardedValue);
            else
                await store.Tables.PutAsync(StorageNames.CasesTable, CaseRows.Arrival(forwarded, caseId, move.To), WriteCondition.Always, cancellation);
        }

        await store.Tables.PutAsync(StorageNames.CasesTable, new TableRow(CaseRows.KeyOf(move.To, caseId), values), WriteCondition.Always, cancellation);
    }
}

/// <summary>A case whose area is another one in the next night.</summary>
/// <param name="Row">How far officers are with it, where it was.</param>
/// <param name="To">Its new area.</param>
internal sealed record CaseMove(TableRow Row, string To)
{
    /// <summary>Case id only.</summary>
    public override string ToString() => Row.Key.Row;
}

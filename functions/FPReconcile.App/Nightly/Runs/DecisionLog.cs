using FPReconcile.App.Storage;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Nightly.Runs;

/// <summary>What officers decided, as the table keeps it. A run reads it and never writes it.</summary>
internal sealed class DecisionLog(ITableStore tables)
{
    /// <summary>All decisions in the order they were taken.</summary>
    public async Task<OfficerDecisions> ReadAsync(CancellationToken cancellation)
    {
        var rows = new List<TableRow>();
        await foreach (var row in tables.QueryAsync(StorageNames.DecisionsTable, null, cancellation))
            rows.Add(row);
        return new OfficerDecisions(
        [
            .. rows.OrderBy(row => (DateTimeOffset)row.Values["at"]).ThenBy(row => row.Key.Row, StringComparer.Ordinal).Select(ToDecision),
        ]);
    }

    /// <summary>Adds a decision; the same id twice is one decision.</summary>
    /// <param name="id">An opaque id made by the client.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="at">When it was taken.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>False when it was there already.</returns>
    public async Task<bool> AddAsync(string id, OfficerDecision decision, DateTimeOffset at, CancellationToken cancellation)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["at"] = at,
            ["source_a"] = decision.A.Source.Name(),
            ["record_a"] = decision.A.Id,
            ["decision"] = decision.Disposition.Name(),
            ["reason"] = decision.Reason,
        };
        if (decision.B is { } b)
        {
            values["source_b"] = b.Source.Name();
            values["record_b"] = b.Id;
        }

        var row = new TableRow(new TableKey(decision.CaseId, id), values);
        return await tables.PutAsync(StorageNames.DecisionsTable, row, WriteCondition.OnlyIfAbsent, cancellation) is not null;
    }

    /// <summary>How many decisions there are of a kind.</summary>
    public async Task<int> CountAsync(Func<OfficerDecision, bool> isMeant, CancellationToken cancellation) => (await KeysAsync(isMeant, cancellation)).Count;

    /// <summary>Deletes decisions: those about a birth that is erased.</summary>
    public async Task RemoveAsync(Func<OfficerDecision, bool> isMeant, CancellationToken cancellation)
    {
        foreach (var key in await KeysAsync(isMeant, cancellation))
            await tables.DeleteAsync(StorageNames.DecisionsTable, key, null, cancellation);
    }

    private async Task<List<TableKey>> KeysAsync(Func<OfficerDecision, bool> isMeant, CancellationToken cancellation)
    {
        var keys = new List<TableKey>();
        await foreach (var row in tables.QueryAsync(StorageNames.DecisionsTable, null, cancellation))
        {
            if (isMeant(ToDecision(row)))
                keys.Add(row.Key);
        }

        return keys;
    }

    private static OfficerDecision ToDecision(TableRow row)
    {
        if (!Dispositions.TryParse(row.Text("decision"), out var disposition) || Key(row, "a") is not { } a)
            throw new FormatException("A row of the table of decisions is damaged.");
        return new OfficerDecision(row.Key.Partition, a, Key(row, "b"), disposition, row.Text("reason") ?? "");
    }

    private static RecordKey? Key(TableRow row, string side) =>
        SourceKinds.TryParse(row.Text($"source_{side}"), out var source) && row.Text($"record_{side}") is { } id ? new RecordKey(source, id) : null;
}

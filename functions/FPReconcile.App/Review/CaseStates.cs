using System.Globalization;
using Azure;
using FPReconcile.App.Nightly.Publishing;
using FPReconcile.App.Storage;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review;

/// <summary>
/// How far the officers are with cases, in the table of cases: one partition for each area with a row for each case that somebody touched
/// and one for each that another area handed over, and one for each case with what happened to it.
/// </summary>
internal sealed class CaseStates(ITableStore tables)
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>How far a case is.</summary>
    public async Task<CaseState> GetAsync(string area, string caseId, CancellationToken cancellation) =>
        await tables.GetAsync(StorageNames.CasesTable, CaseRows.KeyOf(area, caseId), cancellation) is { } row ? ToState(row) : CaseState.Untouched;

    /// <summary>Cases of an area that somebody touched, and cases that were handed over to it with the area they came from.</summary>
    public async Task<(IReadOnlyDictionary<string, CaseState> States, IReadOnlyList<(string CaseId, string From)> Arrivals)> OfAreaAsync(string area, CancellationToken cancellation)
    {
        var states = new Dictionary<string, CaseState>(StringComparer.Ordinal);
        var arrivals = new List<(string, string)>();
        await foreach (var row in tables.QueryAsync(StorageNames.CasesTable, CaseRows.PartitionOf(area), cancellation))
        {
            if (row.Key.Row.StartsWith(CaseRows.ArrivalPrefix, StringComparison.Ordinal))
                arrivals.Add((row.Key.Row[CaseRows.ArrivalPrefix.Length..], row.Text(CaseRows.FromValue) ?? ""));
            else
                states[row.Key.Row] = ToState(row);
        }

        return (states, arrivals);
    }

    /// <summary>Writes a state over the one that was read; null when somebody else wrote meanwhile.</summary>
    public async Task<CaseState?> PutAsync(string area, string caseId, CaseState state, CancellationToken cancellation)
    {
        var condition = state.Version.Length == 0 ? WriteCondition.OnlyIfAbsent : WriteCondition.OnlyOver(new ETag(state.Version));
        var version = await tables.PutAsync(StorageNames.CasesTable, ToRow(CaseRows.KeyOf(area, caseId), state), condition, cancellation);
        return version is null ? null : state with { Version = version.Value.ToString() };
    }

    /// <summary>Notes that a case is worked on in another area. Without the state of the case saying so it counts for nothing.</summary>
    public Task PutArrivalAsync(string area, string caseId, string from, CancellationToken cancellation) =>
        tables.PutAsync(StorageNames.CasesTable, CaseRows.Arrival(area, caseId, from), WriteCondition.Always, cancellation);

    /// <summary>Adds what happened; the same id twice is one thing.</summary>
    public Task AddEventAsync(string caseId, string id, CaseEvent what, CancellationToken cancellation)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal) { ["at"] = what.At, ["kind"] = what.Kind.ToString(), ["by"] = what.By, ["reason"] = what.ReasonCode, ["text"] = what.Text };
        if (what.Disposition is { } disposition)
            values["disposition"] = disposition.Name();
        var key = string.Create(CultureInfo.InvariantCulture, $"{what.At.UtcDateTime:yyyyMMddHHmmssfff}-{id}");
        return tables.PutAsync(StorageNames.CasesTable, new TableRow(new TableKey(HistoryOf(caseId), key), values), WriteCondition.Always, cancellation);
    }

    /// <summary>What happened to a case, oldest first.</summary>
    public async Task<IReadOnlyList<CaseEvent>> EventsAsync(string caseId, CancellationToken cancellation)
    {
        var events = new List<CaseEvent>();
        await foreach (var row in tables.QueryAsync(StorageNames.CasesTable, HistoryOf(caseId), cancellation))
        {
            Disposition? disposition = Dispositions.TryParse(row.Text("disposition"), out var known) ? known : null;
            events.Add(new CaseEvent((DateTimeOffset)row.Values["at"], Enum.Parse<CaseEventKind>(row.Text("kind")!), row.Text("by") ?? "", disposition, row.Text("reason") ?? "", row.Text("text") ?? ""));
        }

        return events;
    }

    /// <summary>Deletes everything that officers did with a case: it is erased.</summary>
    public async Task RemoveAsync(string caseId, CancellationToken cancellation)
    {
        var keys = new List<TableKey>();
        await foreach (var row in tables.QueryAsync(StorageNames.CasesTable, null, cancellation))
        {
            if (row.Key.Partition == HistoryOf(caseId) || row.Key.Row == caseId || row.Key.Row == CaseRows.ArrivalPrefix + caseId)
                keys.Add(row.Key);
        }

        foreach (var key in keys)
            await tables.DeleteAsync(StorageNames.CasesTable, key, null, cancellation);
    }

    private static string HistoryOf(string caseId) => $"case-{caseId}";

    private static TableRow ToRow(TableKey key, CaseState state)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal) { ["stage"] = state.Stage.ToString(), ["waiting_for"] = state.WaitingFor.ToString(), ["withheld_by"] = state.WithheldBy, ["taken"] = state.Taken };
        Add("assigned_to", state.AssignedTo);
        Add(CaseRows.ForwardedValue, state.ForwardedTo);
        Add("disposition", state.Disposition?.Name());
        Add("reason", state.ReasonCode);
        Add("decision", state.DecisionId);
        Add("pair", state.Pair?.ToString(CultureInfo.InvariantCulture));
        Add("decided_by", state.DecidedBy);
        Add("decided_at", state.DecidedAt);
        Add("undo_until", state.UndoUntil);
        Add("returns_on", state.ReturnsOn?.ToString(DateFormat, CultureInfo.InvariantCulture));
        Add("sent_content", state.SentContent?.ToString("x16", CultureInfo.InvariantCulture));
        return new TableRow(key, values);

        void Add(string name, object? value)
        {
            if (value is not null)
                values[name] = value;
        }
    }

    private static CaseState ToState(TableRow row) => new()
    {
        Stage = Enum.Parse<CaseStage>(row.Text("stage")!),
        WaitingFor = Enum.Parse<WaitingFor>(row.Text("waiting_for")!),
        AssignedTo = row.Text("assigned_to"),
        ForwardedTo = row.Text(CaseRows.ForwardedValue),
        Disposition = Dispositions.TryParse(row.Text("disposition"), out var disposition) ? disposition : null,
        ReasonCode = row.Text("reason") ?? "",
        DecisionId = row.Text("decision"),
        Pair = int.TryParse(row.Text("pair"), NumberStyles.None, CultureInfo.InvariantCulture, out var pair) ? pair : null,
        DecidedBy = row.Text("decided_by"),
        DecidedAt = row.Values.GetValueOrDefault("decided_at") as DateTimeOffset?,
        UndoUntil = row.Values.GetValueOrDefault("undo_until") as DateTimeOffset?,
        WithheldBy = row.Text("withheld_by") ?? "",
        Taken = row.Text("taken") ?? "",
        ReturnsOn = DateOnly.TryParseExact(row.Text("returns_on"), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        SentContent = ulong.TryParse(row.Text("sent_content"), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var content) ? content : null,
        Version = row.ETag.ToString(),
    };
}

using System.Globalization;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Storage;
using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Nightly.Publishing;

/// <summary>
/// The open cases of each area in a table, in two places. A night brings the place that readers do not see up to date, writing only
/// what differs from what stands there; the pointer of the runs then makes it the one they see. So they see one night or the next,
/// never a mixture, and a night of few changes costs few writes. Each partition has a fence beside its rows (<see cref="WorklistFences"/>).
/// </summary>
internal sealed class WorklistTables(ITableStore tables, RunStates runs)
{
    private const string AreaValue = "area";
    private const string DateFormat = "yyyy-MM-dd";
    private const int RecordDigits = 16;

    /// <summary>The place that readers do not see.</summary>
    public static int OtherSlot(CurrentRun? current) => current is { Slot: 0 } ? 1 : 0;

    /// <summary>The partition of an area in one of the places.</summary>
    public static string PartitionOf(int slot, string areaCode) => Prefix(slot) + OpaqueId.Of(areaCode);

    /// <summary>The key of the row of an open case inside its area.</summary>
    public static string RowOf(string caseId, DiscrepancyKind kind, string records) => $"{caseId}-{kind.Name()}-{records}";

    /// <summary>The row of an open case. A case may have several of one kind: possible matches with several records.</summary>
    public static TableRow ToRow(OpenCase open, int slot) => new(
        new TableKey(PartitionOf(slot, open.AreaCode), RowOf(open.CaseId, open.Kind, RecordsOf(open))),
        new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [AreaValue] = open.AreaCode,
            ["due"] = open.Due?.ToString(DateFormat, CultureInfo.InvariantCulture) ?? "",
            ["birth_date"] = open.BirthDate.ToString(DateFormat, CultureInfo.InvariantCulture),
            ["sex"] = open.Sex,
            ["facility"] = open.Facility,
            ["facility_record"] = open.FacilityRecord,
            ["registration_record"] = open.RegistrationRecord,
            ["register_record"] = open.RegisterRecord,
            ["mother"] = open.MaskedMother,
            ["child"] = open.MaskedChild,
        });

    /// <summary>Brings a place up to date.</summary>
    /// <returns>How many rows had to be written or deleted; null when somebody else took the turn meanwhile, and the place is his.</returns>
    public async Task<int?> BringUpToDateAsync(PublishTurn turn, int slot, IEnumerable<OpenCase> open, CancellationToken cancellation)
    {
        var wanted = open.Select(row => ToRow(row, slot)).GroupBy(row => row.Key.Partition, StringComparer.Ordinal).ToDictionary(
            area => area.Key, area => area.ToDictionary(row => row.Key.Row, StringComparer.Ordinal), StringComparer.Ordinal);
        var fences = new WorklistFences(tables);
        var changes = new Dictionary<string, List<TableChange>>(StringComparer.Ordinal);
        await foreach (var row in tables.QueryAsync(StorageNames.WorklistsTable, null, cancellation))
        {
            if (!row.Key.Partition.StartsWith(Prefix(slot), StringComparison.Ordinal) || fences.Note(row))
                continue;
            if (!wanted.TryGetValue(row.Key.Partition, out var area) || !area.TryGetValue(row.Key.Row, out var now))
                ChangesOf(row.Key.Partition).Add(new TableChange(row, WriteCondition.Always, IsDelete: true));
            else if (IsSame(row, now))
                area.Remove(row.Key.Row);
        }

        foreach (var (partition, rows) in wanted)
            ChangesOf(partition).AddRange(rows.Values.Select(row => new TableChange(row, WriteCondition.Always)));

        // First all fences, then a look whether it is still our turn, then rows: see WorklistFences.
        var isOurs = await fences.ClaimAsync(changes.Keys, cancellation) && await runs.HasTurnAsync(turn, cancellation);
        foreach (var (partition, rows) in changes.OrderBy(area => area.Key, StringComparer.Ordinal))
            isOurs = isOurs && await fences.WriteAsync(partition, rows, cancellation);
        return isOurs ? changes.Values.Sum(area => area.Count) : null;

        List<TableChange> ChangesOf(string partition)
        {
            if (!changes.TryGetValue(partition, out var list))
                changes.Add(partition, list = []);
            return list;
        }
    }

    private static string Prefix(int slot) => string.Create(CultureInfo.InvariantCulture, $"{slot}-");

    /// <summary>What tells rows of one case and kind apart.</summary>
    public static string RecordsOf(OpenCase open) =>
        OpaqueId.Of(string.Join('|', open.FacilityRecord, open.RegistrationRecord, open.RegisterRecord))[..RecordDigits];

    private static bool IsSame(TableRow row, TableRow other) =>
        row.Values.Count == other.Values.Count && row.Values.All(value => other.Values.TryGetValue(value.Key, out var there) && Equals(there, value.Value));
}

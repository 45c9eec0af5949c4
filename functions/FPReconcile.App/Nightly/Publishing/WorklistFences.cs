using Azure;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Nightly.Publishing;

/// <summary>
/// One row in each partition of the worklists that says who writes there. A lease ends while its holder stands still; without a fence he
/// would, when he wakes, write rows of his run among those of another one. Every change of rows is one transaction with the fence of the
/// partition over the version that the writer knows, so the first claim of another writer makes all later writes of the older one fail.
/// </summary>
/// <remarks>
/// A writer takes the turn of publishing, lists the place, claims the fence of every partition that is there or that he needs, and looks
/// whether the turn is still his before he writes a row. Whoever takes the turn after that look finds all those fences and claims them;
/// of whoever took it before, the look tells. The fence is the first row of its partition: what was listed after it is not older than
/// the version that the claim is made over.
/// </remarks>
internal sealed class WorklistFences(ITableStore tables)
{
    // Sorts before every case id.
    private const string FenceRow = "-fence";
    private const string OwnerValue = "owner";

    private readonly string _owner = Guid.NewGuid().ToString("N");
    private readonly Dictionary<string, ETag> _fences = new(StringComparer.Ordinal);

    /// <summary>Whether a row is a fence, and no open case. Readers of a worklist leave it out.</summary>
    public static bool IsFence(TableKey key) => key.Row == FenceRow;

    /// <summary>Keeps the version of a fence that was listed. False for any other row.</summary>
    public bool Note(TableRow row)
    {
        if (!IsFence(row.Key))
            return false;
        _fences[row.Key.Partition] = row.ETag;
        return true;
    }

    /// <summary>Claims the fences that were listed, and those of further partitions. False when somebody else did meanwhile.</summary>
    public async Task<bool> ClaimAsync(IEnumerable<string> partitions, CancellationToken cancellation)
    {
        foreach (var partition in _fences.Keys.Union(partitions, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList())
        {
            if (await tables.PutAsync(StorageNames.WorklistsTable, Fence(partition), Over(partition), cancellation) is not { } version)
                return false;
            _fences[partition] = version;
        }

        return true;
    }

    /// <summary>Makes changes of a partition whose fence was claimed. False when somebody else claimed it meanwhile.</summary>
    public async Task<bool> WriteAsync(string partition, IReadOnlyList<TableChange> changes, CancellationToken cancellation)
    {
        var isFirst = true;
        foreach (var some in changes.Chunk(ITableStore.MostChangesAtOnce - 1))
        {
            // A transaction does not tell the new version of the fence.
            if (!isFirst && !await RenewAsync(partition, cancellation))
                return false;
            if (!await tables.TransactAsync(StorageNames.WorklistsTable, [new(Fence(partition), Over(partition)), .. some], cancellation))
                return false;
            isFirst = false;
        }

        return true;
    }

    private async Task<bool> RenewAsync(string partition, CancellationToken cancellation)
    {
        if (await tables.GetAsync(StorageNames.WorklistsTable, Fence(partition).Key, cancellation) is not { } fence || fence.Text(OwnerValue) != _owner)
            return false;
        _fences[partition] = fence.ETag;
        return true;
    }

    private WriteCondition Over(string partition) =>
        _fences.TryGetValue(partition, out var version) ? WriteCondition.OnlyOver(version) : WriteCondition.OnlyIfAbsent;

    private TableRow Fence(string partition) =>
        new(new TableKey(partition, FenceRow), new Dictionary<string, object>(StringComparer.Ordinal) { [OwnerValue] = _owner });
}

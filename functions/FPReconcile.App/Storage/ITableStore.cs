using Azure;

namespace FPReconcile.App.Storage;

/// <summary>The key of a row: opaque ids only, for keys are logged in clear.</summary>
internal readonly record struct TableKey(string Partition, string Row);

/// <summary>A row of a table: text, int, long, double, bool, <see cref="DateTimeOffset"/> or byte[] by name.</summary>
internal sealed record TableRow(TableKey Key, IReadOnlyDictionary<string, object> Values)
{
    /// <summary>The version that was read; default for a row that was not read.</summary>
    public ETag ETag { get; init; }

    public string? Text(string name) => Values.TryGetValue(name, out var value) ? (string)value : null;

    public override string ToString() => "a row of a table";
}

/// <summary>One change of a transaction.</summary>
/// <param name="Row">The row; its values do not matter when it is deleted.</param>
/// <param name="Condition">When it may be done.</param>
/// <param name="IsDelete">Deletes the row in place of writing it.</param>
internal sealed record TableChange(TableRow Row, WriteCondition Condition, bool IsDelete = false);

/// <summary>Some rows in order of their keys, and where to go on; null at the end. The last page may be empty.</summary>
internal sealed record TablePage(IReadOnlyList<TableRow> Rows, string? Continuation);

/// <summary>Small rows that change. Trouble of storage or network rises; a condition that does not hold is a result.</summary>
internal interface ITableStore
{
    const int MostChangesAtOnce = 100;

    /// <summary>Makes a table; nothing happens when it is there.</summary>
    Task CreateTableAsync(string table, CancellationToken cancellation);

    /// <summary>A row; null when it is not there.</summary>
    Task<TableRow?> GetAsync(string table, TableKey key, CancellationToken cancellation);

    /// <summary>All rows of a partition, in ordinal order of their row keys; of the whole table, by partition, when it is null.</summary>
    IAsyncEnumerable<TableRow> QueryAsync(string table, string? partition, CancellationToken cancellation);

    /// <summary>A page of a partition.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="page">Most rows of the page, 1 to 1000, and where the page before ended; null: from the start.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<TablePage> PageAsync(string table, string partition, (int Most, string? Continuation) page, CancellationToken cancellation);

    /// <summary>Writes a whole row; null when the condition does not hold.</summary>
    Task<ETag?> PutAsync(string table, TableRow row, WriteCondition condition, CancellationToken cancellation);

    /// <summary>Deletes a row. False when it was not there or has another version.</summary>
    Task<bool> DeleteAsync(string table, TableKey key, ETag? ifMatch, CancellationToken cancellation);

    /// <summary>Makes up to <see cref="MostChangesAtOnce"/> changes of one partition, all of them or none. False when a condition does not hold.</summary>
    Task<bool> TransactAsync(string table, IReadOnlyList<TableChange> changes, CancellationToken cancellation);
}

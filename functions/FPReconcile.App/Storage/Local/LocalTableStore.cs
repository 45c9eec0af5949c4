using System.Runtime.CompilerServices;
using Azure;
using Microsoft.Data.Sqlite;

namespace FPReconcile.App.Storage.Local;

/// <summary>Tables as rows of the database.</summary>
internal sealed class LocalTableStore(StateDatabase database) : ITableStore
{
    private const int PageSize = 1000;

    public Task CreateTableAsync(string table, CancellationToken cancellation)
    {
        StorageRules.CheckName(table, isTable: true);
        return database.ChangeAsync(
            session => session.Execute("insert or ignore into places values ($kind, $name)", ("$kind", StateDatabase.Table), ("$name", table)), cancellation);
    }

    public Task<TableRow?> GetAsync(string table, TableKey key, CancellationToken cancellation)
    {
        StorageRules.Check(key);
        return Task.FromResult(database.Read(session => Existing(session, table, Get(session, table, key))));
    }

    public async IAsyncEnumerable<TableRow> QueryAsync(string table, string? partition, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (partition is not null)
            StorageRules.CheckKey(partition);
        TableKey? last = null;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = database.Read(session => Existing(session, table, partition is null ? All(session, table, last) : Of(session, table, new(partition, last?.Row!), PageSize)));
            foreach (var row in rows)
                yield return row;
            if (rows.Count < PageSize)
                yield break;
            last = rows[^1].Key;
        }
    }

    public Task<TablePage> PageAsync(string table, string partition, (int Most, string? Continuation) page, CancellationToken cancellation)
    {
        StorageRules.CheckPage(page.Most);
        StorageRules.CheckKey(partition);
        // One row more than asked says whether there is a next page.
        var rows = database.Read(session => Existing(session, table, Of(session, table, new(partition, page.Continuation!), page.Most + 1)));
        var hasMore = rows.Count > page.Most;
        if (hasMore)
            rows.RemoveAt(page.Most);
        return Task.FromResult(new TablePage(rows, hasMore ? rows[^1].Key.Row : null));
    }

    public Task<ETag?> PutAsync(string table, TableRow row, WriteCondition condition, CancellationToken cancellation)
    {
        StorageRules.Check(row);
        return database.ChangeAsync(session => Put(session, table, row, condition), cancellation);
    }

    public Task<bool> DeleteAsync(string table, TableKey key, ETag? ifMatch, CancellationToken cancellation)
    {
        StorageRules.Check(key);
        return database.ChangeAsync(session => Delete(session, table, key, ifMatch), cancellation);
    }

    public Task<bool> TransactAsync(string table, IReadOnlyList<TableChange> changes, CancellationToken cancellation)
    {
        StorageRules.Check(changes);
        return database.ChangeAsync(session => Transact(session, table, changes), cancellation);
    }

    private static bool Transact(StateSession session, string table, IReadOnlyList<TableChange> changes)
    {
        foreach (var (row, condition, isDelete) in changes)
        {
            var isDone = isDelete ? Delete(session, table, row.Key, condition.IfMatch) : Put(session, table, row, condition) is not null;
            if (isDone)
                continue;
            session.Undo();
            return false;
        }

        return true;
    }

    private static ETag? Put(StateSession session, string table, TableRow row, WriteCondition condition)
    {
        if (condition.IfAbsent || condition.IfMatch is not null)
        {
            var old = Existing(session, table, Get(session, table, row.Key));
            if ((condition.IfAbsent && old is not null) || (condition.IfMatch is { } expected && old?.ETag != expected))
                return null;
        }

        var version = Guid.NewGuid().ToString("N");
        session.Execute(
            """
            insert into rows (store, partition, row, version, content) values ($table, $partition, $row, $version, $content)
            on conflict (store, partition, row) do update set version = $version, content = $content
            """,
            ("$table", table), ("$partition", row.Key.Partition), ("$row", row.Key.Row), ("$version", version), ("$content", RowContent.Write(row.Values)));
        return new ETag(version);
    }

    private static bool Delete(StateSession session, string table, TableKey key, ETag? ifMatch)
    {
        if (Existing(session, table, Get(session, table, key)) is not { } found || (ifMatch is { } expected && found.ETag != expected))
            return false;
        return session.Execute(
            "delete from rows where store = $table and partition = $partition and row = $row",
            ("$table", table), ("$partition", key.Partition), ("$row", key.Row)) > 0;
    }

    private static TableRow? Get(StateSession session, string table, TableKey key) => session.First(
        "select partition, row, version, content from rows where store = $table and partition = $partition and row = $row",
        Row, ("$table", table), ("$partition", key.Partition), ("$row", key.Row));

    /// <summary>Rows of a partition after one of them; from the first when that is null.</summary>
    private static List<TableRow> Of(StateSession session, string table, TableKey after, int most) => session.Rows(
        """
        select partition, row, version, content from rows
        where store = $table and partition = $partition and ($row is null or row > $row) order by row limit $most
        """,
        Row, ("$table", table), ("$partition", after.Partition), ("$row", (object?)after.Row ?? DBNull.Value), ("$most", most));

    private static List<TableRow> All(StateSession session, string table, TableKey? after) => session.Rows(
        """
        select partition, row, version, content from rows
        where store = $table and ($partition is null or (partition, row) > ($partition, $row)) order by partition, row limit $most
        """,
        Row, ("$table", table), ("$partition", (object?)after?.Partition ?? DBNull.Value), ("$row", (object?)after?.Row ?? DBNull.Value), ("$most", PageSize));

    /// <summary>Passes on what was found. When nothing was, the table must be there at least.</summary>
    private static T Existing<T>(StateSession session, string table, T found)
    {
        if (found is null or List<TableRow> { Count: 0 } && !session.Exists(StateDatabase.Table, table))
            throw StateDatabase.NoSuchPlace(StateDatabase.Table);
        return found;
    }

    private static TableRow Row(SqliteDataReader row) =>
        new(new TableKey(row.GetString(0), row.GetString(1)), RowContent.Read(row.GetFieldValue<byte[]>(3))) { ETag = new ETag(row.GetString(2)) };
}

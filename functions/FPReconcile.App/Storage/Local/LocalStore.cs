namespace FPReconcile.App.Storage.Local;

/// <summary>
/// A store in one folder of a disk: <c>state.db</c>, and below <c>blobs</c> a file for each version of a blob. Nothing needs to be
/// installed. Several processes of one machine may share it.
/// </summary>
internal static class LocalStore
{
    /// <summary>What leads from each version of the schema to the next. A step that was published is never changed: add one.</summary>
    internal static IReadOnlyList<string> Steps { get; } =
    [
        """
        create table places (kind text not null, name text not null, primary key (kind, name)) without rowid;
        create table blobs (
          kind text not null default 'Container', container text not null, path text not null, file text not null, length integer not null, modified integer not null,
          primary key (container, path), foreign key (kind, container) references places);
        create unique index blobs_by_file on blobs (file);
        create table leases (
          container text not null, path text not null, holder text not null, until integer not null,
          primary key (container, path), foreign key (container, path) references blobs on delete cascade);
        create table rows (
          kind text not null default 'Table', store text not null, partition text not null, row text not null, version text not null, content blob not null,
          primary key (store, partition, row), foreign key (kind, store) references places);
        create table messages (
          number integer primary key, kind text not null default 'Queue', queue text not null, id text not null, receipt text not null, content text not null,
          taken integer not null, visible integer not null, hidden integer not null, foreign key (kind, queue) references places);
        create index messages_by_time on messages (queue, visible, number);
        create index messages_by_id on messages (queue, id)
        """,
    ];

    /// <summary>Opens the store of a folder and makes it when it is not there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="clock">Says when leases and receipts end.</param>
    /// <exception cref="RunFailedException">The folder cannot be used, or a newer version of the program made the store.</exception>
    public static Store Open(string folder, TimeProvider clock) => Open(folder, clock, Steps);

    internal static Store Open(string folder, TimeProvider clock, IReadOnlyList<string> steps)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var database = StateDatabase.Open(Path.Combine(folder, "state.db"), steps);
            var files = new BlobFiles(Path.Combine(folder, "blobs"), clock);
            var blobs = new LocalBlobStore(database, files, clock);
            blobs.Sweep();
            return new Store(blobs, new LocalTableStore(database), new LocalQueueStore(database, clock));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunFailedException($"the store cannot be opened: {Reason(exception)}", exception);
        }
    }

    /// <summary>Messages of the file system hold paths; those of the database are ours.</summary>
    private static string Reason(Exception exception) => exception.InnerException is Microsoft.Data.Sqlite.SqliteException
        ? exception.Message
        : "check that its place is a folder, the disk has room and the permissions allow it";
}

using Azure;
using Microsoft.Data.Sqlite;

namespace FPReconcile.App.Storage.Local;

/// <summary>
/// The database of a store in a folder: what is known of each blob, leases, rows and messages. Several threads and processes
/// may use it; a kill at any point leaves every change whole or undone.
/// </summary>
#pragma warning disable CA1001 // The semaphore holds nothing that must be given back as long as nobody asks it for a wait handle.
internal sealed class StateDatabase
#pragma warning restore CA1001
{
    /// <summary>Kinds of places: nothing is put where no place was made, as on Azure.</summary>
    public const string Container = "Container";
    public const string Table = "Table";
    public const string Queue = "Queue";

    public const string FullDisk = "The disk of the store is full: nothing was changed; make room and try again.";

    private const int BusySeconds = 60;
    private const int DatabaseFull = 13;
    private const int DatabaseBusy = 5;
    private const int NotADatabase = 26;
    private const int Damaged = 11;
    private const int MissingPlace = 787;

    /// <summary>
    /// busy_timeout: without it the client library polls a lock every 150 ms. synchronous: a blob's old file is deleted after the
    /// change is committed, so a power cut must not undo a commit.
    /// </summary>
    private const string OnOpen = "pragma busy_timeout = 60000; pragma synchronous = full; pragma foreign_keys = on";

    private readonly string _connection;

    /// <summary>SQLite has one writer at a time and its wait is not fair: threads of this process queue up here first.</summary>
    private readonly SemaphoreSlim _writer = new(1, 1);

    private StateDatabase(string path) =>
        _connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = BusySeconds }.ConnectionString;

    /// <summary>Opens the database, makes it when it is not there, and brings an older one up to date.</summary>
    /// <param name="path">The file.</param>
    /// <param name="steps">What leads from each version of the schema to the next; their number is the newest version.</param>
    /// <exception cref="RunFailedException">A newer version of the program made it.</exception>
    public static StateDatabase Open(string path, IReadOnlyList<string> steps)
    {
        var database = new StateDatabase(path);
        database.Read(static session => session.Execute("pragma journal_mode = wal"));
        if (database.Read(Version) != steps.Count)
            database.Change(session => Upgrade(session, steps));
        return database;
    }

    /// <summary>Reads; sees one state of the database in each statement.</summary>
    public T Read<T>(Func<StateSession, T> work)
    {
        try
        {
            using var connection = Connect();
            return work(new StateSession(connection));
        }
        catch (SqliteException exception)
        {
            throw Translate(exception);
        }
    }

    /// <summary>Makes a change, all of it or nothing. It sees and makes its changes while no other does.</summary>
    public async Task<T> ChangeAsync<T>(Func<StateSession, T> work, CancellationToken cancellation)
    {
        await _writer.WaitAsync(cancellation);
        try
        {
            return Change(work);
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>What Azure answers when a container, table or queue was never made.</summary>
    public static RequestFailedException NoSuchPlace(string kind) =>
        new(404, $"The {kind} was not made.", $"{kind}NotFound", innerException: null);

    private T Change<T>(Func<StateSession, T> work)
    {
        try
        {
            using var connection = Connect();
            var session = new StateSession(connection);
            session.Execute("begin immediate");
            try
            {
                var result = work(session);
                session.Execute(session.IsUndone ? "rollback" : "commit");
                return result;
            }
            catch
            {
                Rollback(session);
                throw;
            }
        }
        catch (SqliteException exception)
        {
            throw Translate(exception);
        }
    }

    /// <summary>A full disk may have ended the transaction already; the first error is the one to tell.</summary>
    private static void Rollback(StateSession session)
    {
        try
        {
            session.Execute("rollback");
        }
        catch (SqliteException)
        {
            return;
        }
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            connection.Open();
            new StateSession(connection).Execute(OnOpen);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static int Version(StateSession session) => session.Rows("pragma user_version", static row => row.GetInt32(0))[0];

    private static bool Upgrade(StateSession session, IReadOnlyList<string> steps)
    {
        var version = Version(session);
        if (version > steps.Count)
            throw new RunFailedException(
                $"the store is of version {version} and this program knows versions up to {steps.Count}: nothing was changed; use the newer program");
        for (; version < steps.Count; version++)
            session.Execute($"{steps[version]}; pragma user_version = {version + 1}");
        return true;
    }

    /// <summary>SQLite's own words may repeat what was to be written.</summary>
    private static Exception Translate(SqliteException exception) => exception switch
    {
        { SqliteExtendedErrorCode: MissingPlace } => new RequestFailedException(404, "The container, table or queue was not made.", "PlaceNotFound", exception),
        { SqliteErrorCode: DatabaseFull } => new IOException(FullDisk, exception),
        { SqliteErrorCode: DatabaseBusy } => new IOException($"The store was busy with another process for {BusySeconds} s: nothing was changed.", exception),
        { SqliteErrorCode: NotADatabase or Damaged } => new IOException("The database of the store is damaged: restore state.db from a backup.", exception),
        _ => new IOException(
            $"The database of the store cannot be used (SQLite code {exception.SqliteExtendedErrorCode}): nothing was changed; check that the disk has room and the permissions allow it.",
            exception),
    };
}

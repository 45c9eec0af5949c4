using Azure;

namespace FPReconcile.App.Storage.Local;

/// <summary>A lease that is a row of the database.</summary>
internal sealed class LocalBlobLease : IBlobLease
{
    private readonly StateDatabase _database;
    private readonly TimeProvider _clock;
    private readonly BlobName _name;
    private readonly TimeSpan _duration;
    private readonly string _holder = Guid.NewGuid().ToString("N");

    private LocalBlobLease(StateDatabase database, TimeProvider clock, BlobName name, TimeSpan duration) =>
        (_database, _clock, _name, _duration) = (database, clock, name, duration);

    public static async Task<IBlobLease?> TryTakeAsync(
        StateDatabase database, TimeProvider clock, BlobName name, TimeSpan duration, CancellationToken cancellation)
    {
        StorageRules.CheckLease(duration);
        var lease = new LocalBlobLease(database, clock, name, duration);
        return await database.ChangeAsync(lease.Take, cancellation) ? lease : null;
    }

    /// <summary>A blob that somebody holds is written and deleted by nobody, as on Azure.</summary>
    public static void RefuseLeased(StateSession session, BlobName name, DateTimeOffset now)
    {
        var isLeased = session.Rows(
            "select 1 from leases where container = $container and path = $path and until > $now",
            static _ => true, ("$container", name.Container), ("$path", name.Path), ("$now", now.UtcTicks)).Count > 0;
        if (isLeased)
            throw new RequestFailedException(412, $"Somebody holds the lease of {name}.", "LeaseIdMissing", innerException: null);
    }

    /// <summary>Holds the lease for another term, also one that has run out when nobody has taken it since, as on Azure.</summary>
    public Task<bool> RenewAsync(CancellationToken cancellation) => _database.ChangeAsync(
        session => session.Execute("update leases set until = $until where container = $container and path = $path and holder = $holder", Values()) > 0, cancellation);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _database.ChangeAsync(
                session => session.Execute("delete from leases where container = $container and path = $path and holder = $holder", Values()), CancellationToken.None);
        }
        catch (IOException)
        {
            // It runs out by itself.
            return;
        }
    }

    private bool Take(StateSession session)
    {
        // A clock that was moved back would keep the lease of a dead holder for long: none lasts longer than its term from now.
        session.Execute("update leases set until = $until where container = $container and path = $path and until > $until", Values());
        return session.Execute(
            """
            insert into leases (container, path, holder, until) values ($container, $path, $holder, $until)
            on conflict (container, path) do update set holder = $holder, until = $until where until <= $now
            """,
            [.. Values(), ("$now", Now.UtcTicks)]) > 0;
    }

    private DateTimeOffset Now => _clock.GetUtcNow();

    private (string Name, object Value)[] Values() =>
        [("$container", _name.Container), ("$path", _name.Path), ("$holder", _holder), ("$until", (Now + _duration).UtcTicks)];
}

namespace FPReconcile.App.Storage.Local;

/// <summary>Queues as rows of the database. Whoever takes a message hides it from the others for a while.</summary>
internal sealed class LocalQueueStore(StateDatabase database, TimeProvider clock) : IQueueStore
{
    public Task CreateQueueAsync(string queue, CancellationToken cancellation)
    {
        StorageRules.CheckName(queue, isTable: false);
        return database.ChangeAsync(
            session => session.Execute("insert or ignore into places values ($kind, $name)", ("$kind", StateDatabase.Queue), ("$name", queue)), cancellation);
    }

    public Task PutAsync(string queue, string text, TimeSpan delay, CancellationToken cancellation)
    {
        StorageRules.CheckMessage(text);
        StorageRules.CheckHiding(delay, TimeSpan.Zero);
        return database.ChangeAsync(
            session => session.Execute(
                """
                insert into messages (queue, id, receipt, content, taken, visible, hidden)
                values ($queue, $id, '', $text, 0, $visible, $hidden)
                """,
                [("$queue", queue), ("$id", Guid.NewGuid().ToString("N")), ("$text", text), .. Until(delay)]),
            cancellation);
    }

    public Task<QueueMessage?> TakeAsync(string queue, TimeSpan visibleAgainAfter, CancellationToken cancellation)
    {
        StorageRules.CheckHiding(visibleAgainAfter, TimeSpan.FromSeconds(1));
        return database.ChangeAsync(session => Take(session, queue, visibleAgainAfter) ?? TakeHiddenTooLong(session, queue, visibleAgainAfter), cancellation);
    }

    public async Task<QueueMessage?> ExtendAsync(string queue, QueueMessage message, TimeSpan visibleAgainAfter, CancellationToken cancellation)
    {
        StorageRules.CheckHiding(visibleAgainAfter, TimeSpan.Zero);
        var receipt = Guid.NewGuid().ToString("N");
        var changed = await database.ChangeAsync(
            session => session.Execute(
                "update messages set receipt = $new, visible = $visible, hidden = $hidden where queue = $queue and id = $id and receipt = $receipt",
                [("$new", receipt), .. Mine(queue, message), .. Until(visibleAgainAfter)]),
            cancellation);
        return changed > 0 ? message with { Receipt = receipt } : null;
    }

    public Task<bool> DoneAsync(string queue, QueueMessage message, CancellationToken cancellation) => database.ChangeAsync(
        session => session.Execute("delete from messages where queue = $queue and id = $id and receipt = $receipt", Mine(queue, message)) > 0, cancellation);

    public Task<int> CountAsync(string queue, CancellationToken cancellation) => Task.FromResult(database.Read(session =>
    {
        var count = session.Rows("select count(*) from messages where queue = $queue", static row => row.GetInt32(0), ("$queue", queue))[0];
        return count == 0 ? Nothing(session, queue, 0) : count;
    }));

    private QueueMessage? Take(StateSession session, string queue, TimeSpan visibleAgainAfter) => session.First(
        """
        update messages set receipt = $receipt, taken = taken + 1, visible = $visible, hidden = $hidden
        where number = (select number from messages where queue = $queue and visible <= $now order by visible, number limit 1)
        returning id, receipt, content, taken
        """,
        static row => new QueueMessage(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3)),
        [("$queue", queue), ("$receipt", Guid.NewGuid().ToString("N")), ("$now", clock.GetUtcNow().UtcTicks), .. Until(visibleAgainAfter)]);

    /// <summary>A clock that was moved back would hide messages for long: none is hidden for longer than was asked for, from now.</summary>
    private QueueMessage? TakeHiddenTooLong(StateSession session, string queue, TimeSpan visibleAgainAfter)
    {
        var changed = session.Execute(
            "update messages set visible = $now + hidden where queue = $queue and visible > $now + hidden", ("$queue", queue), ("$now", clock.GetUtcNow().UtcTicks));
        return changed > 0 ? Take(session, queue, visibleAgainAfter) : Nothing<QueueMessage?>(session, queue, null);
    }

    private static T Nothing<T>(StateSession session, string queue, T nothing) =>
        session.Exists(StateDatabase.Queue, queue) ? nothing : throw StateDatabase.NoSuchPlace(StateDatabase.Queue);

    private static (string Name, object Value)[] Mine(string queue, QueueMessage message) =>
        [("$queue", queue), ("$id", message.Id), ("$receipt", message.Receipt)];

    private (string Name, object Value)[] Until(TimeSpan hidden) =>
        [("$visible", (clock.GetUtcNow() + hidden).UtcTicks), ("$hidden", hidden.Ticks)];
}

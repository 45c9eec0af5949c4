using FPReconcile.App.Audit;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Storage;
using FPReconcile.App.Tests.Storage.Azure;
using FPReconcile.App.Tests.Storage.Local;

namespace FPReconcile.App.Tests.Audit;

public abstract class AuditLogTests(IStoreUnderTest world) : IAsyncLifetime
{
    private const string Case = "00000000000000aa";

    private readonly NightClock _clock = new(new TestClock(), null);

    private ITableStore Tables => world.Store.Tables;

    private AuditLog Log => new(Tables, _clock);

    public async Task InitializeAsync()
    {
        await Tables.CreateTableAsync(StorageNames.AuditTable, default);
        await foreach (var row in Tables.QueryAsync(StorageNames.AuditTable, null, default))
            await Tables.DeleteAsync(StorageNames.AuditTable, row.Key, null, default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Two_writers_at_once_make_one_chain()
    {
        AuditLog[] logs = [Log, Log];

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => logs[i % 2].WriteAsync(Event($"u{i}"), default)));

        var verdict = await Log.VerifyAsync(default);
        verdict.IsWhole.ShouldBeTrue();
        verdict.Total.ShouldBe(20);
        (await Log.OfCaseAsync(Case, default)).Select(entry => entry.Event.By).Distinct().Count().ShouldBe(20);
    }

    [Fact]
    public async Task An_empty_audit_is_whole() => (await Log.VerifyAsync(default)).ShouldBe(new AuditVerdict(0, null, AuditHash.Nothing));

    [Theory]
    [InlineData("altered", 3)]
    [InlineData("hash made to fit", 4)]
    [InlineData("removed", 3)]
    [InlineData("swapped", 2)]
    [InlineData("inserted", 4)]
    [InlineData("cut off", 5)]
    [InlineData("cut off with the head", 5)]
    [InlineData("added behind the head", 6)]
    [InlineData("head removed", 1)]
    [InlineData("pointer removed", 3)]
    public async Task Tampering_is_found_at_the_first_entry_that_is_not_as_it_was_written(string how, long first)
    {
        for (var i = 1; i <= 5; i++)
            await Log.WriteAsync(Event($"u{i}"), default);

        await TamperAsync(how);

        (await Log.VerifyAsync(default)).FirstAltered.ShouldBe(first);
    }

    [Fact]
    public async Task Nothing_is_written_behind_a_head_that_was_removed()
    {
        await Log.WriteAsync(Event("u1"), default);
        await TamperAsync("head removed");

        await Should.ThrowAsync<RunFailedException>(() => Log.WriteAsync(Event("u2"), default));
    }

    [Fact]
    public async Task What_was_written_is_read_back_with_its_counts()
    {
        var what = Event("u1") with { Reason = "因为 \"=1+1\"\n", Subject = "s", Counts = new Dictionary<string, int>(StringComparer.Ordinal) { ["rows"] = 3, ["areas"] = 0 } };

        var written = await Log.WriteAsync(what, default);

        var read = (await Log.ReadAsync(1, 5, default)).ShouldHaveSingleItem();
        (read.Hash, read.At, read.Event.Reason, read.Event.Subject).ShouldBe((written.Hash, written.At, what.Reason, "s"));
        read.Event.Counts.ShouldBe(what.Counts, ignoreOrder: true);
        (await Log.VerifyAsync(default)).IsWhole.ShouldBeTrue();
    }

    private static AuditEvent Event(string by) => new(AuditActions.ViewCase, by, Case);

    private async Task TamperAsync(string how)
    {
        var rows = await Tables.QueryAsync(StorageNames.AuditTable, AuditRows.Chain, default).ToListAsync();
        switch (how)
        {
            case "altered":
                await PutAsync(rows[2].Key, rows[2], ("by", "somebody else"));
                break;
            case "hash made to fit":
                var entry = AuditRows.Read(rows[2])!;
                await PutAsync(rows[2].Key, rows[2], ("by", "x"), ("hash", AuditHash.Of(3, entry.At, entry.Event with { By = "x" }, entry.Before)));
                break;
            case "removed":
                await DeleteAsync(rows[2].Key);
                break;
            case "swapped":
                await PutAsync(rows[1].Key, rows[2]);
                await PutAsync(rows[2].Key, rows[1]);
                break;
            case "inserted":
                await PutAsync(new TableKey(AuditRows.Chain, rows[2].Key.Row + "a"), rows[2]);
                break;
            case "cut off":
                await DeleteAsync(rows[4].Key);
                break;
            case "cut off with the head":
                // The head still says five: who cuts it too has to know the hash of the fourth, and then --expect finds it.
                await DeleteAsync(rows[4].Key);
                await PutAsync(rows[5].Key, rows[5], ("number", 4L));
                break;
            case "added behind the head":
                await PutAsync(AuditRows.KeyOf(6), rows[4]);
                break;
            case "head removed":
                await DeleteAsync(new TableKey(AuditRows.Chain, AuditRows.Head));
                break;
            default:
                await DeleteAsync(new TableKey(AuditRows.PartitionOf(Case), AuditRows.EventOf(rows[2])!));
                break;
        }
    }

    private Task DeleteAsync(TableKey key) => Tables.DeleteAsync(StorageNames.AuditTable, key, null, default);

    private Task PutAsync(TableKey key, TableRow row, params (string Name, object Value)[] changes)
    {
        var values = row.Values.ToDictionary(value => value.Key, value => value.Value, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
            values[name] = value;
        return Tables.PutAsync(StorageNames.AuditTable, new TableRow(key, values), WriteCondition.Always, default);
    }
}

/// <summary>The audit in a folder.</summary>
public sealed class LocalAuditLogTests(LocalStoreUnderTest world) : AuditLogTests(world), IClassFixture<LocalStoreUnderTest>;

/// <summary>The audit in a storage account.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class AzureAuditLogTests(AzuriteServer server) : AuditLogTests(new AzureStoreUnderTest(server));

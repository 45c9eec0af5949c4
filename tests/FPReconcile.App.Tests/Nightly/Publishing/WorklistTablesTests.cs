using FPReconcile.App.Nightly.Publishing;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Storage;
using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Tests.Nightly.Publishing;

public abstract class WorklistTablesTests(INightWorld world) : IDisposable
{
    public void Dispose()
    {
        world.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_case_may_have_several_possible_matches()
    {
        var night = await NewAsync();

        await WriteAsync(night, 0, Case("R1"), Case("R2"));

        (await RowsAsync(night)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Only_differences_are_written()
    {
        var night = await NewAsync();
        await WriteAsync(night, 0, Case("R1"), Case("R2"), Case("R3"));

        // One stays, one changes, one goes, one comes.
        var written = await WriteAsync(night, 0, Case("R1"), Case("R2") with { Sex = "Male" }, Case("R4"));

        written.ShouldBe(3);
        (await RowsAsync(night)).Select(row => row.Text("registration_record")).Order().ShouldBe(["R1", "R2", "R4"]);
        (await RowsAsync(night)).Single(row => row.Text("registration_record") == "R2").Text("sex").ShouldBe("Male");
    }

    [Fact]
    public async Task The_place_that_readers_see_is_not_touched()
    {
        var night = await NewAsync();
        await WriteAsync(night, 0, Case("R1"));

        await WriteAsync(night, 1, Case("R2"));

        (await RowsAsync(night)).Select(row => (row.Key.Partition[0], row.Text("registration_record"))).Order().ShouldBe([('0', "R1"), ('1', "R2")]);
    }

    [Fact]
    public async Task More_rows_than_one_transaction_takes_are_written_all()
    {
        var night = await NewAsync();

        (await WriteAsync(night, 0, [.. Enumerable.Range(1, 250).Select(number => Case($"R{number}"))])).ShouldBe(250);

        (await RowsAsync(night)).Count.ShouldBe(250);
    }

    [Fact]
    public async Task Who_has_not_the_turn_any_more_writes_nothing()
    {
        var night = await NewAsync();
        var late = await night.Runs.TakeTurnAsync(default);
        await WriteAsync(night, 0, Case("R1"));

        (await Tables(night).BringUpToDateAsync(late, 0, [Case("R2")], default)).ShouldBeNull();

        (await RowsAsync(night)).ShouldHaveSingleItem().Text("registration_record").ShouldBe("R1");
    }

    [Fact]
    public async Task Who_has_not_the_turn_any_more_shows_nothing()
    {
        var night = await NewAsync();
        var late = await night.Runs.TakeTurnAsync(default);
        var turn = await night.Runs.TakeTurnAsync(default);
        var run = new CurrentRun("20250630-1", "inputs", "2025-06-30", 0);

        (await night.Runs.PointAsync(run, null, late, default)).ShouldBeFalse();
        (await night.Runs.CurrentAsync(default)).ShouldBeNull();
        (await night.Runs.PointAsync(run, null, turn, default)).ShouldBeTrue();
        (await night.Runs.CurrentAsync(default))!.Run.ShouldBe(run.Run);
    }

    [Fact]
    public async Task A_fence_that_somebody_else_claimed_stops_the_next_transaction()
    {
        var night = await NewAsync();
        var (older, newer) = (new WorklistFences(night.Store.Tables), new WorklistFences(night.Store.Tables));
        var row = WorklistTables.ToRow(Case("R1"), 0);
        (await older.ClaimAsync([row.Key.Partition], default)).ShouldBeTrue();
        await foreach (var fence in night.Store.Tables.QueryAsync(StorageNames.WorklistsTable, null, default))
            newer.Note(fence).ShouldBeTrue();
        (await newer.ClaimAsync([], default)).ShouldBeTrue();

        (await older.WriteAsync(row.Key.Partition, [new TableChange(row, WriteCondition.Always)], default)).ShouldBeFalse();
        (await RowsAsync(night)).ShouldBeEmpty();
        (await newer.WriteAsync(row.Key.Partition, [new TableChange(row, WriteCondition.Always)], default)).ShouldBeTrue();
        (await RowsAsync(night)).ShouldHaveSingleItem();
    }

    private Task<NightHarness> NewAsync() => world.NewAsync(new DateOnly(2025, 6, 30));

    private static WorklistTables Tables(NightHarness night) => new(night.Store.Tables, night.Runs);

    private static async Task<int?> WriteAsync(NightHarness night, int slot, params OpenCase[] open) =>
        await Tables(night).BringUpToDateAsync(await night.Runs.TakeTurnAsync(default), slot, open, default);

    private static async Task<List<TableRow>> RowsAsync(NightHarness night) =>
        await night.Store.Tables.QueryAsync(StorageNames.WorklistsTable, null, default).Where(row => !WorklistFences.IsFence(row.Key)).ToListAsync();

    private static OpenCase Case(string registration) => new()
    {
        AreaCode = "K01",
        CaseId = "0123456789abcdef",
        Kind = DiscrepancyKind.PossibleMatch,
        Due = null,
        BirthDate = new DateOnly(2025, 5, 1),
        Sex = "Female",
        Facility = "F1",
        FacilityRecord = "H1",
        RegistrationRecord = registration,
        RegisterRecord = "",
        MaskedMother = "A*** O***",
        MaskedChild = "",
    };
}

/// <summary>Worklists of a store in a folder.</summary>
public sealed class LocalWorklistTablesTests() : WorklistTablesTests(new LocalNight());

/// <summary>Worklists of a storage account.</summary>
[Collection(AzureNightCollection.Name)]
public sealed class AzureWorklistTablesTests() : WorklistTablesTests(new AzureNight());

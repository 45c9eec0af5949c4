using FPReconcile.App.Nightly;
using FPReconcile.App.Storage;
using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Tests.Nightly;

public sealed class WorklistTablesTests : IDisposable
{
    private readonly LocalNight _local = new();

    public void Dispose() => _local.Dispose();

    [Fact]
    public async Task A_case_may_have_several_possible_matches()
    {
        var night = await _local.NewAsync(new DateOnly(2025, 6, 30));
        OpenCase[] open = [Case("R1"), Case("R2")];

        await new WorklistTables(night.Store.Tables).BringUpToDateAsync(0, open, default);

        (await RowsAsync(night)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Only_differences_are_written()
    {
        var night = await _local.NewAsync(new DateOnly(2025, 6, 30));
        var tables = new WorklistTables(night.Store.Tables);
        await tables.BringUpToDateAsync(0, [Case("R1"), Case("R2"), Case("R3")], default);

        // One stays, one changes, one goes, one comes.
        var written = await tables.BringUpToDateAsync(0, [Case("R1"), Case("R2") with { Sex = "Male" }, Case("R4")], default);

        written.ShouldBe(3);
        (await RowsAsync(night)).Select(row => row.Text("registration_record")).Order().ShouldBe(["R1", "R2", "R4"]);
        (await RowsAsync(night)).Single(row => row.Text("registration_record") == "R2").Text("sex").ShouldBe("Male");
    }

    [Fact]
    public async Task The_place_that_readers_see_is_not_touched()
    {
        var night = await _local.NewAsync(new DateOnly(2025, 6, 30));
        var tables = new WorklistTables(night.Store.Tables);
        await tables.BringUpToDateAsync(0, [Case("R1")], default);

        await tables.BringUpToDateAsync(1, [Case("R2")], default);

        (await RowsAsync(night)).Select(row => (row.Key.Partition[0], row.Text("registration_record"))).Order().ShouldBe([('0', "R1"), ('1', "R2")]);
    }

    private static async Task<List<TableRow>> RowsAsync(NightHarness night) => await night.Store.Tables.QueryAsync(StorageNames.WorklistsTable, null, default).ToListAsync();

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

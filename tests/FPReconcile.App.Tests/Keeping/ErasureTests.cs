using System.Text;
using FPReconcile.App.Audit;
using FPReconcile.App.Keeping;
using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Erasures;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Observability;
using FPReconcile.App.Output;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Nightly;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Reconciliation.Cases;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Tests.Keeping;

public abstract class ErasureTests(INightWorld world) : IDisposable
{
    private readonly NightDistrict _district = new(births: 80);

    public void Dispose()
    {
        world.Dispose();
        _district.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Nothing_that_is_kept_names_an_erased_birth()
    {
        var (night, found) = await TwoNightsAsync();
        (await StoreSearch.FindAsync(night.Store, found.Records)).ShouldNotBeEmpty();

        (await Eraser(night).RunAsync(Request(found), default)).ShouldBe(ErasureOutcome.Erased);

        (await StoreSearch.FindAsync(night.Store, found.Records)).ShouldBeEmpty();
        (await night.Runs.AllAsync(default).ToListAsync()).ShouldHaveSingleItem().Stage.ShouldBe(RunStage.Published);
    }

    [Fact]
    public async Task Other_cases_stay_as_they_were()
    {
        var (night, found) = await TwoNightsAsync();
        var before = await CasesAsync(night);

        await Eraser(night).RunAsync(Request(found), default);

        (await CasesAsync(night)).Entries.Select(entry => entry.CaseId).ShouldBe(before.Entries.Where(entry => entry != found).Select(entry => entry.CaseId));
    }

    [Fact]
    public async Task A_later_upload_of_the_same_files_does_not_bring_it_back()
    {
        var (night, found) = await TwoNightsAsync();
        await Eraser(night).RunAsync(Request(found), default);
        await night.UploadAsync(_district.Uploads);

        var current = (await night.NightAsync())!;

        var later = await StoreSearch.FindAsync(night.Store, found.Records);
        later.ShouldAllBe(place => place.StartsWith("uploads ", StringComparison.Ordinal));
        Encoding.UTF8.GetString((await night.OutputAsync(current.Run))["intake.csv"]).ShouldContain("1 rows belong to births that were erased and were left out");
    }

    [Fact]
    public async Task The_audit_says_who_when_why_and_how_much_but_not_what()
    {
        var (night, found) = await TwoNightsAsync();

        await Eraser(night).RunAsync(Request(found), default);

        var entry = (await new AuditLog(night.Store.Tables, night.Nights).OfCaseAsync(found.CaseId, default)).ShouldHaveSingleItem();
        entry.Event.By.ShouldBe("Head of office");
        entry.Event.Reason.ShouldBe("the court said so");
        entry.Event.CaseId.ShouldBe(found.CaseId);
        entry.Event.Counts["records"].ShouldBe(found.Records.Count);
        entry.Event.Counts["runs"].ShouldBe(2);
        entry.At.ShouldBe(night.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Without_an_audit_entry_nothing_is_erased()
    {
        var (night, found) = await TwoNightsAsync();
        var before = await StoreSearch.FindAsync(night.Store, found.Records);
        var mortal = new MortalStore(night.Store, 0, StorageNames.AuditTable);

        await Should.ThrowAsync<IOException>(() => Eraser(night, mortal.Store).RunAsync(Request(found), default));

        (await StoreSearch.FindAsync(night.Store, found.Records)).ShouldBe(before);
        (await ErasedBirths.LoadAsync(night.Store.Tables, default)).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task An_erasure_that_was_killed_again_and_again_comes_to_the_same_end()
    {
        var (night, found) = await TwoNightsAsync();
        for (var (writes, isDone) = (1, false); !isDone; writes += (writes / 2) + 1)
        {
            try
            {
                await Eraser(night, new MortalStore(night.Store, writes).Store).RunAsync(Request(found), default);
                isDone = true;
            }
            catch (IOException)
            {
                await night.PassAsync();
            }
        }

        (await StoreSearch.FindAsync(night.Store, found.Records)).ShouldBeEmpty();
        (await Eraser(night).RunAsync(Request(found), default)).ShouldBe(ErasureOutcome.ErasedBefore);
    }

    [Fact]
    public async Task An_erasure_that_nobody_goes_on_with_ends_by_itself()
    {
        var (night, found) = await TwoNightsAsync();

        // Salt, audit entry with its pointer, marks and their state are written; then the program dies.
        await Should.ThrowAsync<IOException>(() => Eraser(night, new MortalStore(night.Store, 5).Store).RunAsync(Request(found), default));
        (await ErasedBirths.LoadAsync(night.Store.Tables, default)).PendingCases.ShouldBe([found.CaseId]);
        for (var day = 2; day < 4; day++)
        {
            night.Clock.Move(TimeSpan.FromDays(1));
            await night.On(_district.AsOf.AddDays(day)).NightAsync();
            await night.Work.SweepInboxAsync(default);
        }

        (await ErasedBirths.LoadAsync(night.Store.Tables, default)).PendingCases.ShouldBeEmpty();
        (await StoreSearch.FindAsync(night.Store, found.Records)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_counts_and_changes_nothing()
    {
        var (night, found) = await TwoNightsAsync();
        var before = await StoreSearch.FindAsync(night.Store, found.Records);

        var counts = (await Eraser(night).PreviewAsync(found.CaseId, default))!;

        counts.Records.ShouldBe(found.Records.Count);
        counts.Rows.ShouldBeGreaterThanOrEqualTo(found.Records.Count);
        counts.Runs.ShouldBe(2);
        (await StoreSearch.FindAsync(night.Store, found.Records)).ShouldBe(before);
        (await night.Store.Tables.QueryAsync(StorageNames.AuditTable, null, default).ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Decisions_about_it_go_and_others_stay()
    {
        var (night, found) = await TwoNightsAsync();
        var other = new RecordKey(SourceKind.Facility, "other");
        var log = new DecisionLog(night.Store.Tables);
        await log.AddAsync("d1", new OfficerDecision(found.CaseId, found.Records[0], null, Disposition.Forwarded, "x"), night.Clock.GetUtcNow(), default);
        await log.AddAsync("d2", new OfficerDecision("another", other, found.Records[0], Disposition.NotSame, "x"), night.Clock.GetUtcNow(), default);
        await log.AddAsync("d3", new OfficerDecision("another", other, null, Disposition.Forwarded, "x"), night.Clock.GetUtcNow(), default);

        await Eraser(night).RunAsync(Request(found), default);

        (await log.ReadAsync(default)).All.ShouldHaveSingleItem().A.ShouldBe(other);
    }

    [Fact]
    public async Task A_case_that_is_not_there_is_told()
    {
        var (night, found) = await TwoNightsAsync();

        await Should.ThrowAsync<RunFailedException>(() => Eraser(night).RunAsync(Request(found) with { CaseId = "0000" }, default));
    }

    [Fact]
    public async Task Another_birth_with_the_same_record_number_stays()
    {
        var night = await world.NewAsync(new DateOnly(2025, 6, 1));
        await night.UploadAsync("facility/F01/a.csv", "record_id,facility_code,birth_date,sex,mother_name\r\n7,F01,2025-01-05,f,Amara Okoye\r\n8,F01,2025-01-06,f,Hanna Lind\r\n"u8.ToArray());
        await night.UploadAsync("facility/F02/b.csv", "record_id,facility_code,birth_date,sex,mother_name\r\n7,F02,2025-02-05,m,Lucia Moreno\r\n"u8.ToArray());
        await night.UploadAsync("registration/office/r.csv", "registration_number,birth_date,mother_name\r\nR1,2025-01-06,Hanna Lind\r\nR2,2025-02-20,Mei Tan\r\n"u8.ToArray());
        await night.NightAsync();
        var found = (await CasesAsync(night)).Entries.Single(entry => entry.Records[0].Id == "7@F01");

        await Eraser(night).RunAsync(Request(found), default);

        (await CasesAsync(night)).Entries.Where(entry => entry.IsOpen).SelectMany(entry => entry.Records).Where(key => key.Id.StartsWith('7')).ShouldBe([new RecordKey(SourceKind.Facility, "7")]);
        (await StoreSearch.FindAsync(night.Store, [new RecordKey(SourceKind.Facility, "7@F01")])).ShouldBeEmpty();
    }

    /// <summary>Two nights, and a case of records of two offices.</summary>
    private async Task<(NightHarness Night, CaseEntry Found)> TwoNightsAsync()
    {
        var first = await world.NewAsync(_district.AsOf);
        await first.UploadAsync(_district.Uploads);
        await first.NightAsync();
        var night = first.On(_district.AsOf.AddDays(1));
        await night.NightAsync();
        return (night, (await CasesAsync(night)).Entries.First(entry => entry.IsOpen && entry.Records.Count == 2 && entry.Records[0].Source != entry.Records[1].Source));
    }

    private static async Task<CaseLedger> CasesAsync(NightHarness night)
    {
        var current = (await night.Runs.CurrentAsync(default))!;
        return CasesFile.Read(new MemoryStream((await night.Store.Blobs.ReadAsync(new RunPlace(current.Run).Cases, default))!));
    }

    private static ErasureRequest Request(CaseEntry found) => new(found.CaseId, "the court said so", "Head of office");

    private static Erasure Eraser(NightHarness night, Store? mortal = null)
    {
        var store = mortal ?? night.Store;
        var log = new EventLog(TextWriter.Null, TextWriter.Null, night.Clock);
        var work = new NightlyWork(store, night.Nights, new NightOptions(), log);
        return new Erasure(store, night.Nights, work, new NightWorker(store, work, log, night.Clock));
    }
}

/// <summary>Erasures of a store in a folder.</summary>
public sealed class LocalErasureTests() : ErasureTests(new LocalNight());

/// <summary>Erasures of a storage account.</summary>
[Collection(AzureNightCollection.Name)]
public sealed class AzureErasureTests() : ErasureTests(new AzureNight());

using System.Text;
using FPReconcile.App.Identity;
using FPReconcile.App.Review;
using FPReconcile.App.Storage;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Tests.Review;

/// <summary>A case whose area is mended by its office keeps what officers did with it.</summary>
public sealed class MovedCaseTests
{
    private static readonly AskingUser There = ReviewWorld.User("there", Roles.Officer, "K01");

    [Fact]
    public async Task A_case_takes_its_stage_along_to_its_new_area()
    {
        using var world = await ReviewWorld.SmallAsync();
        var row = (await world.RowsAsync(ReviewWorld.Officer, DiscrepancyKind.UnregisteredBirth))[0];
        (await world.Review.WaitAsync(ReviewWorld.Officer, new CaseChangeRequest(row.CaseId, ""), WaitingFor.Facility, default)).IsDone.ShouldBeTrue();

        await MoveAsync(world, row.FacilityRecord);

        (await world.RowsAsync(ReviewWorld.Officer)).ShouldNotContain(other => other.CaseId == row.CaseId);
        (await world.RowsAsync(There)).First(other => other.CaseId == row.CaseId).State.WaitingFor.ShouldBe(WaitingFor.Facility);
        (await new CaseStates(world.Night.Store.Tables).GetAsync("K02", row.CaseId, default)).ShouldBe(CaseState.Untouched);
    }

    [Fact]
    public async Task A_case_that_waits_for_a_check_of_a_death_is_on_no_list_of_its_new_area()
    {
        using var world = await ReviewWorld.SmallAsync();
        await world.Night.Store.Blobs.WriteAsync(ReviewSettings.Place, """{"secondCheck": ["deceased"]}"""u8.ToArray(), default);
        var row = (await world.RowsAsync(ReviewWorld.Officer, DiscrepancyKind.UnregisteredBirth))[0];
        var page = await world.PageAsync(ReviewWorld.Officer, row.CaseId);
        (await world.Review.DecideAsync(ReviewWorld.Officer, ReviewWorld.Decision(page, Disposition.Deceased, "death_record_seen"), default)).Value!.Stage.ShouldBe(CaseStage.SecondCheck);

        await MoveAsync(world, row.FacilityRecord);

        (await world.RowsAsync(There)).ShouldNotContain(other => other.CaseId == row.CaseId);
    }

    [Fact]
    public async Task A_case_that_was_handed_over_stays_where_it_is_worked_on()
    {
        using var world = await ReviewWorld.SmallAsync();
        var row = (await world.RowsAsync(ReviewWorld.Officer, DiscrepancyKind.UnregisteredBirth))[0];
        (await world.Review.ForwardAsync(ReviewWorld.Officer, new CaseChangeRequest(row.CaseId, ""), "K01", default)).IsDone.ShouldBeTrue();

        await MoveAsync(world, row.FacilityRecord);

        (await world.RowsAsync(There)).ShouldContain(other => other.CaseId == row.CaseId);
        (await world.PageAsync(There, row.CaseId)).State.ForwardedTo.ShouldBeNull();
        (await world.RowsAsync(ReviewWorld.Officer)).ShouldNotContain(other => other.CaseId == row.CaseId);
    }

    private static async Task MoveAsync(ReviewWorld world, string record)
    {
        var file = new BlobName(StorageNames.Uploads, "facility/office/facility.csv");
        var lines = Encoding.UTF8.GetString((await world.Night.Store.Blobs.ReadAsync(file, default))!).Split('\n');
        var place = Array.FindIndex(lines, line => line.StartsWith(record + ",", StringComparison.Ordinal));
        lines[place] = lines[place].Replace(",K02,", ",K01,", StringComparison.Ordinal);
        await world.Night.UploadAsync(file.Path, Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        await world.NextNightAsync();
    }
}

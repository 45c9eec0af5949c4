using System.Text;
using FPReconcile.App.Identity;
using FPReconcile.App.Review;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Nightly;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Tests.Review;

/// <summary>Cases that are off the list for a while: not due, sent back to an office, or with the supervisor.</summary>
public sealed class AwayTests
{
    private static readonly AskingUser Clerk = ReviewWorld.User("clerk", Roles.Uploader) with { Senders = ["facility/office"] };

    [Fact]
    public async Task A_case_that_is_not_due_comes_back_on_its_day()
    {
        using var world = await ReviewWorld.SmallAsync();
        var (page, on) = (await FirstAsync(world), SmallUploads.AsOf.AddDays(10));

        await DecideAsync(world, page, request => request with { Disposition = Disposition.NotDue, ReasonCode = "date_corrected", Until = on });

        (await IsListedAsync(world, ReviewWorld.Officer, page)).ShouldBeFalse();
        (await world.RowsAsync(ReviewWorld.Supervisor)).ShouldNotContain(row => row.CaseId == page.Case.CaseId);
        (await ListedAsync(world, ReviewWorld.Officer, CaseStage.Later)).ShouldBe([page.Case.CaseId]);
        await world.Night.On(on.AddDays(-1)).NightAsync();
        (await IsListedAsync(world, ReviewWorld.Officer, page)).ShouldBeFalse();
        await world.Night.On(on).NightAsync();
        (await IsListedAsync(world, ReviewWorld.Officer, page)).ShouldBeTrue();
        (await world.PageAsync(ReviewWorld.Officer, page.Case.CaseId)).State.Disposition.ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(367)]
    public async Task A_case_stays_away_for_a_day_at_least_and_a_year_at_most(int days)
    {
        using var world = await ReviewWorld.SmallAsync();
        var page = await FirstAsync(world);

        var answer = await world.Review.DecideAsync(ReviewWorld.Officer, ReviewWorld.Decision(page, Disposition.NotDue) with { Until = SmallUploads.AsOf.AddDays(days) }, default);

        (answer.Outcome, answer.Problem).ShouldBe((ReviewOutcome.Invalid, "until"));
    }

    [Fact]
    public async Task A_record_that_is_sent_back_is_shown_to_its_sender_until_it_changes()
    {
        using var world = await ReviewWorld.SmallAsync();
        var page = await FirstAsync(world);
        var own = page.Case.Records[0].Id;

        await DecideAsync(world, page, request => request with { Disposition = Disposition.DataError, ReasonCode = "typing_error", Note = "" });

        (await IsListedAsync(world, ReviewWorld.Officer, page)).ShouldBeFalse();
        (await SentBackAsync(world)).ShouldBe([own]);
        (await world.Review.SentBackAsync(Clerk, "facility/other", default)).Outcome.ShouldBe(ReviewOutcome.NotAllowed);
        (await world.Review.SentBackAsync(ReviewWorld.Officer, "facility/office", default)).Outcome.ShouldBe(ReviewOutcome.NotAllowed);

        // Sent again as it was, with a row about another birth.
        var lines = (await FileAsync(world)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var place = Array.FindIndex(lines, line => line.StartsWith(own + ",", StringComparison.Ordinal));
        await SendAsync(world, [.. lines, lines[1].Replace(lines[1].Split(',')[0], "H999", StringComparison.Ordinal)]);
        await world.NextNightAsync();
        (await IsListedAsync(world, ReviewWorld.Officer, page)).ShouldBeFalse();

        lines[place] = lines[place].Replace(",3200,", ",3400,", StringComparison.Ordinal);
        await SendAsync(world, lines);
        await world.NextNightAsync();
        (await IsListedAsync(world, ReviewWorld.Officer, page)).ShouldBeTrue();
        (await SentBackAsync(world)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sender_that_never_answers_does_not_hide_a_case_for_ever()
    {
        using var world = await ReviewWorld.SmallAsync();
        var page = await FirstAsync(world);
        await DecideAsync(world, page, request => request with { Disposition = Disposition.DataError, ReasonCode = "typing_error" });

        await world.Night.On(SmallUploads.AsOf.AddDays(DecisionRules.DefaultDays)).NightAsync();

        (await IsListedAsync(world, ReviewWorld.Officer, page)).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_is_not_sure_leaves_the_case_to_the_supervisor_who_says_who_goes_on()
    {
        using var world = await ReviewWorld.SmallAsync();
        var page = await FirstAsync(world);

        var state = await DecideAsync(world, page, request => request with { Disposition = Disposition.Unsure, ReasonCode = "" });

        (await IsListedAsync(world, ReviewWorld.Officer, page)).ShouldBeFalse();
        (await IsListedAsync(world, ReviewWorld.Supervisor, page)).ShouldBeTrue();
        (await world.PageAsync(ReviewWorld.Supervisor, page.Case.CaseId)).MayWork.ShouldBeTrue();
        var given = (await world.Review.AssignAsync(ReviewWorld.Supervisor, new CaseChangeRequest(page.Case.CaseId, state.Version), "officer-2", default)).Value.ShouldNotBeNull();
        (given.Stage, given.AssignedTo, given.Disposition).ShouldBe((CaseStage.Assigned, "officer-2", null));
        (await IsListedAsync(world, ReviewWorld.Officer, page)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(nameof(CaseStage.Decided))]
    [InlineData(nameof(CaseStage.Later))]
    [InlineData(nameof(CaseStage.WithSender))]
    public void A_case_that_another_decision_withholds_does_not_come_back(string stage)
    {
        var state = new CaseState { Stage = Enum.Parse<CaseStage>(stage), ReturnsOn = SmallUploads.AsOf, SentContent = 1, DecidedAt = DateTimeOffset.UnixEpoch, DecisionId = "own", WithheldBy = "other" };

        state.After((DateTimeOffset.UnixEpoch.AddDays(1), SmallUploads.AsOf), content: 2).IsWithheld.ShouldBeTrue();
        state.WithoutDecision().IsWithheld.ShouldBeTrue();
    }

    private static async Task<CasePage> FirstAsync(ReviewWorld world) =>
        await world.PageAsync(ReviewWorld.Officer, (await world.RowsAsync(ReviewWorld.Officer, DiscrepancyKind.UnregisteredBirth))[0].CaseId);

    private static async Task<CaseState> DecideAsync(ReviewWorld world, CasePage page, Func<DecisionRequest, DecisionRequest> change) =>
        (await world.Review.DecideAsync(ReviewWorld.Officer, change(ReviewWorld.Decision(page, Disposition.Unsure)), default)).Value.ShouldNotBeNull();

    private static async Task<bool> IsListedAsync(ReviewWorld world, AskingUser user, CasePage page) => (await world.RowsAsync(user)).Any(row => row.CaseId == page.Case.CaseId);

    private static async Task<IEnumerable<string>> ListedAsync(ReviewWorld world, AskingUser user, CaseStage stage) =>
        (await world.Review.WorklistAsync(user, new WorklistQuery { Stages = [stage] }, default)).Value!.Items.Select(item => item.CaseId).Distinct();

    private static async Task<IEnumerable<string>> SentBackAsync(ReviewWorld world) =>
        (await world.Review.SentBackAsync(Clerk, "facility/office", default)).Value!.Select(item => item.RecordId);

    private static Task SendAsync(ReviewWorld world, IEnumerable<string> lines) => world.Night.UploadAsync("facility/office/facility.csv", Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    private static async Task<string> FileAsync(ReviewWorld world) =>
        Encoding.UTF8.GetString((await world.Night.Store.Blobs.ReadAsync(new BlobName(StorageNames.Uploads, "facility/office/facility.csv"), default))!);
}

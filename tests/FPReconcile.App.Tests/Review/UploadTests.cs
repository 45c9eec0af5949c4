using FPReconcile.App.Identity;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Review;
using FPReconcile.App.Tests.Nightly;

namespace FPReconcile.App.Tests.Review;

public abstract class UploadTests(INightWorld stores) : ReviewServiceTests(stores)
{
    private const string Sender = "facility/office2";

    private static readonly AskingUser Clerk = ReviewWorld.User("clerk", Roles.Uploader) with { Senders = [Sender] };

    [Fact]
    public async Task A_file_that_a_clerk_sends_is_read_and_told_about_and_given_back_marked()
    {
        using var world = await SmallAsync();
        var text = "record_id,facility_code,birth_date,sex,mother_name,outcome\r\nX1,F1,2025-05-01,F,Amina Juma,live\r\nX2,F1,not a date,F,Esther Dube,live\r\n";

        var sent = (await world.Review.SendUploadAsync(Clerk, new UploadRequest(Sender, "may.csv", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))), default)).Value.ShouldNotBeNull();
        await world.Night.DrainAsync();

        var item = (await world.Review.UploadsAsync(Clerk, Sender, default)).Value!.ShouldHaveSingleItem();
        (item.Id, item.FileName, item.Status).ShouldBe((sent.Id, "may.csv", UploadStatus.Ingested));
        var report = (await world.Review.UploadAsync(Clerk, Sender, sent.Id, default)).Value!;
        (report.Upload.Rows, report.Upload.Accepted, report.Upload.SetAside).ShouldBe((2, 1, 1));
        report.Problems.ShouldNotBeEmpty();
        report.Problems.ShouldAllBe(problem => !problem.Message.Contains("Esther", StringComparison.Ordinal) && problem.Row == 3);
        (await world.Review.MarkedUploadAsync(Clerk, Sender, sent.Id, "en", default)).Value!.FileName.ShouldBe("may-checked.xlsx");
    }

    [Theory]
    [InlineData("facility/office", "x.csv", false)]
    [InlineData("facility", "x.csv", false)]
    [InlineData(Sender, "../office/x.csv", true)]
    [InlineData(Sender, "..", true)]
    [InlineData(Sender, "", true)]
    [InlineData(Sender, "a\u0000.csv", true)]
    [InlineData(Sender, "a\\b.csv", true)]
    public async Task A_file_goes_nowhere_but_to_its_own_sender(string sender, string name, bool isOwnSender)
    {
        using var world = await SmallAsync();

        (await world.Review.SendUploadAsync(Clerk, new UploadRequest(sender, name, new MemoryStream([1])), default)).Outcome.ShouldBe(isOwnSender ? ReviewOutcome.Invalid : ReviewOutcome.NotAllowed);
    }

    [Fact]
    public async Task Files_of_others_are_not_there()
    {
        using var world = await SmallAsync();
        var theirs = (await world.Review.UploadsAsync(Clerk with { Senders = ["facility/office"] }, "facility/office", default)).Value!.ShouldHaveSingleItem();

        (await world.Review.UploadsAsync(Clerk, "facility/office", default)).Outcome.ShouldBe(ReviewOutcome.NotAllowed);
        (await world.Review.UploadAsync(Clerk, Sender, theirs.Id, default)).Outcome.ShouldBe(ReviewOutcome.NotFound);
        (await world.Review.UploadAsync(Clerk, Sender, "../x", default)).Outcome.ShouldBe(ReviewOutcome.NotFound);
        (await world.Review.UploadsAsync(ReviewWorld.Officer, "facility/office", default)).Outcome.ShouldBe(ReviewOutcome.NotAllowed);
    }

    [Fact]
    public async Task The_dashboard_counts_the_open_cases_of_one_s_own_areas()
    {
        using var world = await SmallAsync();

        var mine = (await world.Review.DashboardAsync(ReviewWorld.Officer, default)).Value!;
        var all = (await world.Review.DashboardAsync(ReviewWorld.User("u", Roles.Supervisor, "K02", "K01"), default)).Value!;

        var area = mine.Areas.ShouldHaveSingleItem();
        area.Open.ShouldBe((await world.RowsAsync(ReviewWorld.Officer)).Count);
        area.ByKind.Values.Sum().ShouldBe(area.Open);
        area.ByAge.Values.Sum().ShouldBe(area.Open);
        mine.Figures.ShouldBeNull();
        all.Figures.ShouldNotBeNull();
        (await world.Review.DashboardAsync(Clerk, default)).Outcome.ShouldBe(ReviewOutcome.NotAllowed);
    }

    [Fact]
    public async Task Only_an_auditor_reads_who_saw_a_case_and_that_is_audited_too()
    {
        using var world = await SmallAsync();
        var auditor = ReviewWorld.User("auditor", Roles.Auditor);
        var caseId = (await world.RowsAsync(ReviewWorld.Officer))[0].CaseId;
        await world.PageAsync(ReviewWorld.Officer, caseId);

        (await world.Review.AuditOfCaseAsync(ReviewWorld.Supervisor, caseId, default)).Outcome.ShouldBe(ReviewOutcome.NotAllowed);
        var page = (await world.Review.AuditOfCaseAsync(auditor, caseId, default)).Value!;

        page.Entries.Select(entry => (entry.Event.Action, entry.Event.By)).ShouldBe([("view_case", "officer"), ("read_audit", "auditor")]);
        (await world.Review.VerifyAuditAsync(auditor, default)).Value!.IsWhole.ShouldBeTrue();
        (await world.Review.AuditAsync(auditor, 2, default)).Value!.Entries.ShouldHaveSingleItem().Number.ShouldBe(1);
        (await world.Review.WorklistAsync(auditor, new WorklistQuery(), default)).Outcome.ShouldBe(ReviewOutcome.NotAllowed);
    }
}

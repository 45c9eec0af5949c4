using System.Text.Json;
using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;
using FPReconcile.Core.Tests.Reconciliation;
using static FPReconcile.Core.Tests.Reconciliation.District;

namespace FPReconcile.Core.Tests.Disclosure;

public sealed class WorklistsTests
{
    [Fact]
    public void Each_area_has_its_list_with_the_most_overdue_first()
    {
        var district = new District()
            .With(H("H1", new Facts { Date = "2025-04-01" }))
            .With(H("H2", new Facts { Date = "2025-02-01" }))
            .With(H("H3", new Facts { Area = "K02" }));

        var lists = Build(district);

        lists.Select(list => list.AreaCode).ShouldBe(["K01", "K02"]);
        lists[0].Rows.Select(row => (row.FacilityRecord, row.DaysOverdue)).ShouldBe([("H2", 75), ("H1", 16)]);
    }

    [Fact]
    public void No_name_and_no_identifier_is_in_any_list()
    {
        var facts = new Facts
        {
            Mother = "Quibblewood, Zanthippe", Child = "Quibblewood, Yorick", NationalId = "NID998877", Phone = "0998877665", Certificate = "CERT556677",
        };
        var district = new District().With(H("H1", facts)).With(R("R2", facts with { Mother = "Vexley, Ursula" }), H("H2", facts))
            .With(H("H3", facts), H("H4", facts)).With(P("P5", facts));
        var written = JsonSerializer.Serialize(Build(district)) + JsonSerializer.Serialize(BuildFeedback(district));

        foreach (var secret in new[] { "Quibblewood", "Zanthippe", "Yorick", "Vexley", "Ursula", "998877", "556677" })
            written.ShouldNotContain(secret, Case.Insensitive);
    }

    [Fact]
    public void A_row_shows_masked_names_and_what_is_wrong()
    {
        var row = Build(new District().With(H("H1", new Facts { Child = "Banda, Zuri" })))[0].Rows.ShouldHaveSingleItem();

        (row.Kind, row.MaskedMother, row.MaskedChild, row.Sex, row.Facility)
            .ShouldBe(("Birth not registered", "A*** B***", "Z*** B***", "female", "F1 St Mary"));
        row.Reason.ShouldStartWith("Born 74 days ago");
    }

    [Fact]
    public void Every_list_says_whether_a_death_list_was_used()
    {
        var district = new District().With(H("H1"));

        Build(district, hasDeathList: false)[0].Notices.ShouldContain(notice => notice.StartsWith("No death list was given", StringComparison.Ordinal));
        Build(district, hasDeathList: true)[0].Notices.ShouldNotContain(notice => notice.StartsWith("No death list", StringComparison.Ordinal));
    }

    [Fact]
    public void With_a_death_list_that_is_too_old_a_list_has_no_row_and_says_why()
    {
        var district = new District().With(H("H1"));
        district.ContactHold = HoldReason.DeathListTooOld;

        var list = Build(district, hasDeathList: true, hold: HoldReason.DeathListTooOld).ShouldHaveSingleItem();

        list.Rows.ShouldBeEmpty();
        list.Notices.ShouldContain(notice => notice.Contains("older than allowed", StringComparison.Ordinal));
    }

    [Fact]
    public void Kinds_that_are_not_the_offices_matter_are_on_no_list() =>
        Build(new District().With(H("H1", new Facts { Date = "2025-05-10" })).With(R("R2"), P("P2"))).ShouldBeEmpty();

    [Fact]
    public void Lists_can_be_in_chinese()
    {
        var row = Build(new District().With(H("H1")), language: DisplayLanguage.SimplifiedChinese)[0].Rows[0];

        row.Kind.ShouldBe("出生未登记");
        row.Reason.ShouldBe("出生已74天（2025-03-04）；未找到出生登记。法定期限30天已超过44天。");
    }

    [Fact]
    public void Every_text_has_words_in_both_languages()
    {
        foreach (var language in Enum.GetValues<DisplayLanguage>())
        {
            Enum.GetValues<TextId>().ShouldAllBe(id => TextTable.Of(id, language).Length > 0);
            Enum.GetValues<ReasonCode>().ShouldAllBe(code => TextTable.Of(code, language).Length > 0);
            DiscrepancyKinds.All.ShouldAllBe(kind => TextTable.Of(kind, language).Length > 0);
            Dispositions.All.ShouldAllBe(disposition => TextTable.Of(disposition, language).Length > 0);
            BirthFields.All.ShouldAllBe(field => TextTable.Of(field, language).Length > 0);
        }
    }

    [Fact]
    public void Feedback_names_what_is_missing_what_differs_and_what_was_not_notified()
    {
        var district = new District()
            .With(H("H1", new Facts { Mother = null, Sex = Sex.Unknown, Plurality = 2 }), R("R1"), P("P1"))
            .With(H("H2", new Facts { Sex = Sex.Male, Weight = 3000 }), R("R2", new Facts { Weight = 2000 }), P("P2"))
            .With(R("R3"), P("P3"));

        var feedback = BuildFeedback(district).ShouldHaveSingleItem();

        feedback.FacilityCode.ShouldBe("F1");
        feedback.Rows.Select(row => (row.Record, row.Detail)).ShouldBe(
        [
            ("H1", "The mother's name is missing. The sex of the child is missing. The order within a multiple delivery is missing."),
            ("H2", "To check: sex, birth weight (g)."),
            ("", "Birth registered as born here, registration no. R3."),
        ]);
    }

    [Fact]
    public void Feedback_says_nothing_about_a_birth_with_death_evidence()
    {
        var died = new Facts { Outcome = BirthOutcome.Stillbirth, Mother = null, Sex = Sex.Unknown };
        var district = new District().With(H("H1", died), R("R1", new Facts { Weight = 3000 }), P("P1")).With(R("R2", died), P("P2"));

        BuildFeedback(district, [Line(2)]).ShouldBeEmpty();
    }

    [Fact]
    public void Feedback_does_not_ask_for_another_version_of_a_birth_with_death_evidence()
    {
        var district = new District().With(H("H7", new Facts { Outcome = BirthOutcome.Stillbirth }));
        var version = Line(9) with { RecordId = "H7", Detail = new SetAsideDetail("", IsWholeRow: true, "Another row has the same record number.") };

        BuildFeedback(district, [version]).ShouldBeEmpty();
        BuildFeedback(district, [version with { RecordId = "H8" }]).Count.ShouldBe(1);
    }

    [Fact]
    public void Feedback_asks_for_the_right_version_and_not_for_what_is_missing_in_a_wrong_one() =>
        BuildFeedback(new District().With(H("H7", new Facts { Mother = null }).AsProvisional()).With(R("R8"))).SelectMany(facility => facility.Rows)
            .ShouldAllBe(row => row.Record != "H7");

    [Fact]
    public void Feedback_lists_what_intake_set_aside()
    {
        var row = BuildFeedback(new District(), [Line(7)]).ShouldHaveSingleItem().Rows.ShouldHaveSingleItem();

        (row.Record, row.Place, row.Column, row.Detail).ShouldBe(("H7", "facility.csv, 7", "C", "The date is not readable."));
    }

    private static SetAsideLine Line(int row) => new(
        "F1", $"H{row}", new RecordOrigin("facility.csv", "", row), new SetAsideDetail("C", IsWholeRow: false, "The date is not readable."));

    private static IReadOnlyList<Worklist> Build(
        District district, bool hasDeathList = false, HoldReason? hold = null, DisplayLanguage language = DisplayLanguage.English) =>
        [.. Worklists.Build(district.Reconcile(), Context(hasDeathList, hold, language))];

    private static IReadOnlyList<Feedback> BuildFeedback(District district, IReadOnlyList<SetAsideLine>? setAside = null) =>
        FeedbackBuilder.Build(district.Linkage(), district.Reconcile(), setAside ?? [], Context(false, null, DisplayLanguage.English));

    private static DisclosureContext Context(bool hasDeathList, HoldReason? hold, DisplayLanguage language) => new()
    {
        AsOf = AsOf,
        Language = language,
        HasDeathList = hasDeathList,
        ContactHold = hold,
        FacilityNames = new Dictionary<string, string>(StringComparer.Ordinal) { ["F1"] = "St Mary" },
    };
}

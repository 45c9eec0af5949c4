using System.Text.Json;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;
using FPReconcile.Core.Tests.Reconciliation;
using static FPReconcile.Core.Tests.Disclosure.Review.BundleMaker;
using static FPReconcile.Core.Tests.Reconciliation.District;

namespace FPReconcile.Core.Tests.Disclosure.Review;

public sealed class CaseBundlesTests
{
    private static readonly Facts Secret = new()
    {
        Mother = "Quibblewood, Zanthippe", Child = "Quibblewood, Yorick", NationalId = "NID998877", Phone = "0998877665", Certificate = "CERT556677", MotherBorn = "1991-07-13",
    };

    [Fact]
    public void No_name_number_or_birthday_of_a_person_is_in_any_bundle()
    {
        var district = new District()
            .With(H("H1", Secret)).With(R("R1", Secret with { Mother = "Vexley, Ursula" }), P("P1", Secret))
            .With(H("H2", Secret), R("R2", Secret with { Sex = Sex.Male, Mother = "Vexley, Ursula" }), H("H3", Secret))
            .With(H("H4", Secret with { Outcome = BirthOutcome.Stillbirth }), R("R4", Secret with { Sex = Sex.Male }))
            .Possible(H("H1"), R("R1"));
        var bundles = BundlesOf(district);

        var written = string.Concat(bundles.CaseIds.Select(id => JsonSerializer.Serialize(bundles.Of(id))));

        written.ShouldContain("Z*** Q***");
        foreach (var secret in new[] { "Quibblewood", "Zanthippe", "Yorick", "Vexley", "Ursula", "998877", "7665", "5566", "07-13" })
            written.ShouldNotContain(secret, Case.Insensitive);
    }

    [Fact]
    public void Values_are_shown_as_written_and_as_compared()
    {
        var bundle = BundleOf(new District().With(H("H1", Secret with { Mother = "O'Brien, mary ann" })), "H1");

        Field(bundle, "mother_name").Values[0].Raw.ShouldBe("M*** A*** O***");
        Field(bundle, "mother_national_id").Values[0].ShouldBe(new CaseValue("***877", "***877"));
        Field(bundle, "mother_birth_date").Values[0].Raw.ShouldBe("1991-**-**");
        Field(bundle, "birth_date").Values[0].Raw.ShouldBe("2025-03-04");
        bundle.Fields.ShouldNotContain(field => field.Field == "phone");
    }

    [Theory]
    [InlineData("Banda, Amina", "Banda, Amina", FieldAgreement.Exact)]
    [InlineData("Banda, Amina", "BANDA, AMINA", FieldAgreement.Exact)]
    [InlineData("Banda, Amina", "Bandah, Amina", FieldAgreement.Alike)]
    [InlineData("Banda, Amina", "Bwalya, Agnes", FieldAgreement.Differ)]
    [InlineData("Banda, Amina", null, FieldAgreement.Missing)]
    public void Agreement_is_told_of_the_names_and_not_of_their_masks(string left, string? right, FieldAgreement agreement)
    {
        var district = new District().With(H("H1", new Facts { Mother = left, Sex = Sex.Male }), R("R1", new Facts { Mother = right }), P("P1", new Facts { Mother = null }));

        Field(BundleOf(district, "H1"), "mother_name").Agreement.ShouldBe(agreement);
    }

    [Fact]
    public void A_normal_case_has_its_deadline_and_its_reason_in_both_languages()
    {
        var bundle = BundleOf(new District().With(H("H1")), "H1");

        bundle.Lane.ShouldBe(CaseLane.Normal);
        var finding = bundle.Findings.ShouldHaveSingleItem();
        (finding.Kind, finding.Due).ShouldBe((DiscrepancyKind.UnregisteredBirth, new DateOnly(2025, 4, 3)));
        finding.ReasonEnglish.ShouldStartWith("Born 74 days ago");
        finding.ReasonChinese.ShouldStartWith("出生已74天");
    }

    [Fact]
    public void While_the_list_of_deaths_is_too_old_a_case_has_nothing_to_approach_anybody_with()
    {
        var district = new District().With(H("H1", Secret)).With(R("R1", Secret));
        BundleOf(district, "H1").Candidates.ShouldNotBeEmpty();
        district.ContactHold = HoldReason.DeathListTooOld;

        ShouldAskNothing(BundleOf(district, "H1"), CaseLane.Held);
    }

    [Fact]
    public void An_outcome_that_is_not_understood_holds_a_case() =>
        ShouldAskNothing(BundleOf(new District().With(H("H1", new Facts { Outcome = BirthOutcome.NotUnderstood }), R("R1", new Facts { Sex = Sex.Male })), "H1"), CaseLane.Held);

    [Theory]
    [InlineData(BirthOutcome.Stillbirth, BirthOutcome.Unknown)]
    [InlineData(BirthOutcome.Live, BirthOutcome.NeonatalDeath)]
    [InlineData(BirthOutcome.NotUnderstood, BirthOutcome.Stillbirth)]
    public void A_death_in_either_source_leads_to_bereavement(BirthOutcome facility, BirthOutcome registration)
    {
        var district = new District().With(H("H1", new Facts { Outcome = facility }), R("R1", new Facts { Sex = Sex.Male, Outcome = registration }));

        var bundle = BundleOf(district, "H1");

        ShouldAskNothing(bundle, CaseLane.Bereavement);
        bundle.Records.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(Disposition.Deceased, CaseLane.Bereavement)]
    [InlineData(Disposition.Sealed, CaseLane.Sealed)]
    public void What_an_officer_closed_stays_closed_whatever_is_decided_later(Disposition disposition, CaseLane lane)
    {
        var district = new District().With(H("H1"), R("R1", new Facts { Sex = Sex.Male }), P("P1"));
        var key = new RecordKey(SourceKind.Facility, "H1");
        district.Decisions = new OfficerDecisions([new OfficerDecision("c", key, null, disposition, "other"), new OfficerDecision("c", key, null, Disposition.NotDue, "other")]);
        var bundles = BundlesOf(district);

        bundles.Of(bundles.CaseIds.ShouldHaveSingleItem()).Lane.ShouldBe(lane);
    }

    [Theory]
    [InlineData(BirthOutcome.Live)]
    [InlineData(BirthOutcome.Stillbirth)]
    public void A_sealed_case_is_a_stub_and_also_hides_a_death(BirthOutcome outcome)
    {
        var district = new District().With(H("H1", Secret with { Outcome = outcome }), R("R1", Secret with { Sex = Sex.Male }));
        district.Decisions = new OfficerDecisions([new OfficerDecision("c", new RecordKey(SourceKind.Registration, "R1"), null, Disposition.Sealed, "file_closed_by_office")]);
        var bundles = BundlesOf(district);

        var bundle = bundles.Of(bundles.CaseIds.ShouldHaveSingleItem());

        JsonSerializer.Serialize(bundle).ShouldBe(JsonSerializer.Serialize(new CaseBundle { CaseId = bundle.CaseId, AreaCode = "K01", Lane = CaseLane.Sealed }));
    }

    [Fact]
    public void A_record_of_which_there_are_versions_is_there_without_its_values()
    {
        var bundles = BundlesOf(new District().With(H("H1", Secret), R("R1", Secret with { Sex = Sex.Male }).AsProvisional(), P("P1", Secret with { Sex = Sex.Male })));
        foreach (var bundle in bundles.CaseIds.Select(bundles.Of))
        {
            var place = bundle.Records.Select(record => record.Id).ToList().IndexOf("R1");
            bundle.Records[place].IsProvisional.ShouldBeTrue();
            bundle.Fields.ShouldAllBe(field => field.Values[place] == new CaseValue("", ""));
        }
    }

    [Fact]
    public void A_possible_match_shows_both_records_and_every_case_of_either_birth()
    {
        var district = new District().With(H("H1", Secret)).With(R("R1", Secret)).Possible(H("H1"), R("R1"));
        var bundles = BundlesOf(district);
        var all = bundles.CaseIds.Select(bundles.Of).ToList();

        var match = all.Single(bundle => bundle.Findings.Any(finding => finding.Kind == DiscrepancyKind.PossibleMatch));
        var other = all.Single(bundle => bundle.CaseId != match.CaseId);

        match.Records.Select(record => (record.Id, record.IsCandidate)).ShouldBe([("H1", false), ("R1", true)]);
        var pair = match.Pairs.ShouldHaveSingleItem();
        (pair.Left, pair.Right, pair.Standing).ShouldBe((0, 1, PairStanding.PossibleMatch));
        (pair.StartBits + pair.Weights.Sum(weight => weight.Bits) + pair.OtherBits).ShouldBe(pair.MatchWeight, 1e-9);
        match.RelatedCases.ShouldBe([other.CaseId]);
        other.RelatedCases.ShouldBe([match.CaseId]);
    }

    [Fact]
    public void A_duplicate_stands_behind_its_fuller_record()
    {
        var bundle = BundleOf(new District().With(H("H1"), H("H2"), R("R1"), P("P1")), "H1");

        bundle.Records.Single(record => record.IsDuplicate).Id.ShouldBe("H2");
        bundle.Pairs.ShouldContain(pair => pair.Standing == PairStanding.Duplicate);
        bundle.Pairs.Count(pair => pair.Standing == PairStanding.Linked).ShouldBe(3);
    }

    [Fact]
    public void What_is_on_no_worklist_has_no_bundle() =>
        BundlesOf(new District().With(H("H1", new Facts { Date = "2025-05-10" })).With(R("R2"), P("P2")).With(H("H3"), R("R3"), P("P3"))).CaseIds.ShouldBeEmpty();

    private static CaseField Field(CaseBundle bundle, string name) => bundle.Fields.Single(field => field.Field == name);

    private static void ShouldAskNothing(CaseBundle bundle, CaseLane lane)
    {
        bundle.Lane.ShouldBe(lane);
        bundle.Findings.ShouldBeEmpty();
        bundle.Candidates.ShouldBeEmpty();
    }
}

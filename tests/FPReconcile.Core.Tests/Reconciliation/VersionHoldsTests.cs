using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;
using static FPReconcile.Core.Tests.Reconciliation.District;

namespace FPReconcile.Core.Tests.Reconciliation;

/// <summary>A record that an office sent in different versions takes part, and nothing is reported of its birth.</summary>
public sealed class VersionHoldsTests
{
    [Fact]
    public void A_birth_with_a_record_of_several_versions_raises_nothing()
    {
        var boy = new Facts { Sex = Sex.Male };
        var district = new District()
            .With(H("H1"), Provisional(R("R1", boy)))
            .With(Provisional(H("H2")))
            .With(Provisional(P("P3")))
            .With(H("H4"), R("R4"), P("P4"), Provisional(H("H5")));

        var result = district.Reconcile();

        result.Discrepancies.ShouldBeEmpty();
        result.ContactItems.ShouldBeEmpty();
        result.BirthsHeldByVersion.ShouldBe(4);
        result.ConflictingBirths.ShouldBe(district.Births, ignoreOrder: true);
        Holds(result).ShouldBe(
        [
            (DiscrepancyKind.UnregisteredBirth, 1), (DiscrepancyKind.NotInRegister, 1), (DiscrepancyKind.RegisterEntryWithoutRegistration, 1),
            (DiscrepancyKind.ConflictingDetails, 1), (DiscrepancyKind.PossibleDuplicate, 1),
        ]);
    }

    [Fact]
    public void Other_births_are_reported()
    {
        var result = new District().With(Provisional(H("H1"))).With(H("H2")).Reconcile();

        result.Discrepancies.ShouldHaveSingleItem().Records.ShouldBe([new RecordKey(SourceKind.Facility, "H2")]);
    }

    [Fact]
    public void A_birth_that_may_be_one_with_several_versions_is_neither_unregistered_nor_a_possible_match()
    {
        var (facility, registration) = (H("H1"), Provisional(R("R1")));

        var result = new District().With(facility).With(registration).Possible(facility, registration).Reconcile();

        result.Discrepancies.ShouldBeEmpty();
        result.ListedMatches.ShouldBeEmpty();
        result.BirthsHeldByVersion.ShouldBe(2);
        Holds(result).ShouldContain((DiscrepancyKind.PossibleMatch, 1));
    }

    [Fact]
    public void A_chain_of_possible_matches_is_held_to_its_end()
    {
        var (facility, registration, entry) = (H("H1"), R("R1"), Provisional(P("P1")));

        var result = new District().With(facility).With(registration).With(entry).Possible(facility, registration).Possible(registration, entry).Reconcile();

        result.Discrepancies.ShouldBeEmpty();
        result.ListedMatches.ShouldBeEmpty();
    }

    [Fact]
    public void A_possible_match_of_others_is_listed()
    {
        var (facility, registration) = (H("H1"), R("R1"));

        var result = new District().With(facility).With(registration).With(Provisional(H("H2"))).Possible(facility, registration).Reconcile();

        result.ListedMatches.Count.ShouldBe(1);
        result.Count(DiscrepancyKind.PossibleMatch).ShouldBe(1);
    }

    [Fact]
    public void Death_evidence_counts_before_the_hold()
    {
        var result = new District().With(Provisional(H("H1", new Facts { Outcome = BirthOutcome.Stillbirth }))).Reconcile();

        result.Bereavement.Births.ShouldBe(1);
        result.Holds.ShouldBeEmpty();
    }

    [Fact]
    public void The_months_of_such_a_record_were_delivered()
    {
        var district = new District().With(H("H1")).With(Provisional(R("R2", new Facts { Date = "2025-03-20", Arrived = null }))).With(P("P3"));
        district.Coverage.Clear();

        district.Reconcile().Count(DiscrepancyKind.UnregisteredBirth).ShouldBe(1);
    }

    private static BirthRecord Provisional(BirthRecord record) => record.AsProvisional();

    private static IEnumerable<(DiscrepancyKind, int)> Holds(ReconcilerResult result) =>
        result.Holds.Where(hold => hold.Reason == HoldReason.ConflictingVersion).Select(hold => (hold.Kind, hold.Count));
}

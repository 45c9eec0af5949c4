using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;
using static FPReconcile.Core.Tests.Reconciliation.District;

namespace FPReconcile.Core.Tests.Reconciliation.Cases;

/// <summary>What a night could not assess stays open, and is marked: silence is no evidence.</summary>
public sealed class CaseHoldTests
{
    private readonly CaseNights _nights = new();

    [Fact]
    public void A_registration_file_that_cannot_be_read_closes_nothing()
    {
        _nights.Run("2025-04-10", new District().With(H("H1")));

        _nights.Night("2025-04-11", new District().With(H("H1")).Unreadable(SourceKind.Registration))
            .ShouldBe(["kept_not_assessed unregistered_birth>unregistered_birth source_incomplete"]);
        _nights.Night("2025-04-12", new District().With(H("H1")).Unreadable(SourceKind.Registration)).ShouldBeEmpty();
        _nights.Case("H1").NotAssessed.ShouldBe([DiscrepancyKind.UnregisteredBirth]);
        _nights.Case("H1").NotAssessedSince.ShouldBe(Day("2025-04-11"));

        _nights.Night("2025-04-13", new District().With(H("H1"))).ShouldBeEmpty();
        _nights.Case("H1").NotAssessed.ShouldBeEmpty();
        _nights.Case("H1").NotAssessedSince.ShouldBeNull();
    }

    [Fact]
    public void A_deadline_that_passed_meanwhile_is_told_when_the_file_can_be_read_again()
    {
        _nights.Run("2025-03-30", new District().With(H("H1")));
        _nights.Run("2025-04-10", new District().With(H("H1")).Unreadable(SourceKind.Registration));
        _nights.Case("H1").Kinds.ShouldBe([DiscrepancyKind.AwaitingRegistration]);

        _nights.Night("2025-04-11", new District().With(H("H1"))).ShouldBe(["kind_changed awaiting_registration>unregistered_birth deadline_passed"]);
    }

    [Fact]
    public void A_facility_file_that_cannot_be_read_is_no_withdrawal()
    {
        _nights.Run("2025-04-10", new District().With(H("H1")).With(H("H2"), R("R2", Boy)));

        _nights.Night("2025-04-11", new District().With(R("R2", Boy)).Unreadable(SourceKind.Facility)).ShouldBe(
            [
                "kept_not_assessed unregistered_birth>unregistered_birth source_incomplete",
                "kept_not_assessed conflicting_details>conflicting_details source_incomplete",
            ], ignoreOrder: true);
        _nights.Night("2025-04-12", new District().With(H("H1")).With(H("H2"), R("R2", Boy))).ShouldBeEmpty();
    }

    [Fact]
    public void Of_two_facility_records_the_one_in_conflict_may_be_in_the_file_that_was_not_read()
    {
        _nights.Run("2025-04-10", new District().With(H("H1", Boy), H("H1b"), R("R1")));
        _nights.Case("R1").Kinds.ShouldBe([DiscrepancyKind.ConflictingDetails, DiscrepancyKind.PossibleDuplicate]);

        _nights.Run("2025-04-11", new District().With(H("H1b"), R("R1")).Unreadable(SourceKind.Facility));

        _nights.Case("R1").NotAssessed.ShouldBe([DiscrepancyKind.ConflictingDetails, DiscrepancyKind.PossibleDuplicate]);
        _nights.Case("R1").Records.Count.ShouldBe(3);
    }

    [Fact]
    public void A_register_that_is_not_given_closes_nothing()
    {
        _nights.Run("2025-05-20", new District().With(H("H1"), R("R1")).With(P("P2")));

        _nights.Night("2025-05-21", new District().With(H("H1"), R("R1")).WithoutRegister()).ShouldBe(
            [
                "kept_not_assessed not_in_register>not_in_register source_not_given",
                "kept_not_assessed register_entry_without_registration>register_entry_without_registration source_not_given",
            ], ignoreOrder: true);
    }

    [Fact]
    public void An_area_that_the_registrars_did_not_deliver_closes_nothing()
    {
        _nights.Run("2025-04-10", new District().With(H("H1")));
        var elsewhere = new District().With(H("H1"));
        elsewhere.Coverage.RemoveAll(declaration => declaration.Source == SourceKind.Registration);
        elsewhere.Coverage.Add(new CoverageDeclaration(SourceKind.Registration, null, null, ["K09"]));

        _nights.Night("2025-04-11", elsewhere).ShouldBe(["kept_not_assessed unregistered_birth>unregistered_birth not_covered"]);
    }

    [Fact]
    public void A_registration_without_its_date_closes_nothing()
    {
        _nights.Run("2025-05-20", new District().With(H("H1"), R("R1")));

        _nights.Night("2025-05-21", new District().With(H("H1"), R("R1", new Facts { Arrived = null })))
            .ShouldBe(["kept_not_assessed not_in_register>not_in_register registration_date_missing"]);
    }

    [Fact]
    public void A_registration_of_which_two_versions_were_sent_is_no_evidence_yet()
    {
        _nights.Run("2025-04-10", new District().With(H("H1")));

        _nights.Night("2025-04-11", new District().With(H("H1"), R("R1").AsProvisional()))
            .ShouldBe(["kept_not_assessed unregistered_birth>unregistered_birth conflicting_version"]);
        _nights.Night("2025-04-12", new District().With(H("H1"), R("R1"))).ShouldBe(["closed unregistered_birth> registration_arrived"]);
    }

    [Fact]
    public void Two_cases_do_not_become_one_on_a_version_that_may_not_stand()
    {
        _nights.Run("2025-04-10", new District().With(H("H1")).With(R("R1")));

        _nights.Night("2025-04-11", new District().With(H("H1"), R("R1").AsProvisional())).ShouldAllBe(line => line.StartsWith("kept_not_assessed"));
        _nights.Ledger.Entries.ShouldAllBe(entry => entry.IsOpen);

        _nights.Run("2025-04-12", new District().With(H("H1")).With(R("R1")));
        _nights.Update.Changes.ShouldBeEmpty();
        _nights.Ledger.Entries.ShouldAllBe(entry => entry.NotAssessed.Count == 0);
    }

    [Fact]
    public void A_held_list_of_deaths_closes_no_case()
    {
        _nights.Run("2025-04-10", new District().With(H("H1")));
        var district = new District().With(H("H1"));
        district.ContactHold = HoldReason.DeathListTooOld;

        _nights.Night("2025-04-11", district).ShouldBeEmpty();

        _nights.Found.ContactItems.ShouldBeEmpty();
        _nights.Case("H1").IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void An_outcome_that_is_not_understood_closes_nothing()
    {
        _nights.Run("2025-04-10", new District().With(H("H1")));

        _nights.Night("2025-04-11", new District().With(H("H1", new Facts { Outcome = BirthOutcome.NotUnderstood })))
            .ShouldBe(["kept_not_assessed unregistered_birth>unregistered_birth withheld"]);
    }

    [Fact]
    public void A_candidate_in_a_file_that_was_not_read_is_still_a_candidate()
    {
        var (notification, registration) = (H("H1"), R("R1"));
        _nights.Run("2025-04-10", new District().With(notification).With(registration).Possible(notification, registration));

        _nights.Night("2025-04-11", new District().With(notification).Unreadable(SourceKind.Registration))
            .ShouldBe(["kept_not_assessed possible_match>possible_match source_incomplete"]);
        _nights.Case("H1").Candidates.ShouldBe([registration.Key]);
    }

    private static Facts Boy => new() { Sex = Sex.Male };
}

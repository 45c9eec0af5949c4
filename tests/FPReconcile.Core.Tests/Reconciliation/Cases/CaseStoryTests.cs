using FPReconcile.Core.Reconciliation.Cases;
using FPReconcile.Core.Records;
using static FPReconcile.Core.Tests.Reconciliation.District;

namespace FPReconcile.Core.Tests.Reconciliation.Cases;

/// <summary>What happens to a case over some nights, as officers see it.</summary>
public sealed class CaseStoryTests
{
    private readonly CaseNights _nights = new();

    [Fact]
    public void A_birth_waits_is_overdue_is_registered_and_comes_back_when_the_registration_is_withdrawn()
    {
        _nights.Night("2025-03-20", Births().With(H("H1"))).ShouldBe(["opened >awaiting_registration found"]);
        var id = _nights.Case("H1").CaseId;
        _nights.Night("2025-04-10", Births().With(H("H1"))).ShouldBe(["kind_changed awaiting_registration>unregistered_birth deadline_passed"]);
        _nights.Night("2025-04-11", Births().With(H("H1"), R("R1"))).ShouldBe(["closed unregistered_birth> registration_arrived"]);
        _nights.Case("H1").ClosedBecause.ShouldBe(CaseReason.RegistrationArrived);
        _nights.Night("2025-04-12", Births().With(H("H1"))).ShouldBe(["reopened >unregistered_birth evidence_gone"]);

        var entry = _nights.Case("H1");
        (entry.CaseId, entry.OpenedOn, entry.ClosedOn, entry.ClosedBecause, entry.Reopened).ShouldBe((id, Day("2025-03-20"), null, null, 1));
        _nights.Night("2025-04-13", Births().With(H("H1"), R("R1"))).ShouldBe(["closed unregistered_birth> registration_arrived"]);
    }

    [Fact]
    public void A_link_that_a_later_correction_breaks_opens_the_case_again()
    {
        _nights.Run("2025-04-10", Births().With(H("H1")));
        _nights.Run("2025-04-11", Births().With(H("H1"), R("R1")));
        var id = _nights.Case("H1").CaseId;

        _nights.Night("2025-04-12", Births().With(H("H1")).With(R("R1")))
            .ShouldBe(["reopened >unregistered_birth evidence_gone", "opened >registration_without_notification found"], ignoreOrder: true);

        _nights.Case("H1").CaseId.ShouldBe(id);
    }

    [Fact]
    public void A_birth_without_register_entry_is_settled_by_the_entry()
    {
        _nights.Night("2025-04-20", Births().With(H("H1"), R("R1"))).ShouldBeEmpty();
        _nights.Night("2025-05-20", Births().With(H("H1"), R("R1"))).ShouldBe(["opened >not_in_register found"]);
        _nights.Night("2025-05-21", Births().With(H("H1"), R("R1"), P("P1"))).ShouldBe(["closed not_in_register> register_entry_arrived"]);
        _nights.Night("2025-05-22", Births().With(H("H1"), R("R1"))).ShouldBe(["reopened >not_in_register evidence_gone"]);
    }

    [Fact]
    public void A_registered_birth_whose_register_entry_stays_out_opens_again_when_its_time_has_passed()
    {
        _nights.Run("2025-04-09", Births().With(H("H1")));
        _nights.Run("2025-04-11", Births().With(H("H1"), R("R1")));

        _nights.Night("2025-05-20", Births().With(H("H1"), R("R1"))).ShouldBe(["reopened >not_in_register deadline_passed"]);
    }

    [Fact]
    public void A_corrected_registration_date_makes_it_not_due()
    {
        _nights.Run("2025-05-20", Births().With(H("H1"), R("R1")));

        _nights.Night("2025-05-21", Births().With(H("H1"), R("R1", new Facts { Arrived = "2025-05-10" }))).ShouldBe(["closed not_in_register> not_due"]);
    }

    [Fact]
    public void A_registration_without_notification_is_settled_by_the_notification_under_the_same_id()
    {
        _nights.Run("2025-04-10", Births().With(R("R1")));
        var id = _nights.Case("R1").CaseId;

        _nights.Night("2025-04-11", Births().With(H("H1"), R("R1"))).ShouldBe(["closed registration_without_notification> notification_arrived"]);

        _nights.Case("H1").CaseId.ShouldBe(id);
    }

    [Fact]
    public void A_register_entry_without_registration_is_settled_by_the_registration()
    {
        _nights.Run("2025-04-10", Births().With(P("P1")));

        _nights.Night("2025-04-11", Births().With(H("H1"), R("R1"), P("P1"))).ShouldBe(["closed register_entry_without_registration> registration_arrived"]);
    }

    [Fact]
    public void Details_that_agree_again_settle_a_conflict()
    {
        _nights.Night("2025-04-10", Births().With(H("H1"), R("R1", Boy))).ShouldBe(["opened >conflicting_details found"]);
        _nights.Night("2025-04-11", Births().With(H("H1"), R("R1"))).ShouldBe(["closed conflicting_details> details_agree"]);
        _nights.Night("2025-04-12", Births().With(H("H1"), R("R1", Boy))).ShouldBe(["reopened >conflicting_details evidence_gone"]);
    }

    [Fact]
    public void A_conflict_whose_registration_is_taken_back_becomes_an_unregistered_birth()
    {
        _nights.Run("2025-04-10", Births().With(H("H1"), R("R1", Boy)));

        _nights.Night("2025-04-11", Births().With(H("H1"))).ShouldBe(["kind_changed conflicting_details>unregistered_birth record_withdrawn"]);
        _nights.Night("2025-04-12", Births().With(H("H1")).With(R("R1", Boy))).ShouldBe(["opened >registration_without_notification found"]);
    }

    [Fact]
    public void A_duplicate_that_the_facility_takes_back_is_resolved()
    {
        _nights.Night("2025-04-10", Births().With(H("H1"), H("H1b"), R("R1"))).ShouldBe(["opened >possible_duplicate found"]);
        _nights.Night("2025-04-11", Births().With(H("H1"), R("R1"))).ShouldBe(["closed possible_duplicate> duplicate_resolved"]);
        _nights.Night("2025-04-12", Births().With(H("H1"), H("H1b"), R("R1"))).ShouldBe(["reopened >possible_duplicate evidence_gone"]);
    }

    [Fact]
    public void A_record_that_its_sender_takes_back_closes_the_case_and_opens_it_when_it_comes_back()
    {
        _nights.Run("2025-04-10", Births().With(H("H1")));
        var id = _nights.Case("H1").CaseId;

        _nights.Night("2025-04-11", Births().With(R("R7"), H("H7"))).ShouldBe(["closed unregistered_birth> record_withdrawn"]);
        _nights.Night("2025-04-12", Births().With(H("H1"))).ShouldBe(["reopened >unregistered_birth evidence_gone"]);
        _nights.Case("H1").CaseId.ShouldBe(id);
    }

    [Fact]
    public void The_registered_twin_is_settled_and_the_other_stays_open()
    {
        var (first, second) = (new Facts { Order = 1, Plurality = 2 }, new Facts { Order = 2, Plurality = 2, Sex = Sex.Male });
        _nights.Night("2025-04-10", Births().With(H("H1", first)).With(H("H2", second))).Count.ShouldBe(2);

        _nights.Night("2025-04-11", Births().With(H("H1", first), R("R1", first)).With(H("H2", second))).ShouldBe(["closed unregistered_birth> registration_arrived"]);
        _nights.Case("H1").IsOpen.ShouldBeFalse();
        _nights.Case("H2").IsOpen.ShouldBeTrue();

        // The registration turns out to be that of the other twin.
        _nights.Night("2025-04-12", Births().With(H("H1", first)).With(H("H2", second), R("R1", second)))
            .ShouldBe(["reopened >unregistered_birth evidence_gone", "closed unregistered_birth> registration_arrived"], ignoreOrder: true);
        _nights.Case("H1").IsOpen.ShouldBeTrue();
        _nights.Case("H2").IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void A_birth_of_another_area_is_told()
    {
        _nights.Run("2025-04-10", Births().With(H("H1")));

        _nights.Night("2025-04-11", Births().With(H("H1", new Facts { Area = "K02" }))).ShouldBe(["area_changed unregistered_birth>unregistered_birth details_changed"]);

        _nights.Update.Changes[0].AreaCode.ShouldBe("K02");
        _nights.Case("H1").AreaCode.ShouldBe("K02");
    }

    [Fact]
    public void Changes_are_counted_by_change_and_reason()
    {
        _nights.Run("2025-04-10", Births().With(H("H1")).With(H("H2")).With(H("H3")));
        _nights.Run("2025-04-11", Births().With(H("H1"), R("R1")).With(H("H2"), R("R2")).With(H("H4")));

        _nights.Update.Counts.ShouldBe(
        [
            new CaseChangeCount(CaseChangeKind.Opened, CaseReason.Found, 1),
            new CaseChangeCount(CaseChangeKind.Closed, CaseReason.RegistrationArrived, 2),
            new CaseChangeCount(CaseChangeKind.Closed, CaseReason.RecordWithdrawn, 1),
        ]);
    }

    private static Facts Boy => new() { Sex = Sex.Male };

    private static District Births() => new();
}

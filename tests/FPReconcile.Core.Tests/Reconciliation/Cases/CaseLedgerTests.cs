using FPReconcile.Core.Reconciliation.Cases;
using FPReconcile.Core.Records;
using static FPReconcile.Core.Tests.Reconciliation.District;

namespace FPReconcile.Core.Tests.Reconciliation.Cases;

/// <summary>Which case a birth goes on with, and what the ledger refuses and forgets.</summary>
public sealed class CaseLedgerTests
{
    private readonly CaseNights _nights = new();

    [Fact]
    public void A_birth_keeps_its_case_when_the_facility_numbers_its_record_anew()
    {
        _nights.Run("2025-04-10", new District().With(H("H1"), P("P1")));
        var id = _nights.Case("P1").CaseId;

        _nights.Night("2025-04-11", new District().With(H("H9"), P("P1"))).ShouldBeEmpty();
        _nights.Case("H9").CaseId.ShouldBe(id);
        _nights.Night("2025-04-12", new District().With(H("H9"))).ShouldBe(
            ["kind_changed unregistered_birth+register_entry_without_registration>unregistered_birth record_withdrawn"]);
        _nights.Night("2025-04-13", new District().With(H("H9"), R("R1"))).ShouldBe(["closed unregistered_birth> registration_arrived"]);
        _nights.Case("R1").CaseId.ShouldBe(id);
    }

    [Fact]
    public void A_case_keeps_its_id_while_the_file_of_its_first_record_cannot_be_read()
    {
        _nights.Run("2025-05-20", new District().With(H("H1"), R("R1")));
        var id = _nights.Case("R1").CaseId;

        _nights.Night("2025-05-21", new District().With(R("R1")).Unreadable(SourceKind.Facility)).ShouldBeEmpty();
        _nights.Night("2025-05-22", new District().With(H("H1"), R("R1"))).ShouldBeEmpty();
        _nights.Case("R1").CaseId.ShouldBe(id);
    }

    [Fact]
    public void A_merged_case_does_not_come_back_for_the_silence_of_a_file()
    {
        _nights.Run("2025-05-20", new District().With(H("H1")).With(R("R1")));
        _nights.Run("2025-05-21", new District().With(H("H1"), R("R1")));
        var id = _nights.Case("R1").CaseId;

        // The registration is all that could be read tonight, and its own hash is the id of the case that was merged.
        _nights.Night("2025-05-22", new District().With(R("R1")).Unreadable(SourceKind.Facility)).ShouldBeEmpty();

        _nights.Case("R1").CaseId.ShouldBe(id);
    }

    [Fact]
    public void A_birth_that_falls_apart_gives_the_other_record_a_case_of_its_own_and_takes_it_back()
    {
        _nights.Run("2025-04-10", new District().With(H("H1"), P("P1")));
        var id = _nights.Case("P1").CaseId;

        _nights.Night("2025-04-11", new District().With(H("H1")).With(P("P1"))).ShouldBe(
            [
                "kind_changed unregistered_birth+register_entry_without_registration>unregistered_birth link_broken",
                "opened >register_entry_without_registration found",
            ], ignoreOrder: true);
        _nights.Case("H1").CaseId.ShouldBe(id);
        var other = _nights.Case("P1").CaseId;

        _nights.Night("2025-04-12", new District().With(H("H1"), P("P1"))).ShouldBe(
            [
                "kind_changed unregistered_birth>unregistered_birth+register_entry_without_registration found",
                "closed register_entry_without_registration> merged",
            ], ignoreOrder: true);
        _nights.Ledger.Entries.Single(entry => entry.CaseId == other).MergedInto.ShouldBe(id);
    }

    [Fact]
    public void Merged_cases_with_ids_of_old_numbers_come_apart_as_they_were()
    {
        _nights.Run("2025-04-10", new District().With(H("H1"), P("P1")).With(R("R1")));
        _nights.Run("2025-04-11", new District().With(H("H2"), P("P1")).With(R("R1")));
        var (first, second) = (_nights.Case("H2").CaseId, _nights.Case("R1").CaseId);
        _nights.Run("2025-04-12", new District().With(H("H2"), R("R1"), P("P1")));
        _nights.Run("2025-04-13", new District().With(H("H3"), R("R1"), P("P1")));
        _nights.Case("H3").CaseId.ShouldBe(first);

        _nights.Run("2025-04-14", new District().With(H("H3"), P("P1")).With(R("R1")));

        _nights.Ledger.Entries.Select(entry => entry.CaseId).ShouldBe([first, second], ignoreOrder: true);
        _nights.Case("H3").CaseId.ShouldBe(first);
        _nights.Case("R1").CaseId.ShouldBe(second);
    }

    [Fact]
    public void A_number_that_is_used_again_for_another_birth_does_not_get_the_old_case()
    {
        _nights.Run("2025-04-10", new District().With(H("H1"), P("P1")));
        _nights.Run("2025-04-11", new District().With(H("H9"), P("P1")));
        var id = _nights.Case("P1").CaseId;
        _nights.Run("2025-04-12", new District().With(R("R7"), H("H7")));

        _nights.Run("2025-04-13", new District().With(H("H1", new Facts { Date = "2025-03-01" })));

        _nights.Case("H1").CaseId.ShouldNotBe(id);
        _nights.Ledger.Entries.Single(entry => entry.CaseId == id).IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void The_same_night_twice_changes_nothing()
    {
        var district = () => new District().With(H("H1")).With(R("R2")).With(H("H3"), H("H3b"), R("R3", new Facts { Sex = Sex.Male }));
        _nights.Run("2025-04-10", district());
        var entries = _nights.Ledger.Entries;

        _nights.Night("2025-04-10", district()).ShouldBeEmpty();

        _nights.Ledger.Entries.ShouldBe(entries);
    }

    [Fact]
    public void A_night_before_the_last_one_is_refused()
    {
        _nights.Run("2025-04-10", new District().With(H("H1")));

        Should.Throw<ArgumentException>(() => _nights.Run("2025-04-09", new District().With(H("H1")))).Message.ShouldContain("earlier than the last one");
    }

    [Fact]
    public void A_reconciliation_that_did_not_know_the_cases_is_refused()
    {
        _nights.Run("2025-04-10", new District().With(R("R1")));
        var district = new District { Today = Day("2025-04-11") }.With(H("H1"), R("R1"));

        Should.Throw<ArgumentException>(() => _nights.Ledger.Next(new CaseNight { AsOf = AsOf, Linkage = district.Linkage(), Found = district.Reconcile() }))
            .Message.ShouldContain("previous cases");
    }

    [Fact]
    public void Two_entries_of_one_case_are_refused()
    {
        _nights.Run("2025-04-10", new District().With(H("H1")));

        Should.Throw<ArgumentException>(() => new CaseLedger(AsOf, [.. _nights.Ledger.Entries, .. _nights.Ledger.Entries]));
    }

    [Fact]
    public void Only_cases_closed_long_ago_are_forgotten()
    {
        _nights.Run("2025-04-10", new District().With(H("H1")).With(H("H2")).With(H("H3")));
        _nights.Run("2025-04-11", new District().With(H("H1"), R("R1")).With(H("H2")).With(H("H3")));
        _nights.Run("2025-04-12", new District().With(H("H1"), R("R1")).With(H("H2"), R("R2")).With(H("H3")));

        CaseLedger.Forget(_nights.Ledger.Entries, Day("2025-04-12")).SelectMany(entry => entry.Records).Select(key => key.Id)
            .ShouldBe(["H2", "R2", "H3"], ignoreOrder: true);
    }

    [Fact]
    public void A_forgotten_case_that_comes_back_is_a_new_one()
    {
        _nights.Run("2025-04-10", new District().With(H("H1")));
        _nights.Run("2025-04-11", new District().With(H("H1"), R("R1")));
        var ledger = new CaseLedger(Day("2025-04-11"), CaseLedger.Forget(_nights.Ledger.Entries, Day("2025-05-01")));
        var district = new District().With(H("H1"));

        var update = ledger.Next(new CaseNight { AsOf = AsOf, Linkage = district.Linkage(), Found = district.Reconcile() });

        update.Ledger.Entries.ShouldHaveSingleItem().OpenedOn.ShouldBe(AsOf);
    }
}

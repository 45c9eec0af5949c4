using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;
using static FPReconcile.Core.Tests.Reconciliation.District;

namespace FPReconcile.Core.Tests.Reconciliation;

public sealed class ReconcilerTests
{
    [Fact]
    public void A_birth_past_the_legal_time_without_registration_is_unregistered()
    {
        var row = new District().With(H("H1")).Reconcile().Discrepancies.ShouldHaveSingleItem();

        row.Kind.ShouldBe(DiscrepancyKind.UnregisteredBirth);
        row.DaysOverdue.ShouldBe(44);
        row.AreaCode.ShouldBe("K01");
        row.MatchProbability.ShouldBeNull();
        English(row).ShouldBe(
            "Born 74 days ago (2025-03-04); no registration was found. The legal time of 30 days ended 44 days ago.");
    }

    [Theory]
    [InlineData("2025-04-17", DiscrepancyKind.AwaitingRegistration)]
    [InlineData("2025-04-16", DiscrepancyKind.UnregisteredBirth)]
    public void The_legal_time_ends_after_its_last_day(string born, DiscrepancyKind kind) =>
        new District().With(H("H1", new Facts { Date = born })).Reconcile().Discrepancies.ShouldHaveSingleItem().Kind.ShouldBe(kind);

    [Fact]
    public void A_birth_that_is_not_due_is_never_on_a_worklist()
    {
        var result = new District().With(H("H1", new Facts { Date = "2025-05-16" })).Reconcile();

        English(result.Discrepancies[0]).ShouldBe(
            "Born 1 day ago (2025-05-16); no registration was found yet. The legal time of 30 days ends on 2025-06-15, in 29 days.");
        result.ContactItems.ShouldBeEmpty();
    }

    [Fact]
    public void A_birth_linked_in_all_three_sources_is_no_discrepancy() =>
        new District().With(H("H1"), R("R1"), P("P1")).Reconcile().Discrepancies.ShouldBeEmpty();

    [Fact]
    public void A_registration_without_a_facility_record_is_without_notification()
    {
        var row = new District().With(R("R1"), P("P1")).Reconcile().Discrepancies.ShouldHaveSingleItem();

        row.Kind.ShouldBe(DiscrepancyKind.RegistrationWithoutNotification);
        row.MatchProbability!.Value.ShouldBe(0.999, 1e-9);
        English(row).ShouldBe("Registered as born in facility F1; no notification of this birth was found.");
    }

    [Fact]
    public void A_home_birth_without_notification_is_called_normal_and_is_on_no_worklist()
    {
        var home = new Facts { Place = BirthPlace.Home, Facility = null };
        var result = new District().With(R("R1", home), P("P1")).Reconcile();

        English(result.Discrepancies.ShouldHaveSingleItem()).ShouldContain("this is normal");
        result.ContactItems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2025-04-17", 0)]
    [InlineData("2025-04-16", 1)]
    public void A_registration_is_missed_in_the_register_after_the_grace_days(string registered, int rows) =>
        new District().With(H("H1"), R("R1", new Facts { Arrived = registered })).Reconcile()
            .Count(DiscrepancyKind.NotInRegister).ShouldBe(rows);

    [Fact]
    public void A_registration_without_its_date_is_not_assessed_but_counted()
    {
        var result = new District().With(H("H1"), R("R1", new Facts { Arrived = null })).Reconcile();

        result.Discrepancies.ShouldBeEmpty();
        result.Holds.ShouldBe([new HoldCount(DiscrepancyKind.NotInRegister, HoldReason.RegistrationDateMissing, 1)]);
    }

    [Fact]
    public void A_birth_in_facility_and_register_but_not_registered_raises_both_kinds_in_one_case()
    {
        var rows = new District().With(H("H1"), P("P1")).Reconcile().Discrepancies;

        rows.Select(row => row.Kind).ShouldBe([DiscrepancyKind.UnregisteredBirth, DiscrepancyKind.RegisterEntryWithoutRegistration]);
        rows.Select(row => row.CaseId).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        English(rows[0]).ShouldEndWith("The population register has an entry for this birth.");
        English(rows[1]).ShouldBe("In the population register since 2025-04-10; no registration was found. A facility notified this birth.");
    }

    [Fact]
    public void An_entry_that_is_alone_raises_only_its_own_kind() =>
        new District().With(P("P1")).Reconcile().Discrepancies.ShouldHaveSingleItem()
            .Kind.ShouldBe(DiscrepancyKind.RegisterEntryWithoutRegistration);

    [Fact]
    public void A_grey_facility_registration_pair_replaces_the_two_kinds_it_may_explain()
    {
        var (h, r) = (H("H1"), R("R1"));
        var row = new District().WithoutRegister().With(h).With(r).Possible(h, r).Reconcile().Discrepancies.ShouldHaveSingleItem();

        row.Kind.ShouldBe(DiscrepancyKind.PossibleMatch);
        row.MatchProbability.ShouldBe(0.71);
        row.RecordIds(SourceKind.Facility).ShouldBe("H1");
        row.RecordIds(SourceKind.Registration).ShouldBe("R1");
        English(row).ShouldBe(
            "The facility record and the registration may be the same birth (probability 71 %). Compare them and decide.");
    }

    [Fact]
    public void A_grey_pair_with_the_register_leaves_the_register_kinds_in_place()
    {
        var (r, p) = (R("R1"), P("P1"));
        var kinds = new District().With(H("H1"), r).With(p).Possible(r, p).Reconcile().Discrepancies.Select(row => row.Kind);

        kinds.ShouldBe([DiscrepancyKind.PossibleMatch, DiscrepancyKind.NotInRegister, DiscrepancyKind.RegisterEntryWithoutRegistration], ignoreOrder: true);
    }

    [Fact]
    public void Duplicates_inside_a_source_are_one_row_with_all_record_ids()
    {
        var row = new District().With(H("H1"), H("H2"), R("R1"), P("P1")).Reconcile().Discrepancies.ShouldHaveSingleItem();

        row.Kind.ShouldBe(DiscrepancyKind.PossibleDuplicate);
        row.RecordIds(SourceKind.Facility).ShouldBe("H1 H2");
        row.MatchProbability.ShouldBe(0.98);
        English(row).ShouldBe("2 records of one office (facility record). They seem to mean the same birth. Check, and keep one.");
    }

    [Fact]
    public void Without_a_register_its_two_kinds_are_not_assessed() =>
        new District().WithoutRegister().With(H("H1"), R("R1")).Reconcile().Discrepancies.ShouldBeEmpty();

    [Fact]
    public void Area_comes_from_the_facility_first_and_the_birth_date_from_the_registration_first()
    {
        var row = new District()
            .With(H("H1", new Facts { Area = "K01", Date = "2025-03-04" }), R("R1", new Facts { Area = "K02", Date = "2025-03-05" }), P("P1", new Facts { Date = "2025-03-05" }))
            .Reconcile().Discrepancies.ShouldHaveSingleItem();

        row.AreaCode.ShouldBe("K01");
        row.BirthDate.ShouldBe(Day("2025-03-05"));
    }

    [Fact]
    public void A_birth_without_any_area_is_in_area_unknown() =>
        new District().With(H("H1", new Facts { Area = null })).Reconcile().Discrepancies[0].AreaCode.ShouldBe("unknown");

    [Fact]
    public void The_order_of_births_does_not_change_the_rows()
    {
        var births = Enumerable.Range(0, 20).Select(i => H($"H{i:00}", new Facts { Area = $"K0{i % 3}", Date = $"2025-03-{(i % 5) + 1:00}" })).ToList();
        var forward = births.Aggregate(new District(), (district, birth) => district.With(birth)).Reconcile();
        var backward = Enumerable.Reverse(births).Aggregate(new District(), (district, birth) => district.With(birth)).Reconcile();

        backward.Discrepancies.Select(Line).ShouldBe(forward.Discrepancies.Select(Line));

        static string Line(Discrepancy row) => $"{row.CaseId} {row.Kind} {row.AreaCode} {row.Records[0]}";
    }

    private static string English(Discrepancy row) => ReasonText.Write(row.Reason, DisplayLanguage.English);
}

using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;
using static FPReconcile.Core.Tests.Reconciliation.District;

namespace FPReconcile.Core.Tests.Reconciliation;

public sealed class CoverageTests
{
    [Fact]
    public void A_month_that_registration_does_not_reach_is_held()
    {
        var district = Undeclared().With(H("H1", new Facts { Date = "2025-01-20" })).With(H("H2"), R("R2"), P("P2"));

        Holds(district).ShouldBe([(DiscrepancyKind.UnregisteredBirth, HoldReason.PeriodNotCovered, 1)]);
    }

    [Fact]
    public void A_registration_date_extends_the_months_that_registration_answers_for() =>
        Undeclared().With(H("H1", new Facts { Date = "2025-04-10" })).With(H("H2"), R("R2"), P("P2"))
            .Reconcile().Count(DiscrepancyKind.UnregisteredBirth).ShouldBe(1);

    [Fact]
    public void An_area_from_which_nothing_was_registered_is_held()
    {
        var district = Undeclared().With(H("H1", new Facts { Area = "K09" })).With(H("H2"), R("R2"), P("P2"));

        Holds(district).ShouldBe([(DiscrepancyKind.UnregisteredBirth, HoldReason.AreaNotCovered, 1)]);
    }

    [Fact]
    public void A_birth_of_unknown_area_is_judged_by_the_period_alone() =>
        Undeclared().With(H("H1", new Facts { Area = null })).With(H("H2"), R("R2"), P("P2"))
            .Reconcile().Count(DiscrepancyKind.UnregisteredBirth).ShouldBe(1);

    [Theory]
    [InlineData(20, 0)]
    [InlineData(19, 19)]
    public void A_month_without_any_registration_counts_as_not_delivered_when_facilities_have_twenty_births(int births, int rows)
    {
        var district = Undeclared()
            .With(H("H1", new Facts { Date = "2025-01-10" }), R("R1", new Facts { Date = "2025-01-10" }), P("P1", new Facts { Date = "2025-01-10" }))
            .With(H("H2"), R("R2"), P("P2"));
        for (var i = 0; i < births; i++)
            district.With(H($"H2{i:00}", new Facts { Date = "2025-02-10" }));

        district.Reconcile().Count(DiscrepancyKind.UnregisteredBirth).ShouldBe(rows);
    }

    [Fact]
    public void A_source_with_an_unreadable_file_holds_the_kinds_that_depend_on_it()
    {
        var district = Undeclared().With(H("H1")).With(P("P1")).With(H("H2"), R("R2"), P("P2"));
        district.Deliveries[(int)SourceKind.Registration] = new SourceDelivery(SourceKind.Registration, 1);

        Holds(district).ShouldBe(
        [
            (DiscrepancyKind.UnregisteredBirth, HoldReason.SourceIncomplete, 1),
            (DiscrepancyKind.RegisterEntryWithoutRegistration, HoldReason.SourceIncomplete, 1),
        ]);
    }

    [Fact]
    public void A_declaration_does_not_make_up_for_an_unreadable_file()
    {
        var district = new District().With(H("H1"));
        district.Deliveries[(int)SourceKind.Registration] = new SourceDelivery(SourceKind.Registration, 1);

        var result = district.Reconcile();

        result.Count(DiscrepancyKind.UnregisteredBirth).ShouldBe(0);
        result.Holds.Select(hold => hold.Reason).ShouldBe([HoldReason.SourceIncomplete]);
    }

    [Fact]
    public void Late_registrations_do_not_show_that_the_months_of_their_births_were_delivered()
    {
        var prompt = new Facts { Arrived = "2025-03-20" };
        var late = new Facts { Date = "2025-01-05", Arrived = "2025-03-20" };
        var district = Undeclared().With(H("H1", new Facts { Date = "2025-01-20" }))
            .With(H("H2", prompt), R("R2", prompt), P("P2", prompt)).With(H("H3", late), R("R3", late), P("P3", late));

        Holds(district).ShouldBe([(DiscrepancyKind.UnregisteredBirth, HoldReason.PeriodNotCovered, 1)]);
    }

    [Theory]
    [InlineData("K01", "2025-03-04", null)]
    [InlineData("K02", "2025-03-04", HoldReason.AreaNotCovered)]
    [InlineData("K01", "2025-02-28", HoldReason.PeriodNotCovered)]
    [InlineData("K01", "2025-04-01", HoldReason.PeriodNotCovered)]
    public void A_declaration_says_exactly_where_a_source_answers(string area, string date, HoldReason? held)
    {
        var district = new District().With(H("H1", new Facts { Area = area, Date = date }));
        district.Coverage.RemoveAll(declaration => declaration.Source == SourceKind.Registration);
        district.Coverage.Add(new CoverageDeclaration(SourceKind.Registration, Day("2025-03-01"), Day("2025-03-31"), ["K01"]));

        var result = district.Reconcile();

        result.Discrepancies.Count.ShouldBe(held is null ? 1 : 0);
        result.Holds.Select(hold => (HoldReason?)hold.Reason).ShouldBe(held is null ? [] : [held]);
    }

    [Fact]
    public void The_register_holds_what_is_not_in_it_by_its_own_coverage()
    {
        var district = Undeclared()
            .With(H("H1", new Facts { Area = "K09" }), R("R1", new Facts { Area = "K09" }))
            .With(H("H2"), R("R2"), P("P2"));

        Holds(district).ShouldBe([(DiscrepancyKind.NotInRegister, HoldReason.AreaNotCovered, 1)]);
    }

    private static District Undeclared()
    {
        var district = new District();
        district.Coverage.Clear();
        return district;
    }

    private static IEnumerable<(DiscrepancyKind, HoldReason, int)> Holds(District district)
    {
        var result = district.Reconcile();
        result.Discrepancies.ShouldBeEmpty();
        return result.Holds.Select(hold => (hold.Kind, hold.Reason, hold.Count));
    }
}

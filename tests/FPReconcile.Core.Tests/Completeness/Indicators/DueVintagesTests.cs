using FPReconcile.Core.Completeness.Indicators;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;
using FPReconcile.Core.Tests.Reconciliation;
using static FPReconcile.Core.Tests.Reconciliation.District;

namespace FPReconcile.Core.Tests.Completeness.Indicators;

/// <summary>Which vintages are due, and which of them wait. Every day of 2025 has two births in all offices, unless a test says otherwise.</summary>
public sealed class DueVintagesTests
{
    private static readonly DateOnly FirstDay = new(2025, 1, 1);
    private static readonly DateOnly EndOfYear = new(2025, 12, 31);

    // Of the last of March: 30 days of the legal time and 30 of lag are over on 31 May.
    [Theory]
    [InlineData("2025-05-30", "")]
    [InlineData("2025-05-31", "2025-Q1")]
    [InlineData("2025-08-29", "2025-Q1")]
    [InlineData("2025-08-30", "2025-Q2 2025-Q1")]
    public void A_vintage_is_due_when_its_last_birth_has_passed_the_legal_time_and_the_lag_and_the_latest_comes_first(string asOf, string expected) =>
        Names(new Year { AsOf = Day(asOf) }.Due()).ShouldBe(expected);

    [Fact]
    public void A_year_is_due_when_its_december_is()
    {
        var options = new StatisticsOptions { Vintages = VintageLength.Year };

        new Year { AsOf = new DateOnly(2026, 3, 1), Options = options, Last = new DateOnly(2026, 2, 1) }.Due().ShouldBeEmpty();
        Names(new Year { AsOf = new DateOnly(2026, 3, 2), Options = options, Last = new DateOnly(2026, 2, 1) }.Due()).ShouldBe("2025");
    }

    [Fact]
    public void Settings_can_ask_for_none() => new Year { Options = new StatisticsOptions { Vintages = VintageLength.None } }.Due().ShouldBeEmpty();

    [Fact]
    public void Only_vintages_within_the_months_of_the_settings_are_made() =>
        Names(new Year { Options = new StatisticsOptions { From = new DateOnly(2025, 2, 1), To = new DateOnly(2025, 9, 1) } }.Due()).ShouldBe("2025-Q3 2025-Q2");

    [Fact]
    public void A_frozen_vintage_is_not_due() => Names(new Year().Due("2025-Q2", "my-own")).ShouldBe("2025-Q3 2025-Q1");

    [Fact]
    public void A_year_is_never_made_beside_one_of_its_quarters() =>
        new Year { AsOf = new DateOnly(2026, 3, 2), Last = new DateOnly(2026, 2, 1), Options = new StatisticsOptions { Vintages = VintageLength.Year } }.Due("2025-Q3")
            .ShouldBe([new DueVintage(VintagePeriod.Of(FirstDay, VintageLength.Year), VintageHold.OverlapsFrozen)]);

    [Fact]
    public void A_quarter_is_never_made_beside_its_year() => new Year().Due("2025").ShouldAllBe(static vintage => vintage.Hold == VintageHold.OverlapsFrozen);

    [Theory]
    [InlineData(SourceKind.Facility)]
    [InlineData(SourceKind.Registration)]
    [InlineData(SourceKind.Register)]
    public void Nothing_is_frozen_while_part_of_a_source_cannot_be_read(SourceKind source)
    {
        var year = new Year();
        year.District.Unreadable(source);

        year.Due().Select(static vintage => vintage.Hold).ShouldBe([VintageHold.SourceIncomplete, VintageHold.SourceIncomplete, VintageHold.SourceIncomplete]);
    }

    [Fact]
    public void Nothing_is_frozen_while_the_run_as_a_whole_must_not() =>
        new Year().Due(VintageHold.DeathListIncomplete).ShouldAllBe(static vintage => vintage.Hold == VintageHold.DeathListIncomplete);

    [Fact]
    public void Without_a_register_two_lists_are_enough()
    {
        var year = new Year { HasRegister = false };
        year.District.WithoutRegister();

        year.Due().ShouldAllBe(static vintage => vintage.Hold == null);
    }

    [Fact]
    public void A_quarter_whose_first_month_was_not_delivered_waits() =>
        Held(new Year { From = new DateOnly(2025, 2, 1) }.Due()).ShouldBe("2025-Q1 not_covered");

    [Fact]
    public void A_quarter_from_the_middle_of_which_an_extract_begins_waits() =>
        Held(new Year { From = new DateOnly(2025, 1, 12) }.Due()).ShouldBe("2025-Q1 month_in_part");

    [Fact]
    public void A_quarter_in_the_middle_of_which_one_source_ends_waits()
    {
        // Facilities up to the twentieth of September, the others further.
        var year = new Year { Last = new DateOnly(2025, 9, 19) };
        for (var day = new DateOnly(2025, 9, 20); day <= EndOfYear; day = day.AddDays(1))
            year.AddRegistered(day);

        Held(year.Due()).ShouldBe("2025-Q3 month_in_part");
    }

    [Fact]
    public void Few_births_do_not_tell_whether_a_month_is_whole() => Held(new Year { From = new DateOnly(2025, 1, 9) }.Due()).ShouldBe("");

    [Fact]
    public void Late_registrations_of_a_month_do_not_show_that_it_was_delivered()
    {
        var year = new Year { From = new DateOnly(2025, 4, 1) };
        year.AddRegistered(new DateOnly(2025, 1, 15), daysLate: 200);

        Names(year.Due()).ShouldBe("2025-Q3 2025-Q2");
    }

    [Fact]
    public void Where_settings_tell_what_was_delivered_they_are_believed()
    {
        var year = new Year { From = new DateOnly(2025, 1, 20), IsDeclared = true };
        year.District.Coverage.Clear();
        foreach (var source in SourceKinds.All)
            year.District.Coverage.Add(new CoverageDeclaration(source, FirstDay, new DateOnly(2025, 6, 29), []));

        Held(year.Due()).ShouldBe("2025-Q3 not_covered 2025-Q2 not_covered");
    }

    [Theory]
    [InlineData("2025-Q1", "2025-01-01", "2025-03-31")]
    [InlineData("2024-Q4", "2024-10-01", "2024-12-31")]
    [InlineData("2024", "2024-01-01", "2024-12-31")]
    public void Names_tell_the_months(string name, string first, string last)
    {
        VintagePeriod.TryParse(name, out var period).ShouldBeTrue();

        period.ShouldBe(new VintagePeriod(name, Day(first), Day(last)));
    }

    [Theory]
    [InlineData("2025-Q5")]
    [InlineData("2025-A")]
    [InlineData("20x5")]
    [InlineData("0025")]
    [InlineData("")]
    [InlineData(null)]
    public void Other_names_tell_none(string? name) => VintagePeriod.TryParse(name, out _).ShouldBeFalse();

    private static string Names(IEnumerable<DueVintage> due) => string.Join(' ', due.Select(static vintage => vintage.Period.Name));

    private static string Held(IEnumerable<DueVintage> due) =>
        string.Join(' ', due.Where(static vintage => vintage.Hold is not null).Select(static vintage => $"{vintage.Period.Name} {vintage.Hold!.Value.Name()}"));

    private sealed class Year
    {
        private int _number;

        public District District { get; } = new();

        public DateOnly AsOf { get; init; } = EndOfYear;

        public DateOnly From { get; init; } = FirstDay;

        public DateOnly Last { get; init; } = EndOfYear;

        public bool HasRegister { get; init; } = true;

        public bool IsDeclared { get; init; }

        public StatisticsOptions Options { get; init; } = new();

        public void AddRegistered(DateOnly day, int daysLate = 10)
        {
            var facts = new Facts { Date = Iso(day), Arrived = Iso(day.AddDays(daysLate)) };
            District.With(R($"R{++_number}", facts), P($"P{_number}", facts));
        }

        public IReadOnlyList<DueVintage> Due(params string[] frozen) => Due(null, frozen);

        public IReadOnlyList<DueVintage> Due(VintageHold? hold, params string[] frozen)
        {
            for (var day = From; day <= Last && day <= AsOf; day = day.AddDays(1))
            {
                for (var birth = 0; birth < 2; birth++)
                    Add(new Facts { Date = Iso(day), Arrived = Iso(day.AddDays(10)) });
            }

            District.Today = AsOf;
            if (!IsDeclared)
                District.Coverage.Clear();
            var input = new StatisticsInput { Linkage = District.Linkage(), Reconciliation = District.Reconcile(), AsOf = AsOf, RegistrationDays = 30, Options = Options };
            return DueVintages.Of(input, frozen, hold);
        }

        private void Add(Facts facts)
        {
            var id = ++_number;
            if (HasRegister)
                District.With(H($"H{id}", facts), R($"R{id}", facts), P($"P{id}", facts));
            else
                District.With(H($"H{id}", facts), R($"R{id}", facts));
        }

        private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }
}

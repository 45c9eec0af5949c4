using System.Text.Json;
using FPReconcile.Core.Completeness.Indicators;
using FPReconcile.Core.Disclosure.Statistics;
using FPReconcile.Core.Disclosure.Suppression;
using FPReconcile.Core.Records;
using FPReconcile.Core.Tests.Reconciliation;

namespace FPReconcile.Core.Tests.Disclosure.Statistics;

/// <summary>What statistics.json must not give away.</summary>
public sealed class StatisticsDisclosureTests
{
    private const int Threshold = StatisticsOptions.DefaultSensitiveThreshold;

    private static readonly string[] Counts = ["count", "observed", "numerator", "not_recorded", "registrations", "known"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_small_count_is_written(int seed)
    {
        using var json = JsonDocument.Parse(InventedVintage.Mixed(seed, 600 * seed).Json());

        Numbers(json.RootElement, "").Where(static found => found.Count > 0 && found.Count < found.Least).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_written_stands_the_attack_and_shows_the_same_totals_everywhere(int seed)
    {
        var vintage = InventedVintage.Mixed(seed, 600 * seed);
        var frame = BirthFrame.Of(vintage.Input());
        var published = vintage.Publish();
        using var json = JsonDocument.Parse(vintage.Json());
        if (published.All is null)
            return;

        foreach (var table in json.RootElement.GetProperty("completeness").GetProperty("strata").EnumerateArray())
        {
            var truth = published.Strata.First(stratum => stratum.Stratum == table.GetProperty("stratum").GetString());
            ShouldStandTheAttack(truth, table);
            foreach (var (place, group) in truth.Grouping.Groups.Index())
                truth.Total.Counts[place].ShouldBe(frame.Births.LongCount(birth => truth.Grouping.GroupOf(birth) == group));
        }
    }

    [Fact]
    public void The_invented_vintages_hold_small_counts_that_have_to_be_hidden() =>
        Enumerable.Range(1, 12).SelectMany(static seed => InventedVintage.Mixed(seed, 600 * seed).Publish().Strata).Count(static table => table.Table.HiddenCells.Count > 0).ShouldBeGreaterThan(5);

    [Fact]
    public void Home_births_are_counted_and_change_no_estimate()
    {
        var before = Completeness(InventedVintage.Mixed(3));
        var home = InventedVintage.Mixed(3).Add("011", new Facts { Place = BirthPlace.Home, Facility = null }, 400).Add("010", new Facts { Place = BirthPlace.Home, Facility = null }, 50);

        Completeness(home).ShouldBe(before);
        home.Publish().HomeBirths!.Total.ShouldBe(450);
        home.Json().ShouldContain("not_estimated");
    }

    [Fact]
    public void Births_with_death_evidence_are_in_nothing_but_the_exclusions()
    {
        var before = WithoutBirths(InventedVintage.Mixed(3));
        var deaths = InventedVintage.Mixed(3).Add("100", new Facts { Outcome = BirthOutcome.Stillbirth }, 40).Add("111", new Facts { Outcome = BirthOutcome.NeonatalDeath }, 7);

        WithoutBirths(deaths).ShouldBe(before);
        deaths.Publish().Births!.Single("death_evidence").ShouldBe(47);
    }

    [Fact]
    public void A_few_births_with_death_evidence_are_put_together_with_others() =>
        InventedVintage.Mixed(3).Add("100", new Facts { Outcome = BirthOutcome.Stillbirth }, 4).Publish().Births!.Single("death_evidence").ShouldBeNull();

    [Fact]
    public void Births_whose_legal_time_and_lag_have_not_passed_change_no_estimate() =>
        Completeness(InventedVintage.Mixed(3).Add("100", new Facts { Date = "2025-11-03", Place = BirthPlace.Facility }, 60)).ShouldBe(Completeness(InventedVintage.Mixed(3)));

    // Their own vintage counts them: two counts of the same births could be subtracted.
    [Fact]
    public void Births_of_other_months_are_in_no_count()
    {
        var months = new StatisticsOptions { From = new DateOnly(2025, 2, 1), To = new DateOnly(2025, 4, 1) };
        var alone = InventedVintage.Mixed(3, options: months);
        var others = InventedVintage.Mixed(3, options: months);
        foreach (var date in new[] { "2025-01-31", "2025-05-01", "2025-11-20" })
        {
            others.Add("100", new Facts { Date = date, Outcome = BirthOutcome.Stillbirth }, 40).Add("011", new Facts { Date = date, Place = BirthPlace.Home, Facility = null }, 60)
                .Add("111", new Facts { Date = date, Place = BirthPlace.Facility }, 700);
        }

        WithoutOtherMonths(others).ShouldBe(WithoutOtherMonths(alone));
        others.Publish().OtherMonthsBand.ShouldNotBe(alone.Publish().OtherMonthsBand);
        alone.Publish().Births!.Total.ShouldBe(BirthFrame.Of(alone.Input()).Births.Count);
    }

    [Fact]
    public void Too_few_births_have_no_figures_at_all()
    {
        var published = InventedVintage.Mixed(1, 40).Publish();

        published.All.ShouldBeNull();
        published.Strata.ShouldBeEmpty();
        published.Shares.ShouldBeEmpty();
        published.Registration.ShouldBeNull();
    }

    [Fact]
    public void The_same_births_give_the_same_bytes() => InventedVintage.Mixed(5).Json().ShouldBe(InventedVintage.Mixed(5).Json());

    private static void ShouldStandTheAttack(StratumTable truth, JsonElement written)
    {
        var bounds = truth.Table.HiddenCells.Zip(truth.Table.BoundsIfZerosWereHidden);
        foreach (var (cell, bound) in bounds)
        {
            (bound.Width is null || bound.Width >= Threshold - 1).ShouldBeTrue();
            cell.Row.ShouldBeLessThan(truth.Table.Rows.Count, "the totals of groups are always shown");
        }

        var rows = written.GetProperty("rows").EnumerateArray().ToList();
        rows.Sum(static row => row.GetProperty("counts").EnumerateObject().Count(static count => count.Value.ValueKind == JsonValueKind.Null))
            .ShouldBe(truth.Table.HiddenCells.Count(cell => cell.Column < truth.Table.Columns.Count));
        truth.Table.Rule.ShouldBe(new SuppressionRule(Threshold, mayHideZeros: true) { ShowsColumnTotals = true });
    }

    private static string Completeness(InventedVintage vintage)
    {
        using var json = JsonDocument.Parse(vintage.Json());
        return json.RootElement.GetProperty("completeness").GetRawText() + json.RootElement.GetProperty("timeliness").GetRawText() + json.RootElement.GetProperty("shares").GetRawText();
    }

    private static string WithoutBirths(InventedVintage vintage)
    {
        using var json = JsonDocument.Parse(vintage.Json());
        return string.Concat(json.RootElement.EnumerateObject().Where(static part => part.Name != "births").Select(static part => part.Value.GetRawText()));
    }

    private static string WithoutOtherMonths(InventedVintage vintage)
    {
        using var json = JsonDocument.Parse(vintage.Json());
        return string.Join('\n', json.RootElement.EnumerateObject().Where(static part => part.Name != "other_months_band_percent").Select(static part => $"{part.Name} {part.Value.GetRawText()}"));
    }

    private static IEnumerable<(string Path, long Count, int Least)> Numbers(JsonElement element, string path)
    {
        var least = path.Contains("completeness", StringComparison.Ordinal) || path.Contains("births", StringComparison.Ordinal) ? Threshold : StatisticsOptions.DefaultBirthsThreshold;
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                return element.EnumerateArray().SelectMany(item => Numbers(item, path));
            case JsonValueKind.Object:
                return element.EnumerateObject().SelectMany(part => Numbers(part.Value, $"{path}/{part.Name}"));
            case JsonValueKind.Number when Counts.Contains(path[(path.LastIndexOf('/') + 1)..]) || path.Contains("/counts/", StringComparison.Ordinal):
                return [(path, element.GetInt64(), least)];
            default:
                return [];
        }
    }
}

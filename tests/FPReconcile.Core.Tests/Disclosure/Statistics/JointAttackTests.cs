using System.Text.Json;
using FPReconcile.Core.Disclosure.Statistics;

namespace FPReconcile.Core.Tests.Disclosure.Statistics;

/// <summary>
/// All that is published of a vintage, put side by side. Of every table that hides something a hidden cell is taken to the highest or lowest count that the
/// table alone allows, in all tables at once, and births are made that give all of these tables together. Then nobody can rule these counts
/// out, whatever he puts together: the bounds of each table are the bounds of the whole. What is made is held against every shown number by plain counting.
/// </summary>
public sealed class JointAttackTests
{
    private const int Districts = 1000;
    private const int ManyDistricts = 20_000;
    private const int TriesOfEach = 2;

    // The whole is published anew for one in so many districts: that takes the most time.
    private const int OfPublished = 50;

    [Fact]
    public void In_a_thousand_small_districts_tables_side_by_side_tell_no_more_than_each_alone() => Attack(0, Districts);

    [Fact]
    [Trait("slow", "yes")]
    public void In_many_more_small_districts_tables_side_by_side_tell_no_more_than_each_alone() => Attack(Districts, ManyDistricts);

    // Why sex by area has its own condition. Groups: known to all, all boys, all girls; areas: one, and the rest. Of the first area it is hidden how
    // its ten births are in the second and third group; six boys are told.
    [Fact]
    public void Boys_and_girls_of_an_area_can_give_a_hidden_count_away()
    {
        long[] boysOfGroups = [10, 36, 0];

        SexesWithinAreas.Deal(new long[,] { { 0, 20 }, { 6, 30 }, { 4, 30 } }, boysOfGroups, [6, 40]).ShouldNotBeNull();
        SexesWithinAreas.Deal(new long[,] { { 0, 20 }, { 10, 26 }, { 0, 34 } }, boysOfGroups, [6, 40]).ShouldBeNull();
        // Were the boys of the area not told, the second table would be as possible as the first.
        SexesWithinAreas.Deal(new long[,] { { 0, 20 }, { 10, 26 }, { 0, 34 } }, boysOfGroups, [10, 36]).ShouldNotBeNull();
    }

    private static void Attack(int firstSeed, int districts)
    {
        var (hidden, ratios) = (0, 0);
        for (var seed = firstSeed; seed < firstSeed + districts; seed++)
        {
            var district = JointDistrict.Of(seed);
            district.DifferencesFrom(district.Births).ShouldBeEmpty($"seed {seed}: the truth itself");
            ratios += district.Ratios.Count;
            for (var attempt = 0; attempt < TriesOfEach; attempt++)
            {
                var tables = district.Completions();
                var births = district.BirthsThatGive(tables).ShouldNotBeNull($"seed {seed}");
                district.DifferencesFrom(births).ShouldBeEmpty($"seed {seed}");
                hidden += tables.Sum(table => Reached(table.Key, table.Value, births));
                if (attempt == 0 && seed % OfPublished == 0)
                    OneWay(JointDistrict.Vintage(births)).ShouldBe(OneWay(JointDistrict.Vintage(district.Births)), $"seed {seed}");
            }
        }

        hidden.ShouldBeGreaterThan(districts);
        ratios.ShouldBeGreaterThan(districts / 10);
    }

    /// <summary>Cells at an end of their bounds; the bounds themselves are wide enough.</summary>
    private static int Reached(StratumTable table, TableCompletion counts, IReadOnlyList<CountedBirth> births)
    {
        var reached = 0;
        var made = JointDistrict.Counts(births, table);
        foreach (var (cell, bounds) in table.Table.HiddenCells.Zip(table.Table.Bounds).Where(hidden => hidden.First.Row < table.Table.Rows.Count && hidden.First.Column < table.Table.Columns.Count))
        {
            (bounds.Width ?? long.MaxValue).ShouldBeGreaterThanOrEqualTo(JointDistrict.Threshold - 1);
            var count = counts[table.Table.Rows[cell.Row], table.Table.Columns[cell.Column]];
            count.ShouldBe(made.GetValueOrDefault((table.Table.Rows[cell.Row], table.Table.Columns[cell.Column])));
            reached += count == bounds.Lowest || count == bounds.Highest ? 1 : 0;
        }

        return reached;
    }

    /// <summary>What is published besides the tables of histories: it depends on the histories alone.</summary>
    private static string OneWay(InventedVintage vintage)
    {
        using var json = JsonDocument.Parse(vintage.Json());
        return string.Join('\n', new[] { "births", "home_births", "timeliness", "shares", "heaping_tests", "age_heaping_whipple" }.Select(part => json.RootElement.GetProperty(part).GetRawText()));
    }
}

using FPReconcile.Core.Records;
using FPReconcile.Core.Tests.Reconciliation;

namespace FPReconcile.Core.Tests.Disclosure.Statistics;

public sealed class AreaSexRatiosTests
{
    [Fact]
    public void Large_areas_have_a_ratio_and_small_ones_are_told_by_no_subtraction()
    {
        var published = Areas(("K01", 620, 590), ("K02", 900, 700), ("K03", 560, 540), ("K04", 300, 290), ("K05", 320, 310)).Publish();

        published.AreaSexRatios.Select(static area => area.Area).ShouldBe(["K01", "K02", "K03"]);
        // 900 boys and 700 girls: exp(1.96 x sqrt(1/900 + 1/700)) = 1.1038 by hand.
        var ratio = published.AreaSexRatios[1].Ratio;
        ratio.Ratio.ShouldBe(128.57, 0.01);
        ratio.Lower.ShouldBe(128.57 / 1.1038, 0.02);
        ratio.IsUnusual.ShouldBeTrue();
    }

    // Otherwise the ratio of K04 could be computed from all births.
    [Fact]
    public void An_area_is_left_out_with_a_small_one_that_would_stand_alone() =>
        Areas(("K01", 620, 590), ("K02", 900, 700), ("K03", 520, 510), ("K04", 300, 290)).Publish().AreaSexRatios.Select(static area => area.Area).ShouldBe(["K01", "K02"]);

    [Fact]
    public void An_area_with_few_girls_has_no_ratio() =>
        Areas(("K01", 620, 590), ("K02", 1200, 6), ("K03", 560, 540), ("K04", 760, 740)).Publish().AreaSexRatios.ShouldNotContain(static area => area.Area == "K02");

    // Nobody knows which of the births that only a facility knows are boys: where they are most of an area, its boys would tell.
    [Fact]
    public void An_area_where_most_births_are_in_other_groups_has_no_ratio()
    {
        var district = Areas(("K01", 620, 590), ("K02", 900, 800), ("K03", 860, 840));
        var facts = new Facts { Area = "K04", Place = BirthPlace.Facility };
        district.Add("100", facts with { Sex = Sex.Male }, 900).Add("011", facts with { Sex = Sex.Female }, 700).Add("111", facts with { Sex = Sex.Male }, 40);

        var ratios = district.Publish().AreaSexRatios.Select(static area => area.Area).ToList();

        ratios.ShouldNotContain("K04");
    }

    [Fact]
    public void Where_the_sex_is_not_stated_for_many_no_area_has_a_ratio()
    {
        var district = Areas(("K01", 620, 590), ("K02", 900, 800), ("K03", 860, 840));
        district.Add("111", new Facts { Area = "K01", Place = BirthPlace.Facility, Sex = Sex.Unknown }, 60);
        district.Publish().AreaSexRatios.ShouldNotBeEmpty();

        district.Add("111", new Facts { Area = "K01", Place = BirthPlace.Facility, Sex = Sex.Unknown }, 60);
        district.Publish().AreaSexRatios.ShouldBeEmpty();
    }

    [Fact]
    public void Districts_without_large_areas_have_none() => Areas(("K01", 320, 290), ("K02", 300, 310), ("K03", 260, 270)).Publish().AreaSexRatios.ShouldBeEmpty();

    private static InventedVintage Areas(params (string Area, int Boys, int Girls)[] areas)
    {
        var vintage = new InventedVintage();
        foreach (var (area, boys, girls) in areas)
        {
            foreach (var (sex, births) in new[] { (Sex.Male, boys), (Sex.Female, girls) })
            {
                var facts = new Facts { Area = area, Sex = sex, Place = BirthPlace.Facility };
                var (unknown, missed) = (births / 20, births / 10);
                vintage.Add("111", facts, births - unknown - missed).Add("100", facts, unknown).Add("011", facts, missed);
            }
        }

        return vintage;
    }
}

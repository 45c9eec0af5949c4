using FPReconcile.Core.Completeness.Indicators;
using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Disclosure.Statistics;
using FPReconcile.Core.Records;
using FPReconcile.Core.Tests.Reconciliation;

namespace FPReconcile.Core.Tests.Disclosure.Statistics;

/// <summary>What the statistics of a vintage say.</summary>
public sealed class StatisticsContentTests
{
    private static readonly Facts Facts = new() { Place = BirthPlace.Facility, Arrived = "2025-03-20" };

    // The worked value of two lists: 8760, 505, 1690 gives 11052.4258, SE 11.0870; scaled down by ten here, so recomputed by hand:
    // 1381 * 1045 / 876 ... of 876, 51, 169: 927 * 1045 / 876 = 1105.84.
    [Fact]
    public void Without_a_register_facilities_are_compared_with_registration()
    {
        var figures = new InventedVintage().WithoutRegister().Add("110", Facts, 876).Add("100", Facts, 51).Add("010", Facts, 169).Publish().All!.Rows[0].Figures;

        figures.Base!.Total!.Value.ShouldBe(1105.84, 0.005);
        figures.Found.ShouldBe(new WholePercent(94, 93, 96));
        figures.Models.ShouldBeEmpty();
    }

    // Hepatitis A (Chao and others 2001): the base says 413.1818 and the models 388 to 1313.
    [Fact]
    public void The_base_of_three_lists_is_shown_with_the_range_over_models()
    {
        var vintage = new InventedVintage();
        foreach (var (history, count) in new[] { ("001", 63), ("010", 55), ("011", 18), ("100", 69), ("101", 17), ("110", 21), ("111", 28) })
            vintage.Add(history, Facts, count);
        var figures = vintage.Publish().All!.Rows[0].Figures;

        figures.Base!.Total!.Value.ShouldBe(413.1818, 0.0001);
        figures.Range!.Value.Lowest.ShouldBe(388.4835, 0.0001);
        figures.Range.Value.Highest.ShouldBe(1312.7647, 0.001);
    }

    [Fact]
    public void Estimates_are_made_only_of_counts_that_are_shown() =>
        InventedVintage.Mixed(2).Publish().Strata.SelectMany(static table => table.Rows.Where(row => row.Counts.Any(static count => count is null)))
            .ShouldAllBe(static row => row.Figures.Base == null && row.Figures.Models.Count == 0);

    [Fact]
    public void Months_of_a_vintage_can_be_chosen_so_that_vintages_do_not_overlap()
    {
        var facts = new InventedVintage { Options = new StatisticsOptions { From = new DateOnly(2025, 4, 1), To = new DateOnly(2025, 6, 1) } };
        foreach (var month in new[] { "2025-03-31", "2025-04-01", "2025-06-30", "2025-07-01" })
            facts.Add("111", Facts with { Date = month }, 20).Add("100", Facts with { Date = month }, 10).Add("011", Facts with { Date = month }, 10);

        facts.Publish().All!.Rows[0].Observed.ShouldBe(80);
    }

    [Fact]
    public void Outcomes_are_hidden_where_few_none_or_all_are_not_recorded()
    {
        var counts = new List<OutcomeCounts>();
        for (var facility = 1; facility <= 8; facility++)
        {
            for (var quarter = 1; quarter <= 3; quarter++)
                counts.Add(new OutcomeCounts($"F{facility}", new CalendarQuarter(2025, quarter), 200, facility == 1 ? 200 : facility == 2 ? 197 : 150 + facility));
        }

        var outcomes = new InventedVintage { Outcomes = [.. counts, new OutcomeCounts("F1", new CalendarQuarter(2025, 4), 90, 30)] }.Publish().Outcomes!;

        outcomes.NotYetDue.ShouldBe(1);
        outcomes.Rows.Where(static row => row.Facility is "F1" or "F2").ShouldAllBe(static row => row.NotRecorded == null && row.Share == null);
        var shown = outcomes.Rows.First(static row => row.NotRecorded is not null);
        shown.Share!.Percent.ShouldBe((int)Math.Round(100.0 * shown.NotRecorded!.Value / 200, MidpointRounding.AwayFromZero));
        outcomes.Rows.Where(static row => row.NotRecorded is not null).ShouldAllBe(static row => row.NotRecorded >= 10 && row.Registrations - row.NotRecorded >= 10);
    }

    [Theory]
    [InlineData(DisplayLanguage.English)]
    [InlineData(DisplayLanguage.SimplifiedChinese)]
    public void The_report_can_be_read_in_every_language(DisplayLanguage language)
    {
        var report = InventedVintage.Mixed(4).Report(language);

        report.Sections.ShouldAllBe(static section => section.Heading.Length > 0);
        report.Sections.SelectMany(static section => section.Tables).ShouldAllBe(static table => table.Rows.All(row => row.Count == table.Columns.Count));
    }

    [Fact]
    public void Every_code_has_words_in_both_languages_with_the_same_places()
    {
        var (english, chinese) = (new StatisticsWords(DisplayLanguage.English), new StatisticsWords(DisplayLanguage.SimplifiedChinese));

        foreach (var code in StatisticsWords.Codes)
        {
            chinese[code].ShouldNotBeNullOrWhiteSpace();
            for (var place = 0; place < 5; place++)
                chinese[code].Contains($"{{{place}}}", StringComparison.Ordinal).ShouldBe(english[code].Contains($"{{{place}}}", StringComparison.Ordinal), code);
        }
    }

    [Theory]
    [InlineData("2025-Q1", true)]
    [InlineData("v1.2_b", true)]
    [InlineData("../x", false)]
    [InlineData("a/b", false)]
    [InlineData(".hidden", false)]
    [InlineData("", false)]
    [InlineData("季度", false)]
    public void Names_of_vintages_are_safe_in_files(string name, bool isName) => StatisticsLabel.IsName(name).ShouldBe(isName);
}

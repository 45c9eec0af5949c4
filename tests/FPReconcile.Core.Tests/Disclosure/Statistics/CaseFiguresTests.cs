using System.Globalization;
using System.Text.Json;
using FPReconcile.Core.Completeness.Indicators;
using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Disclosure.Statistics;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Reconciliation.Cases;
using FPReconcile.Core.Records;
using FPReconcile.Core.Tests.Reconciliation;

namespace FPReconcile.Core.Tests.Disclosure.Statistics;

/// <summary>How long cases were open, of births whose numbers are known.</summary>
public sealed class CaseFiguresTests
{
    private static readonly VintagePeriod Quarter = VintagePeriod.Of(new DateOnly(2025, 3, 4), VintageLength.Quarter);
    private static readonly DateOnly Opened = new(2025, 3, 10);
    private static readonly Facts Facts = new() { Place = BirthPlace.Facility, Arrived = "2025-03-20" };

    [Fact]
    public void Births_are_counted_by_the_days_until_their_case_was_closed()
    {
        var figures = Publish(new Cases().Closed(40, 7).Closed(30, 8).Closed(20, 90).Closed(15, 91).Open(50))!;

        Rows(figures).ShouldBe("no_case 345, 0_7 40, 8_30 30, 31_90 20, 91_more 15, still_open 50");
        figures.Cases.ShouldBe(155);
        figures.Table.Total.ShouldBe(500);
        figures.Cumulative.ShouldBe([(7, 40, new WholePercent(26, 20, 33)), (30, 70, new WholePercent(45, 38, 53)), (90, 90, new WholePercent(58, 50, 66))]);
    }

    // Of 155, 78 are half: 40 + 30 closed by day 8, the 78th on day 90; nine of ten (139.5) are not reached while 50 are open.
    [Fact]
    public void Half_of_the_cases_may_be_told_although_nine_of_ten_are_not()
    {
        var figures = Publish(new Cases().Closed(40, 7).Closed(30, 8).Closed(20, 90).Closed(15, 91).Open(50))!;

        (figures.MedianDays, figures.P90Days).ShouldBe((90, null));
    }

    [Fact]
    public void Fewer_than_a_hundred_cases_have_no_median() => Publish(new Cases().Closed(99, 5))!.MedianDays.ShouldBeNull();

    [Fact]
    public void Few_cases_are_put_together_with_others() =>
        Rows(Publish(new Cases().Closed(40, 7).Closed(9, 8).Closed(20, 90).Open(3))!).ShouldBe("no_case 428, 0_7 40, 8_30+31_90+91_more+still_open 32");

    [Fact]
    public void Without_enough_births_that_never_had_a_case_nothing_is_told() => Publish(new Cases().Closed(495, 7)).ShouldBeNull();

    [Fact]
    public void Births_with_death_evidence_sealed_or_held_are_in_nothing()
    {
        var (expected, vintage) = (Rows(Publish(new Cases().Closed(40, 7).Open(20))!), Vintage());
        vintage.Add("100", Facts with { Outcome = BirthOutcome.Stillbirth }, 30).Add("100", Facts with { Outcome = BirthOutcome.NotUnderstood }, 30);

        Rows(Publish(new Cases().Closed(40, 7).Open(20).From(500).Open(60), vintage)!).ShouldBe(expected);
    }

    [Fact]
    public void A_case_that_became_one_with_another_goes_on_there() =>
        Rows(Publish(new Cases().Closed(40, 7, "other").From(0).Closed(40, 20))!).ShouldBe("no_case 460, 0_7 0, 8_30 40, 31_90 0, 91_more 0, still_open 0");

    [Fact]
    public void A_store_that_knew_no_case_before_the_months_were_over_cannot_tell() => new Cases(new DateOnly(2025, 4, 1)).Closed(40, 7).Times(forgotten: new DateOnly(2025, 1, 1)).ShouldBeNull();

    [Fact]
    public void A_store_that_may_have_forgotten_cases_cannot_tell() => new Cases().Closed(40, 7).Times(forgotten: new DateOnly(2025, 1, 2)).ShouldBeNull();

    [Fact]
    public void Cases_of_other_months_are_not_kept() =>
        new Cases().Closed(40, 7).Born(new DateOnly(2025, 4, 1)).Times(new DateOnly(2025, 1, 1))!.Find(Vintage().Input().Linkage.Births[0]).ShouldBeNull();

    [Fact]
    public void The_file_for_machines_tells_numerators_and_denominators()
    {
        var input = Vintage().Input() with { Cases = new Cases().Closed(60, 7).Open(50).Times(new DateOnly(2025, 1, 1)) };

        using var json = JsonDocument.Parse(StatisticsJson.Write(StatisticsPublisher.Publish(input), InventedVintage.Label));

        var turnaround = json.RootElement.GetProperty("timeliness").GetProperty("case_turnaround");
        turnaround.GetProperty("births").GetInt32().ShouldBe(500);
        turnaround.GetProperty("cases").GetInt32().ShouldBe(110);
        turnaround.GetProperty("median_days").GetInt32().ShouldBe(7);
        turnaround.GetProperty("within")[0].GetProperty("count").GetInt32().ShouldBe(60);
    }

    [Theory]
    [InlineData(DisplayLanguage.English, "still open", "half closed within 7 days")]
    [InlineData(DisplayLanguage.SimplifiedChinese, "未关闭", "半数在7天内关闭")]
    public void The_report_tells_it_in_every_language(DisplayLanguage language, string row, string line)
    {
        var input = Vintage().Input() with { Cases = new Cases().Closed(60, 7).Open(50).Times(new DateOnly(2025, 1, 1)) };

        var section = StatisticsReport.Of(StatisticsPublisher.Publish(input), InventedVintage.Label, new DisclosureContext { AsOf = input.AsOf, Language = language, HasDeathList = false })
            .Sections.Single(static section => section.Code == "timeliness");

        section.Paragraphs.ShouldContain(text => text.Contains(line, StringComparison.Ordinal));
        section.Tables[^1].Rows.ShouldContain(cells => cells[0].Text.Contains(row, StringComparison.Ordinal) && cells[1].Number == 50);
    }

    private static string Rows(CaseFigures figures) => string.Join(", ", figures.Table.Rows.Select(static row => $"{string.Join('+', row.Codes)} {row.Count}"));

    private static InventedVintage Vintage() => new InventedVintage().Add("111", Facts, 400).Add("100", Facts, 50).Add("011", Facts, 50);

    private static CaseFigures? Publish(Cases cases, InventedVintage? vintage = null) =>
        StatisticsPublisher.Publish((vintage ?? Vintage()).Input() with { Cases = cases.Times(new DateOnly(2025, 1, 1)) }).Turnaround;

    /// <summary>Cases of the invented births one after another: of those that facilities notified by the facility record, of others by the registration.</summary>
    private sealed class Cases(DateOnly? opened = null)
    {
        private readonly List<CaseEntry> _entries = [];
        private int _next;

        /// <summary>Goes on with another birth.</summary>
        public Cases From(int number)
        {
            _next = number;
            return this;
        }

        public Cases Closed(int times, int days, string? mergedInto = null)
        {
            for (var i = 0; i < times; i++)
                _entries.Add(Entry() with { ClosedOn = (opened ?? Opened).AddDays(days), ClosedBecause = CaseReason.RegistrationArrived, MergedInto = mergedInto });
            return this;
        }

        public Cases Open(int times)
        {
            for (var i = 0; i < times; i++)
                _entries.Add(Entry() with { Kinds = [DiscrepancyKind.UnregisteredBirth] });
            return this;
        }

        public Cases Born(DateOnly day)
        {
            for (var i = 0; i < _entries.Count; i++)
                _entries[i] = _entries[i] with { BirthDate = day };
            return this;
        }

        public CaseTimes? Times(DateOnly forgotten) => CaseTimes.Of(_entries, Quarter, forgotten);

        private CaseEntry Entry()
        {
            var id = (_next++).ToString(CultureInfo.InvariantCulture);
            return new CaseEntry
            {
                CaseId = id, AreaCode = "K01", BirthDate = new DateOnly(2025, 3, 4), OpenedOn = opened ?? Opened,
                Records = [new RecordKey(SourceKind.Facility, "H" + id), new RecordKey(SourceKind.Registration, "R" + id)],
            };
        }
    }
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FPReconcile.Core.Completeness;
using FPReconcile.Core.Completeness.Indicators;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>statistics.json: the statistics of a vintage for machines. Codes only, no language, no time, no machine: the same run gives the same bytes.</summary>
public static class StatisticsJson
{
    private const int Format = 1;

    /// <summary>Version of the rules by which births are counted and hidden; another one makes vintages that cannot be compared.</summary>
    private const int Rules = 2;

    private const int DecimalsOfChance = 4;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The statistics as indented JSON with a final line feed.</summary>
    public static string Write(PublishedStatistics statistics, StatisticsLabel label)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        ArgumentNullException.ThrowIfNull(label);
        return new JsonObject
        {
            ["program"] = "fpreconcile",
            ["format"] = Format,
            ["vintage"] = label.Vintage,
            ["as_of"] = Iso(statistics.Facts.AsOf),
            ["metadata"] = Metadata(statistics.Facts, label),
            ["births"] = OneWay(statistics.Births),
            ["other_months_band_percent"] = statistics.OtherMonthsBand,
            ["completeness"] = Completeness(statistics),
            ["home_births"] = new JsonObject { ["estimate"] = "not_estimated", ["counts"] = OneWay(statistics.HomeBirths) },
            ["timeliness"] = new JsonObject { ["registration"] = Delay(statistics.Registration, statistics.Facts), ["notification"] = Delay(statistics.Notification, null), ["case_turnaround"] = Turnaround(statistics.Turnaround) },
            ["shares"] = List(statistics.Shares.Select(ShareOf)),
            ["sex_ratio_at_birth"] = List(statistics.SexRatios.Select(static ratio => SexRatioOf("group", ratio.Group, ratio.Ratio))),
            ["sex_ratio_by_area"] = List(statistics.AreaSexRatios.Select(static ratio => SexRatioOf("area", ratio.Area, ratio.Ratio))),
            ["age_heaping_whipple"] = statistics.Whipple,
            ["heaping_tests"] = List(statistics.HeapingTests.Select(static heaping => TestOf(heaping.Code, heaping.Test))),
            ["recorded_outcomes"] = StatisticsOutcomesJson.Of(statistics),
        }.ToJsonString(Indented) + "\n";
    }

    internal static JsonObject? Percent(WholePercent? percent) =>
        percent is null ? null : new JsonObject { ["percent"] = percent.Percent, ["low"] = percent.Low, ["high"] = percent.High };

    internal static JsonArray List(IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    private static JsonObject Metadata(StatisticsFacts facts, StatisticsLabel label) => new()
    {
        ["program_version"] = label.ProgramVersion,
        ["rules"] = Rules,
        ["sources"] = List(label.Sources.Select(static source => new JsonObject { ["source"] = source.Source.Name(), ["files"] = source.Files })),
        ["death_list_given"] = label.HasDeathList,
        ["earlier_vintage"] = label.EarlierVintage,
        ["lists"] = facts.HasRegister ? List(["facility", "registration", "register"]) : List(["facility", "registration"]),
        ["first_month"] = facts.Months is { } from ? Month(from.First) : null,
        ["last_month"] = facts.Months is { } to ? Month(to.Last) : null,
        ["registration_days"] = facts.RegistrationDays,
        ["data_lag_days"] = facts.Options.DataLagDays,
        ["year_still_open"] = facts.IsYearOpen,
        ["threshold_sensitive"] = facts.Options.SensitiveThreshold,
        ["threshold_births"] = facts.Options.BirthsThreshold,
        ["link_from"] = label.LinkFrom,
        ["linkage_seed"] = label.Seed,
        ["base_model"] = facts.HasRegister ? LogLinearModel.Base.Name : "[1,2]",
        ["models"] = facts.HasRegister ? List(LogLinearModel.All.Select(static model => (JsonNode)model.Name)) : [],
        ["interval"] = "95",
        ["fewest_in_both"] = ShowingRule.FewestInBoth,
        ["widest_half_interval"] = ShowingRule.WidestHalf,
    };

    private static JsonArray? OneWay(OneWayTable? table) => table is null
        ? null
        : List(table.Rows.Select(static row => new JsonObject { ["groups"] = List(row.Codes.Select(static code => (JsonNode)code)), ["count"] = row.Count }));

    private static JsonObject? Completeness(PublishedStatistics statistics) => statistics.All is not { } all ? null : new JsonObject
    {
        ["all"] = Table(all),
        ["strata"] = List(statistics.Strata.Select(Table)),
        ["not_published"] = List(statistics.NotPublished.Select(static name => (JsonNode)name)),
        ["odds_ratio_sensitivity"] = List(statistics.Sensitivity.Select(static point => new JsonObject { ["theta"] = point.Theta, ["births"] = Whole(point.Estimate.Total) })),
        ["linkage_correction"] = Linkage(statistics.Linkage),
    };

    private static JsonObject Table(StratumTable table) => new()
    {
        ["stratum"] = table.Stratum,
        ["grouping"] = table.Grouping.Name,
        ["rows"] = List(table.Rows.Select(row => Row(table, row))),
        ["total"] = table.Rows.Count == 1 ? null : Row(table, table.Total),
    };

    private static JsonObject Row(StratumTable table, StratumRow row)
    {
        var counts = new JsonObject();
        for (var i = 0; i < row.Counts.Count; i++)
            counts[table.Grouping.Groups[i]] = row.Counts[i];
        return new JsonObject
        {
            ["label"] = row.Label,
            ["counts"] = counts,
            ["observed"] = row.Observed,
            ["found_of_notified"] = Percent(row.Figures.Found),
            ["registered_of_notified"] = Percent(row.Figures.Registered),
            ["base"] = Base(row.Figures),
            ["completeness_by_base_percent"] = row.Figures.CompletenessByBase is { } share ? WholePercent.Rounded(share) : null,
            ["models"] = List(row.Figures.Models.Select(static model => Estimate(model.Estimate, model.NotShown, model.Name))),
            ["range_over_models"] = row.Figures.Range is { } range ? new JsonObject { ["low"] = Whole(range.Lowest), ["high"] = Whole(range.Highest), ["models"] = range.Models } : null,
            ["range_over_odds_ratios"] = row.Figures.RangeOverOddsRatios is { } odds ? new JsonObject { ["low"] = Whole(odds.Lowest), ["high"] = Whole(odds.Highest) } : null,
        };
    }

    private static JsonObject Base(CompletenessFigures figures) =>
        figures.Base is { } estimate ? Estimate(estimate, figures.BaseNotShown) : new JsonObject { ["births"] = null, ["not_shown"] = "counts_hidden" };

    private static JsonObject Estimate(PopulationEstimate estimate, NotShown? notShown, string? model = null)
    {
        var isShown = notShown is null;
        var node = new JsonObject();
        if (model is not null)
            node["model"] = model;
        node["births"] = isShown ? Whole(estimate.Total) : null;
        node["standard_error"] = isShown ? Whole(estimate.StandardError) : null;
        node["low"] = isShown ? Whole(estimate.Interval?.Lower) : null;
        node["high"] = isShown ? Whole(estimate.Interval?.Upper) : null;
        node["not_shown"] = StatisticsCodes.Of(notShown, estimate.Refusal);
        return node;
    }

    private static JsonObject? Linkage(LinkageCorrection? linkage) => linkage is null ? null : new JsonObject
    {
        ["expected_precision"] = Math.Round(linkage.Expectation.Precision.Value, 4),
        ["expected_recall_at_most"] = Math.Round(linkage.Expectation.Recall.Value, 4),
        ["births"] = Whole(linkage.Estimate.Total),
        ["low"] = Whole(linkage.Estimate.Interval?.Lower),
        ["high"] = Whole(linkage.Estimate.Interval?.Upper),
        ["not_shown"] = StatisticsCodes.Of(null, linkage.Estimate.Refusal),
    };

    private static JsonObject? Delay(DelayFigures? delay, StatisticsFacts? facts) => delay is null ? null : new JsonObject
    {
        ["counts"] = OneWay(delay.Table),
        ["known"] = delay.Known,
        ["median_days"] = delay.MedianDays,
        ["p90_days"] = delay.P90Days,
        ["within"] = List(delay.Cumulative.Where(static point => point.UpTo is not null).Select(point => new JsonObject
        {
            ["days"] = point.UpTo, ["count"] = point.Count, ["share"] = Percent(point.Share), ["is_legal_limit"] = facts is null ? null : point.UpTo == facts.RegistrationDays,
            ["is_censored"] = facts is { IsYearOpen: true } && point.UpTo > facts.RegistrationDays + facts.Options.DataLagDays,
        })),
    };

    private static JsonObject? Turnaround(CaseFigures? cases) => cases is null ? null : new JsonObject
    {
        ["counts"] = OneWay(cases.Table),
        ["births"] = cases.Table.Total,
        ["cases"] = cases.Cases,
        ["median_days"] = cases.MedianDays,
        ["p90_days"] = cases.P90Days,
        ["within"] = List(cases.Cumulative.Select(static point => new JsonObject { ["days"] = point.UpTo, ["count"] = point.Count, ["share"] = Percent(point.Share) })),
    };

    private static JsonObject ShareOf(ShareFigure share) => new()
    {
        ["group"] = share.Group,
        ["code"] = share.Code,
        ["numerator"] = share.Numerator,
        ["denominator"] = share.Denominator,
        ["share"] = Percent(share.Percent),
        ["band_percent"] = share.Band,
        ["expected_percent"] = share.Expected is { } expected ? Math.Round(expected * 100, 2) : null,
    };

    private static JsonObject SexRatioOf(string kind, string name, SexRatio ratio) => new()
    {
        [kind] = name, ["boys_per_100_girls"] = Math.Round(ratio.Ratio, 1), ["low"] = Math.Round(ratio.Lower, 1), ["high"] = Math.Round(ratio.Upper, 1), ["is_unusual"] = ratio.IsUnusual,
    };

    private static JsonObject TestOf(string code, ChiSquare test) => new()
    {
        ["code"] = code, ["chi_square"] = test.Statistic, ["degrees_of_freedom"] = test.DegreesOfFreedom, ["p"] = Math.Round(test.P, DecimalsOfChance),
    };

    private static long? Whole(double? number) => number is { } value ? (long)Math.Round(value, MidpointRounding.AwayFromZero) : null;

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Month(DateOnly date) => date.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

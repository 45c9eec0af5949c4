using FPReconcile.Core.Completeness;
using FPReconcile.Core.Completeness.Indicators;
using FPReconcile.Core.Disclosure.Rates;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>Makes the statistics of a run, and hides of them what has to be hidden.</summary>
public static class StatisticsPublisher
{
    private const double LeastShareOfNotStated = 0.02;

    private static readonly double[] Thetas = [0.5, 1, 2, 5, 10];

    public static PublishedStatistics Publish(StatisticsInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var frame = BirthFrame.Of(input);
        var births = OneWayTable.Publish(
            [.. BirthExclusions.OfTheMonths.Select(exclusion => (exclusion.Name(), frame.Count(exclusion)))], input.Options.SensitiveThreshold, isOrdered: false);
        var published = new PublishedStatistics
        {
            Births = births,
            OtherMonthsBand = PublishedShare.Of(frame.OfOtherMonths, frame.OfAllMonths, new ShareRule(input.Options.SensitiveThreshold)).Band,
            Facts = Facts(input, frame),
            Outcomes = input.Outcomes is { } counts ? OutcomeFigures.Publish(counts, input.AsOf, input.Options.SensitiveThreshold) : null,
        };
        // Home births and those that are counted may only be told when their number is: it would give others away.
        if (births?.Single(BirthExclusion.HomeBirth.Name()) > 0)
            published = published with { HomeBirths = HomeBirths(frame, input.Options.SensitiveThreshold) };
        return births?.Single(BirthExclusion.None.Name()) > 0 && StratumPublisher.All(frame.Births, frame.HasRegister, input.Options.SensitiveThreshold) is { } all
            ? WithCompleteness(published, (input, frame), all)
            : published;
    }

    private static PublishedStatistics WithCompleteness(PublishedStatistics published, (StatisticsInput Input, BirthFrame Frame) made, StratumTable all)
    {
        var (input, frame) = made;
        var sexOf = Sexes(frame, input.Options.SensitiveThreshold);
        var strata = Strata(input, frame, all, sexOf);
        var (areas, sexes) = (strata.First(static stratum => stratum.Name == "area").Table, strata.First(static stratum => stratum.Name == "sex").Table);
        var shares = new ShareFigures(input, frame, all);
        return published with
        {
            All = all,
            Strata = [.. strata.Select(static stratum => stratum.Table).OfType<StratumTable>()],
            NotPublished = [.. strata.Where(static stratum => stratum.Table is null).Select(static stratum => stratum.Name)],
            Sensitivity = Sensitivity(all),
            Linkage = Linkage(input, frame, all),
            Registration = DelayFigures.Of(
                frame.Births.Where(RegisteredAsPublished(all, frame)).Select(static birth => Days(birth.Birth.Registration)),
                [.. input.Options.DelayDays, input.RegistrationDays, StatisticsOptions.DaysOfYear], input.Options.BirthsThreshold),
            Notification = DelayFigures.Of(
                frame.Births.Where(static birth => birth.IsNotified).Select(static birth => Days(birth.Birth.Notification)), [1, 7, 30], input.Options.BirthsThreshold),
            Turnaround = input.Cases is { } cases
                ? CaseFigures.Of([.. frame.Births.Select(birth => cases.Find(birth.Birth))], input.AsOf, input.Options.SensitiveThreshold)
                : null,
            Shares = shares.All(),
            SexRatios = SexRatios(sexes),
            AreaSexRatios = [.. AreaSexRatios.Of(areas, sexes, [.. frame.Births.Select(birth => (birth, sexOf(birth)))], SexRatio.FewestBirths).Select(static area => (area.Area, SexRatio.Of(area.Boys, area.Girls)!.Value))],
            Whipple = shares.Whipple(),
            HeapingTests = shares.HeapingTested(),
        };
    }

    /// <summary>
    /// The births whose delay is told: as many registered ones as the published histories tell the number of. Another number would give away what
    /// lies between.
    /// </summary>
    private static Func<FrameBirth, bool> RegisteredAsPublished(StratumTable all, BirthFrame frame)
    {
        if (!frame.HasRegister || all.Grouping == HistoryGrouping.Histories)
            return static birth => birth.IsRegistered;
        return all.Grouping.TellsRegistered
            ? static birth => birth is { IsNotified: true, IsRegistered: true }
            : static birth => birth.IsNotified && (birth.IsRegistered || birth.IsInRegister);
    }

    private static List<(string Name, StratumTable? Table)> Strata(StatisticsInput input, BirthFrame frame, StratumTable all, Func<FrameBirth, string> sexOf)
    {
        var groupings = HistoryGrouping.Ladder(frame.HasRegister).SkipWhile(grouping => grouping != all.Grouping).ToList();
        var publisher = new StratumPublisher(frame.Births, groupings, input.Options.SensitiveThreshold);
        var strata = new List<(string, StratumTable?)>
        {
            ("area", publisher.Publish(new StratumLevel("area", static birth => birth.Area, true))),
            ("month", publisher.Publish(
                new StratumLevel("month", static birth => birth.Date.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), false),
                new StratumLevel("quarter", static birth => CalendarQuarter.Of(birth.Date).ToString(), false),
                new StratumLevel("year", static birth => birth.Date.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), false))),
            ("sex", publisher.Publish(new StratumLevel("sex", sexOf, true))),
            ("facility_type", input.FacilityTypes.Count == 0 ? null : publisher.Publish(new StratumLevel("facility_type", birth => TypeOf(birth, input), true))),
        };
        return strata;
    }

    /// <summary>
    /// Rows by sex. Births whose sex is not stated get a row of their own when they are enough, and more than one in fifty; else they are put to boys
    /// and girls in turn, because a row of a few would take all others with it.
    /// </summary>
    private static Func<FrameBirth, string> Sexes(BirthFrame frame, int threshold)
    {
        var notStated = frame.Births.Where(static birth => birth.Sex == Sex.Unknown).Select(static birth => birth.Birth).ToList();
        var places = notStated.Index().ToDictionary(static birth => birth.Item, static birth => birth.Index);
        var isRow = notStated.Count >= Math.Max(StratumPublisher.LeastThresholdsOfRow * threshold, frame.Births.Count * LeastShareOfNotStated);
        return birth => birth.Sex switch
        {
            Sex.Male => AreaSexRatios.Male,
            Sex.Female => AreaSexRatios.Female,
            _ => isRow ? "not_stated" : places[birth.Birth] % 2 == 0 ? AreaSexRatios.Male : AreaSexRatios.Female,
        };
    }

    private static string TypeOf(FrameBirth birth, StatisticsInput input) =>
        birth.FacilityCode is { } code && input.FacilityTypes.TryGetValue(code, out var type) ? type : "not_stated";

    private static OneWayTable? HomeBirths(BirthFrame frame, int threshold)
    {
        string[] groups = frame.HasRegister ? ["registered_and_entered", "only_registered", "only_entered"] : ["only_registered"];
        return OneWayTable.Publish([.. groups.Select(group => (group, frame.HomeBirths.LongCount(birth => Group(birth) == group)))], threshold, isOrdered: false);

        static string Group(FrameBirth birth) => birth switch
        {
            { IsRegistered: true, IsInRegister: true } => "registered_and_entered",
            { IsRegistered: true } => "only_registered",
            _ => "only_entered",
        };
    }

    private static List<(double, PopulationEstimate)> Sensitivity(StratumTable all) => all.Rows[0].Figures is { BaseCounts: { } counts, BaseNotShown: null }
        ? [.. Thetas.Select(theta => (theta, DualSystemEstimator.WithOddsRatio(counts, theta)))]
        : [];

    private static LinkageCorrection? Linkage(StatisticsInput input, BirthFrame frame, StratumTable all)
    {
        if (all.Rows[0].Figures is not { BaseCounts: { } counts, BaseNotShown: null } || LinkageExpectation.Of(frame.Births, input.Linkage.PossibleMatches) is not { } expected)
            return null;
        return new LinkageCorrection(expected, LinkageError.ByPrecisionAndRecall(new LinkedLists(counts.Both, counts.First, counts.Second), expected.Precision, expected.Recall));
    }

    private static List<(string, SexRatio)> SexRatios(StratumTable? table)
    {
        var ratios = new List<(string, SexRatio)>();
        if (table?.Rows.FirstOrDefault(static row => row.Label == "male") is not { } boys || table.Rows.FirstOrDefault(static row => row.Label == "female") is not { } girls)
            return ratios;
        Add("all", boys.Observed, girls.Observed);
        for (var i = 0; i < table.Grouping.Groups.Count; i++)
            Add(table.Grouping.Groups[i], boys.Counts[i], girls.Counts[i]);
        return ratios;

        void Add(string group, long? male, long? female)
        {
            if (male + female >= SexRatio.FewestBirths && SexRatio.Of(male!.Value, female!.Value) is { } ratio)
                ratios.Add((group, ratio));
        }
    }

    private static int? Days(BirthRecord? record) => record?.RecordedOn is { } day ? day.DayNumber - record.BirthDate.DayNumber : null;

    private static StatisticsFacts Facts(StatisticsInput input, BirthFrame frame) => new()
    {
        AsOf = input.AsOf,
        RegistrationDays = input.RegistrationDays,
        Options = input.Options,
        Months = frame.Months,
        HasRegister = frame.HasRegister,
        HasFacilities = input.FacilityReports.Count > 0,
        HasOutcomes = input.Outcomes is not null,
    };
}

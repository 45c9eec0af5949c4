using FPReconcile.Core.Completeness;
using FPReconcile.Synthetic.Captures;

namespace FPReconcile.Core.Tests.Completeness;

/// <summary>One interval in one kind of district, whose truth is known.</summary>
/// <param name="District">The kind of district.</param>
/// <param name="Interval">Estimator and interval.</param>
/// <param name="Holds">Whether what the estimator assumes is true there.</param>
/// <param name="Truth">What the interval should hold.</param>
/// <param name="Of">Estimate and ends in the district of a seed and number; null when there is none.</param>
public sealed record CoverageCase(string District, string Interval, bool Holds, double Truth, Func<long, int, (double Estimate, double Lower, double Upper)?> Of)
{
    /// <summary>How often the interval holds the truth.</summary>
    public CoverageResult Run(int districts, long seed)
    {
        var (covered, made, sum) = (0, 0, 0.0);
        for (var district = 0; district < districts; district++)
        {
            if (Of(seed, district) is not { } interval)
                continue;
            made++;
            sum += interval.Estimate;
            covered += Truth >= interval.Lower && Truth <= interval.Upper ? 1 : 0;
        }

        return new CoverageResult(this, districts, made, covered, sum / made);
    }
}

/// <summary>Coverage over many districts.</summary>
/// <param name="Case">What was tried.</param>
/// <param name="Districts">Districts drawn.</param>
/// <param name="Made">Districts with an interval; one without does not count as covered.</param>
/// <param name="Covered">Districts whose interval holds the truth.</param>
/// <param name="Mean">Mean estimate.</param>
public sealed record CoverageResult(CoverageCase Case, int Districts, int Made, int Covered, double Mean)
{
    public double Share => Covered / (double)Districts;
}

/// <summary>The cases: each interval where its assumptions hold, and where they do not.</summary>
public static class CoverageStudy
{
    private const int Judged = 1000;

    private static readonly double[] OfTwo = [0.8, 0.85];
    private static readonly double[] OfThree = [0.75, 0.85, 0.8];

    public static IReadOnlyList<CoverageCase> Cases { get; } =
    [
        .. TwoLists("two independent lists, 2,000 births", true, new CaptureProcess { Births = 2000, Chances = OfTwo }, 2000),
        .. TwoLists("two independent lists, 300 births", true, new CaptureProcess { Births = 300, Chances = OfTwo }, 300),
        Share(),
        .. LogLinearModel.All.Select(model => ThreeLists($"three lists, as {model} has it", true, Depending(model), model)),
        .. Chao(),
        .. LinkErrors(),
        .. TwoLists("list 1 raises the odds of list 2 threefold", false, new CaptureProcess { Births = 2000, Chances = OfTwo, Dependences = [(1, 2, 3)] }, 2000),
        ThreeLists("register fed by registration (odds x 20)", false, FedRegister(), LogLinearModel.Named("[1,2,3]")),
        ThreeLists("register fed by registration (odds x 20)", true, FedRegister(), LogLinearModel.Base),
        ThreeLists("the same, and notification triggers registration (odds x 3)", false, FedRegister() with { Dependences = [(2, 3, 20), (1, 2, 3)] }, LogLinearModel.Base),
        ThreeLists("the same, and notification triggers registration (odds x 3)", true, FedRegister() with { Dependences = [(2, 3, 20), (1, 2, 3)] }, LogLinearModel.Named("[12,23]")),
        .. HomeBirths(),
    ];

    public static CaptureCounts Counts(CaptureDraw draw, int lists) => new(lists, draw.Histories
        .Where(history => history.Key.Contains('1', StringComparison.Ordinal))
        .Select(history => KeyValuePair.Create(CaptureHistory.Parse(history.Key), history.Value)));

    private static CaptureProcess FedRegister() => new() { Births = 5000, Chances = [0.75, 0.7, 0.4], Dependences = [(2, 3, 20)] };

    private static CaptureProcess Depending(LogLinearModel model) => new()
    {
        Births = 5000,
        Chances = OfThree,
        Dependences = [.. model.Name.Trim('[', ']').Split(',').Where(term => term.Length == 2).Select(term => (term[0] - '0', term[1] - '0', 2.0))],
    };

    private static IEnumerable<CoverageCase> TwoLists(string district, bool holds, CaptureProcess process, double truth)
    {
        yield return new(district, "Lincoln-Petersen, log-normal", holds, truth, (seed, number) => Ends(DualSystemEstimator.LincolnPetersen(Pair(process, seed, number))));
        yield return new(district, "Lincoln-Petersen, transformed logit", holds, truth, (seed, number) => TransformedLogit(Pair(process, seed, number)));
        yield return new(district, "Chapman, log-normal", holds, truth, (seed, number) => Ends(DualSystemEstimator.Chapman(Pair(process, seed, number))));
    }

    private static CoverageCase Share()
    {
        var process = new CaptureProcess { Births = 2000, Chances = OfTwo };
        return new("two independent lists, 2,000 births", "completeness of list 1, Wilson", true, OfTwo[0], (seed, number) =>
        {
            var completeness = DualSystemEstimator.CompletenessOfFirst(Pair(process, seed, number));
            return (completeness.Share!.Value, completeness.Interval.Lower, completeness.Interval.Upper);
        });
    }

    private static CoverageCase ThreeLists(string district, bool holds, CaptureProcess process, LogLinearModel model) =>
        new(district, $"{model}, profile likelihood", holds, process.Births, (seed, number) => Ends(TripleSystemEstimator.Estimate(Counts(process.Draw(seed, number), 3), model)));

    private static IEnumerable<CoverageCase> Chao()
    {
        const string District = "three independent lists with equal chances, 2,000 births";
        var process = new CaptureProcess { Births = 2000, Chances = [0.5, 0.5, 0.5] };
        yield return new(District, "Chao's lower bound, log-normal", true, 2000, (seed, number) => Ends(ChaoLowerBound.Estimate(Counts(process.Draw(seed, number), 3))));
        yield return new(District, "Chao's lower bound, bias-corrected, log-normal", true, 2000, (seed, number) => Ends(ChaoLowerBound.BiasCorrected(Counts(process.Draw(seed, number), 3))));
    }

    // As the simulation of the reference: 4 % of links missed, 1 % of records without a partner linked.
    private static IEnumerable<CoverageCase> LinkErrors()
    {
        const string District = "4 % of links missed, 1 % wrong, 20,000 births";
        var process = new CaptureProcess { Births = 20_000, Chances = OfTwo };
        var errors = new LinkErrorProcess { Recall = 0.96, WrongLink = 0.01, Judged = Judged };
        yield return new(District, "Lincoln-Petersen, log-normal, errors not corrected", false, 20_000, (seed, number) =>
        {
            var (lists, _) = Linked(process, errors, seed, number);
            return Ends(DualSystemEstimator.LincolnPetersen(new TwoListCounts(lists.Links, lists.First - lists.Links, lists.Second - lists.Links)));
        });
        yield return new(District, "corrected by precision and recall (1,000 judged for each)", true, 20_000, (seed, number) =>
        {
            var (lists, draw) = Linked(process, errors, seed, number);
            return Ends(LinkageError.ByPrecisionAndRecall(lists, UncertainShare.Judged(draw.JudgedRight, Judged), UncertainShare.Judged(draw.JudgedFound, Judged)));
        });
        yield return new(District, "Ding-Fienberg, chances from trials of 1,000", true, 20_000, (seed, number) =>
        {
            var (lists, draw) = Linked(process, errors, seed, number);
            return Ends(LinkageError.DingFienberg(lists, UncertainShare.Judged(draw.TrialsLinked, Judged), UncertainShare.Judged(draw.TrialsLinkedWrongly, Judged)));
        });
        yield return new(District, "Ding-Fienberg, chances known", true, 20_000, (seed, number) =>
            Ends(LinkageError.DingFienberg(Linked(process, errors, seed, number).Lists, new UncertainShare(errors.Recall), new UncertainShare(errors.WrongLink))));
    }

    // A home birth is never notified by a facility, and registered less often.
    private static IEnumerable<CoverageCase> HomeBirths()
    {
        var (facility, home) = (new CaptureProcess { Births = 1600, Chances = OfTwo }, new CaptureProcess { Births = 400, Chances = [0.5, 0.5] });
        const string District = "1,600 facility births and 400 home births, registered half as often";
        const string Estimator = "Lincoln-Petersen, log-normal";
        yield return new(District, $"{Estimator}, facility births alone", true, 1600, (seed, number) => Ends(DualSystemEstimator.LincolnPetersen(Pair(facility, seed, number))));
        yield return new(District, $"{Estimator}, home births among the registrations, held against facility births", false, 1600, Mixed);
        yield return new(District, $"{Estimator}, home births among the registrations, held against all births", false, 2000, Mixed);

        (double, double, double)? Mixed(long seed, int number)
        {
            var (counts, atHome) = (Pair(facility, seed, number), Pair(home, unchecked(seed * 17), number));
            return Ends(DualSystemEstimator.LincolnPetersen(new TwoListCounts(counts.Both, counts.OnlyFirst, counts.OnlySecond + atHome.Second)));
        }
    }

    private static (LinkedLists Lists, LinkErrorDraw Draw) Linked(CaptureProcess process, LinkErrorProcess errors, long seed, int number)
    {
        var district = process.Draw(seed, number);
        var draw = errors.Draw(district, seed, number);
        return (new LinkedLists(draw.Links, district["11"] + district["10"], district["11"] + district["01"]), draw);
    }

    private static TwoListCounts Pair(CaptureProcess process, long seed, int number) => Counts(process.Draw(seed, number), 2).Between(1, 2);

    private static (double, double, double)? TransformedLogit(TwoListCounts counts) =>
        Ends(DualSystemEstimator.LincolnPetersen(counts) with { Interval = Intervals.TransformedLogit(counts) });

    private static (double, double, double)? Ends(PopulationEstimate estimate) =>
        estimate is { Total: { } total, Interval: { } interval } ? (total, interval.Lower, interval.Upper) : null;
}

using FPReconcile.Core.Completeness;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>Codes of the reasons why a number is not shown.</summary>
public static class StatisticsCodes
{
    /// <summary>The code; null when the number is shown.</summary>
    public static string? Of(NotShown? notShown, NotEstimable? refusal) => refusal switch
    {
        NotEstimable.NothingObserved => "nothing_observed",
        NotEstimable.EmptyList => "empty_list",
        NotEstimable.NoOverlap => "no_overlap",
        NotEstimable.ZeroCell => "zero_cell",
        NotEstimable.BelowObserved => "below_observed",
        NotEstimable.ErrorRatesContradict => "error_rates_contradict",
        _ => notShown switch
        {
            NotShown.NotEstimable => "not_estimable",
            NotShown.FewInBoth => "few_in_both",
            NotShown.WideInterval => "wide_interval",
            NotShown.NoInterval => "no_interval",
            _ => null,
        },
    };
}

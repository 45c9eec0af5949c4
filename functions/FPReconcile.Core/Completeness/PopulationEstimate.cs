namespace FPReconcile.Core.Completeness;

/// <summary>An estimate of the number of births, those in no list included; or why there is none.</summary>
public sealed record PopulationEstimate
{
    /// <summary>Births in at least one of the lists that the estimate uses.</summary>
    public required double Observed { get; init; }

    /// <summary>N-hat, in births; null when it cannot be estimated.</summary>
    public double? Total { get; init; }

    /// <summary>Standard error of <see cref="Total"/>, in births; null when the method has none.</summary>
    public double? StandardError { get; init; }

    /// <summary>95 % interval; null when the data do not carry one.</summary>
    public EstimateInterval? Interval { get; init; }

    /// <summary>How well the model fits; null when it is no likelihood model.</summary>
    public ModelFit? Fit { get; init; }

    /// <summary>Why there is no <see cref="Total"/>; null when there is one.</summary>
    public NotEstimable? Refusal { get; init; }

    /// <summary>Births in no list.</summary>
    public double? Missed => Total - Observed;

    /// <summary>True when the counts put the number missed at exactly nobody: a standard error of 0 is not certainty then.</summary>
    public bool IsOnBorder => Missed == 0;

    public static PopulationEstimate Refused(double observed, NotEstimable reason) => new() { Observed = observed, Refusal = reason };
}

/// <summary>Why a number of births cannot be estimated.</summary>
public enum NotEstimable
{
    /// <summary>All counts are zero.</summary>
    NothingObserved,

    /// <summary>A list holds nobody.</summary>
    EmptyList,

    /// <summary>Nobody is in two lists, so that every number fits equally well.</summary>
    NoOverlap,

    /// <summary>A count that the model divides by is zero: its estimate is infinite or undefined.</summary>
    ZeroCell,

    /// <summary>The formula gives fewer births than were observed: the lists do not fit what it assumes.</summary>
    BelowObserved,

    /// <summary>The shares of error do not fit the lists: more births in both than a list has, or none.</summary>
    ErrorRatesContradict,
}

/// <summary>A 95 % interval of a number of births.</summary>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Method">How it was made.</param>
public readonly record struct EstimateInterval(double Lower, double Upper, IntervalMethod Method)
{
    public bool Contains(double total) => total >= Lower && total <= Upper;
}

/// <summary>How an interval was made. N-hat plus and minus 1.96 standard errors is none of them: it can end below the births observed.</summary>
public enum IntervalMethod
{
    /// <summary>Log-normal for the number missed (Chao 1987).</summary>
    LogNormal,

    /// <summary>Transformed logit, with 0.5 added to each count (Sadinle 2009).</summary>
    TransformedLogit,

    /// <summary>Profile of the multinomial likelihood (Cormack 1992).</summary>
    ProfileLikelihood,

    /// <summary>Log-normal for chance and for errors of linkage, put together by their squares (Zou and Donner 2008).</summary>
    Combined,
}

/// <summary>Fit of a Poisson log-linear model to the observed counts.</summary>
/// <param name="Aic">-2 ln L + 2p, with the factorials of the Poisson density.</param>
/// <param name="Bic">AIC + (ln n - 2) p, with n the births observed (as Rcapture has it).</param>
/// <param name="Deviance">Twice the distance to the saturated likelihood.</param>
/// <param name="DegreesOfFreedom">Observable histories less parameters.</param>
public readonly record struct ModelFit(double Aic, double Bic, double Deviance, int DegreesOfFreedom);

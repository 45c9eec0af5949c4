namespace FPReconcile.Core.Completeness.Indicators;

/// <summary>Why a birth is not among those whose completeness is estimated. The first reason that holds counts.</summary>
public enum BirthExclusion
{
    /// <summary>It is among them.</summary>
    None = 0,

    /// <summary>Some record or list tells of a death or stillbirth.</summary>
    DeathEvidence,

    /// <summary>The outcome is not understood, the file is sealed, or versions of a record contradict each other.</summary>
    Held,

    /// <summary>Born outside the time or the areas that every office delivered.</summary>
    OutsideCoverage,

    /// <summary>Born in a month whose legal time and data lag have not passed.</summary>
    NotYetDue,

    /// <summary>Born outside the months of this vintage.</summary>
    OutsidePeriod,

    /// <summary>Born at home: no facility can notify it, so that nothing about such births is learned from facilities.</summary>
    HomeBirth,

    /// <summary>Born elsewhere, or no record names a facility.</summary>
    PlaceNotStated,
}

/// <summary>Names of the reasons in files.</summary>
public static class BirthExclusions
{
    /// <summary>Those that a birth of a month that counts can have.</summary>
    public static IReadOnlyList<BirthExclusion> OfTheMonths { get; } = [.. Enum.GetValues<BirthExclusion>().Where(static exclusion => exclusion is not (BirthExclusion.NotYetDue or BirthExclusion.OutsidePeriod))];

    public static string Name(this BirthExclusion exclusion) => exclusion switch
    {
        BirthExclusion.None => "included",
        BirthExclusion.DeathEvidence => "death_evidence",
        BirthExclusion.Held => "held",
        BirthExclusion.OutsideCoverage => "outside_coverage",
        BirthExclusion.NotYetDue => "not_yet_due",
        BirthExclusion.OutsidePeriod => "outside_period",
        BirthExclusion.HomeBirth => "home_birth",
        BirthExclusion.PlaceNotStated => "place_not_stated",
        _ => throw new ArgumentOutOfRangeException(nameof(exclusion)),
    };
}

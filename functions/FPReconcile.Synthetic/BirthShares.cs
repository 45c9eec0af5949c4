namespace FPReconcile.Synthetic;

/// <summary>What becomes of births, as shares from 0 to 1. These are facts of the district, not errors of its offices.</summary>
public sealed record BirthShares
{
    /// <summary>Deliveries of twins; default 1.5 %.</summary>
    public double Twins { get; init; } = 0.015;

    /// <summary>Deliveries of triplets; default 0.02 %.</summary>
    public double Triplets { get; init; } = 0.0002;

    /// <summary>Deliveries at home; default 4 %.</summary>
    public double HomeBirths { get; init; } = 0.04;

    /// <summary>Home births that a facility sees later and notifies; default 10 % of them.</summary>
    public double HomeBirthsSeenLater { get; init; } = 0.10;

    /// <summary>Facility births that the facility never notifies; default 2 %.</summary>
    public double NotNotified { get; init; } = 0.02;

    /// <summary>Births never registered, on average; default 6 %. Areas differ from half of it to 2.7 times as much (3 to 16 %).</summary>
    public double NeverRegistered { get; init; } = 0.06;

    /// <summary>Registrations later than 30 days; default 8 %.</summary>
    public double LateRegistrations { get; init; } = 0.08;

    /// <summary>Registered children who are entered in the population register; default 95 %.</summary>
    public double Entered { get; init; } = 0.95;

    /// <summary>Births in the population register without ever being registered; default 1 % of births.</summary>
    public double EnteredWithoutRegistration { get; init; } = 0.01;

    /// <summary>Stillbirths; default 1 %. One in ten is registered as such, none is entered.</summary>
    public double Stillbirths { get; init; } = 0.01;

    /// <summary>Deaths in the first days; default 0.8 %.</summary>
    public double NeonatalDeaths { get; init; } = 0.008;
}

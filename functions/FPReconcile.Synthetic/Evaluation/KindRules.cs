namespace FPReconcile.Synthetic.Evaluation;

/// <summary>
/// What a reconciliation without any linkage error would report of a birth: the rules of the kinds on the true links. Dates are
/// those that the records show, since nobody can know better.
/// </summary>
/// <param name="AsOf">The day of the reconciliation.</param>
public sealed record KindRules(DateOnly AsOf)
{
    /// <summary>Legal days to register a birth; default 30.</summary>
    public int RegistrationDays { get; init; } = 30;

    /// <summary>Days allowed from registration to the entry in the population register; default 30.</summary>
    public int RegisterGraceDays { get; init; } = 30;

    /// <summary>The kinds to be reported, in the order of <see cref="KindNames.Foretold"/>. None for a birth that no office knows.</summary>
    public IReadOnlyList<string> Expected(BirthTruth birth)
    {
        ArgumentNullException.ThrowIfNull(birth);
        return [.. KindNames.Foretold.Where(kind => IsExpected(kind, birth))];
    }

    /// <summary>True when a perfect reconciliation reports the birth under this kind.</summary>
    public bool IsExpected(string kind, BirthTruth birth)
    {
        ArgumentNullException.ThrowIfNull(birth);
        var isNotified = birth.Facility.Count > 0;
        var isRegistered = birth.Registration.Count > 0;
        var isEntered = birth.Register.Count > 0;
        return kind switch
        {
            KindNames.UnregisteredBirth => isNotified && !isRegistered && !birth.HasDeathEvidence && IsOverdue(birth),
            KindNames.AwaitingRegistration => isNotified && !isRegistered && !birth.HasDeathEvidence && !IsOverdue(birth),
            KindNames.RegistrationWithoutNotification => isRegistered && !isNotified,
            KindNames.NotInRegister => isRegistered && !isEntered && !birth.HasDeathEvidence
                && DaysSince(birth.Registration[0].RecordedOn) > RegisterGraceDays,
            KindNames.RegisterEntryWithoutRegistration => isEntered && !isRegistered,
            KindNames.PossibleDuplicate => SyntheticSources.Linked.Any(source => birth.Records(source).Count > 1),
            _ => false,
        };
    }

    private bool IsOverdue(BirthTruth birth) => DaysSince(birth.Facility[0].BirthDate) > RegistrationDays;

    private int DaysSince(DateOnly day) => AsOf.DayNumber - day.DayNumber;
}

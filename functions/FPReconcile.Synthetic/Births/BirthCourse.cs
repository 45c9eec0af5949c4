namespace FPReconcile.Synthetic.Births;

/// <summary>What the offices come to know of a live birth, and when. Nothing here is later than the as-of date.</summary>
/// <param name="NotifiedOn">Day of the facility's notification; null: none.</param>
/// <param name="RegisteredOn">Day of registration; null: not registered (yet).</param>
/// <param name="EnteredOn">Day of the entry in the population register; null: not entered (yet).</param>
internal readonly record struct BirthCourse(DateOnly? NotifiedOn, DateOnly? RegisteredOn, DateOnly? EnteredOn);

/// <summary>Draws the course of a birth from the shares of the district.</summary>
internal sealed class BirthCourseGenerator(DistrictOptions options)
{
    private const double SlowEntries = 0.06;

    private readonly BirthShares _shares = options.Shares;

    public BirthCourse Create(DateOnly birthDate, bool isHomeBirth, int areaIndex, SeededRandom random)
    {
        var isNotified = random.Chance(isHomeBirth ? _shares.HomeBirthsSeenLater : 1 - _shares.NotNotified);
        DateOnly? notified = isNotified ? birthDate.AddDays(isHomeBirth ? random.Between(3, 40) : random.Between(0, 6)) : null;
        if (random.Chance(NeverRegistered(areaIndex)))
            return new BirthCourse(Known(notified), null, Known(EntryWithoutRegistration(birthDate, random)));

        var registered = birthDate.AddDays(RegistrationDelay(random));
        DateOnly? entered = random.Chance(_shares.Entered) ? registered.AddDays(EntryDelay(random)) : null;
        return new BirthCourse(Known(notified), Known(registered), Known(entered));
    }

    /// <summary>
    /// Share never registered in an area: a(0.5 + 13/6 u^(10/3)) with u spread evenly over the areas. Its mean over u is a, its
    /// ends are 0.5 a and 2.67 a: 3 % and 16 % where the average is 6 %.
    /// </summary>
    public double NeverRegistered(int areaIndex)
    {
        var u = (areaIndex + 0.5) / options.Areas;
        return Math.Min(1, _shares.NeverRegistered * (0.5 + 13.0 / 6 * Math.Pow(u, 10.0 / 3)));
    }

    private DateOnly? EntryWithoutRegistration(DateOnly birthDate, SeededRandom random)
    {
        var share = _shares.NeverRegistered > 0 ? Math.Min(1, _shares.EnteredWithoutRegistration / _shares.NeverRegistered) : 0;
        return random.Chance(share) ? birthDate.AddDays(random.Between(5, 60)) : null;
    }

    /// <summary>1 to 30 days, most of them early; the late ones have a tail of up to 300 days.</summary>
    private int RegistrationDelay(SeededRandom random)
    {
        var isLate = random.Chance(_shares.LateRegistrations);
        var u = random.NextDouble();
        return isLate ? 31 + (int)(270 * u * u) : 1 + (int)(30 * u * Math.Sqrt(u));
    }

    private static int EntryDelay(SeededRandom random)
    {
        var isSlow = random.Chance(SlowEntries);
        var u = random.NextDouble();
        return isSlow ? 31 + (int)(200 * u * u) : 1 + (int)(30 * u * u);
    }

    private DateOnly? Known(DateOnly? day) => day <= options.AsOf ? day : null;
}

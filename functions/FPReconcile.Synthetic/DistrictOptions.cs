namespace FPReconcile.Synthetic;

/// <summary>Whose names the families bear.</summary>
public enum NameProfile
{
    /// <summary>Families with names in Latin letters and families with Chinese names, half each.</summary>
    Mixed,

    /// <summary>African and English style names in Latin letters.</summary>
    Latin,

    /// <summary>Chinese names, 18-digit national ids.</summary>
    Chinese,
}

/// <summary>How well the offices write: see <see cref="ErrorRates"/>.</summary>
public enum ErrorProfile
{
    Standard,

    /// <summary>Errors doubled, much missing.</summary>
    Hard,

    /// <summary>Ids missing for 40 %, no certificate numbers, no phones.</summary>
    Sparse,
}

/// <summary>What to invent. The same options give the same district on every machine and runtime.</summary>
public sealed record DistrictOptions
{
    public const int DefaultBirths = 2000;
    public const int DefaultYear = 2025;
    public const int DefaultFacilities = 12;
    public const int DefaultAreas = 8;

    /// <summary>Any number; another seed is another district. Default 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Number of births, 1 to 20,000,000; default 2000. Some of them no office knows of.</summary>
    public int Births { get; init; } = DefaultBirths;

    /// <summary>Default <see cref="NameProfile.Mixed"/>.</summary>
    public NameProfile Names { get; init; } = NameProfile.Mixed;

    /// <summary>Default <see cref="ErrorProfile.Standard"/>; without effect when <see cref="Rates"/> are given.</summary>
    public ErrorProfile Profile { get; init; } = ErrorProfile.Standard;

    /// <summary>Own error rates; null (default): those of <see cref="Profile"/>.</summary>
    public ErrorRates? Rates { get; init; }

    /// <summary>What becomes of births: how many are twins, at home, registered, entered.</summary>
    public BirthShares Shares { get; init; } = new();

    /// <summary>Share of records with a national id, 0 to 1; null (default): that of the rates, 0.85 in the standard profile.</summary>
    public double? NationalIdShare { get; init; }

    /// <summary>Year in which the children are born, 1990 to 2090; default 2025.</summary>
    public int Year { get; init; } = DefaultYear;

    /// <summary>The day the district is looked at: nothing in the files is later. Default 31 December 2025; not before 1 January of <see cref="Year"/>.</summary>
    public DateOnly AsOf { get; init; } = new(DefaultYear, 12, 31);

    /// <summary>Number of maternity facilities, 1 to 9999; default 12. Raise it with <see cref="Births"/> (about one for each 2000 births).</summary>
    public int Facilities { get; init; } = DefaultFacilities;

    /// <summary>Number of areas, 1 to 999; default 8.</summary>
    public int Areas { get; init; } = DefaultAreas;

    /// <summary>The rates in force.</summary>
    public ErrorRates RatesInForce
    {
        get
        {
            var rates = Rates ?? ErrorRates.Of(Profile);
            return NationalIdShare is { } share ? rates with { NationalIdMissing = SourceRates.Same(1 - share) } : rates;
        }
    }

    internal DateOnly FirstBirthDate => new(Year, 1, 1);

    internal DateOnly LastBirthDate => AsOf.Year > Year ? new DateOnly(Year, 12, 31) : AsOf;

    /// <summary>Throws one <see cref="ArgumentException"/> that names every option out of range.</summary>
    public static void ThrowIfInvalid(DistrictOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = options.Errors().ToList();
        if (errors.Count > 0)
            throw new ArgumentException(string.Join(' ', errors), nameof(options));
    }

    private IEnumerable<string> Errors()
    {
        if (Births is < 1 or > 20_000_000)
            yield return "Births must be 1 to 20,000,000.";
        if (Facilities is < 1 or > 9999)
            yield return "Facilities must be 1 to 9999.";
        if (Areas is < 1 or > 999)
            yield return "Areas must be 1 to 999.";
        if (Year is < 1990 or > 2090)
            yield return "Year must be 1990 to 2090.";
        if (AsOf.Year < Year)
            yield return "AsOf must not be before the year of the births.";
        if (NationalIdShare is < 0 or > 1)
            yield return "NationalIdShare must be 0 to 1.";
    }
}

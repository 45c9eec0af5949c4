using System.Text.Json.Serialization;

namespace FPReconcile.App.Review.Vintages;

/// <summary>
/// What statistics.json of a vintage holds. It is all that pages know of a vintage: what is hidden there is null here, so no page can show it.
/// </summary>
internal sealed record VintageFigures
{
    public required string Vintage { get; init; }

    public required DateOnly AsOf { get; init; }

    public required VintageFacts Metadata { get; init; }

    /// <summary>Births of the run by whether they are counted; null when all are few.</summary>
    public IReadOnlyList<GroupCount>? Births { get; init; }

    /// <summary>Births of months that are not counted, in percent of all: a band; null when it is not told.</summary>
    public string? OtherMonthsBandPercent { get; init; }

    public VintageCompleteness? Completeness { get; init; }

    public VintageHomeBirths? HomeBirths { get; init; }

    public VintageTimeliness? Timeliness { get; init; }

    public IReadOnlyList<VintageShare>? Shares { get; init; }

    public IReadOnlyList<VintageSexRatio>? SexRatioAtBirth { get; init; }

    /// <summary>Of large areas.</summary>
    public IReadOnlyList<VintageSexRatio>? SexRatioByArea { get; init; }

    public int? AgeHeapingWhipple { get; init; }

    public IReadOnlyList<VintageTest>? HeapingTests { get; init; }

    /// <summary>Null when no counts of outcomes were given.</summary>
    public VintageOutcomes? RecordedOutcomes { get; init; }
}

/// <summary>By which rules a vintage was made.</summary>
internal sealed record VintageFacts
{
    // A key that is left out is null for the reader that is made at compile time.
    public string ProgramVersion { get; init => field = value ?? ""; } = "";

    public IReadOnlyList<VintageSource>? Sources { get; init; }

    public bool DeathListGiven { get; init; }

    public string? EarlierVintage { get; init; }

    /// <summary>First and last month of birth, yyyy-MM; null without births.</summary>
    public string? FirstMonth { get; init; }

    public string? LastMonth { get; init; }

    public int RegistrationDays { get; init; }

    public int DataLagDays { get; init; }

    public bool YearStillOpen { get; init; }

    public int ThresholdSensitive { get; init; }

    public int ThresholdBirths { get; init; }

    public double LinkFrom { get; init; }

    public long LinkageSeed { get; init; }

    public string BaseModel { get; init => field = value ?? ""; } = "";
}

/// <summary>A source and how many of its files were read.</summary>
internal sealed record VintageSource(string Source, int Files);

/// <summary>Groups that are counted together, and how many they are.</summary>
internal sealed record GroupCount(IReadOnlyList<string> Groups, long? Count);

/// <summary>A whole percent with its interval.</summary>
internal sealed record PercentRange(int Percent, int Low, int High);

/// <summary>Between which numbers an answer lies.</summary>
internal sealed record CountRange(long? Low, long? High);

internal sealed record VintageHomeBirths(IReadOnlyList<GroupCount>? Counts);

/// <summary>A share of records or births.</summary>
internal sealed record VintageShare
{
    public required string Group { get; init; }

    public required string Code { get; init; }

    public long? Numerator { get; init; }

    public long? Denominator { get; init; }

    public PercentRange? Share { get; init; }

    /// <summary>In place of counts, such as 5–9.</summary>
    public string? BandPercent { get; init; }

    public double? ExpectedPercent { get; init; }
}

/// <summary>Boys for each hundred girls.</summary>
/// <param name="Group">The group of histories; null of an area.</param>
/// <param name="Area">The area; null of a group.</param>
/// <param name="BoysPer100Girls">The ratio.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="IsUnusual">Whether the whole interval lies outside the usual range.</param>
internal sealed record VintageSexRatio(string? Group, string? Area, [property: JsonPropertyName("boys_per_100_girls")] double BoysPer100Girls, double Low, double High, bool IsUnusual);

/// <summary>A test whether days or weights are spread evenly.</summary>
internal sealed record VintageTest(string Code, double ChiSquare, int DegreesOfFreedom, double P);

using System.Text.Json.Serialization;

namespace FPReconcile.App.Review.Vintages;

/// <summary>Delays as a vintage tells them.</summary>
internal sealed record VintageTimeliness
{
    public VintageDelay? Registration { get; init; }

    public VintageDelay? Notification { get; init; }

    /// <summary>Null: no store of cases knew, or too little may be told.</summary>
    public VintageDelay? CaseTurnaround { get; init; }
}

/// <summary>Days from birth to an event, or those that a case was open.</summary>
internal sealed record VintageDelay
{
    /// <summary>Births by groups of days such as 8_30 and 366_more.</summary>
    public IReadOnlyList<GroupCount>? Counts { get; init; }

    public int? MedianDays { get; init; }

    public int? P90Days { get; init; }

    public IReadOnlyList<DelayPoint>? Within { get; init; }
}

/// <summary>How many had it within so many days.</summary>
internal sealed record DelayPoint(int Days, long? Count, PercentRange? Share, bool? IsLegalLimit, bool? IsCensored);

/// <summary>Counts of recorded antenatal outcomes, from an upload of counts alone.</summary>
internal sealed record VintageOutcomes
{
    public bool IsPublished { get; init; }

    public int DaysToRecord { get; init; }

    public long? NotRecorded { get; init; }

    public long? Registrations { get; init; }

    public PercentRange? Share { get; init; }

    public IReadOnlyList<VintageOutcome>? Rows { get; init; }
}

/// <summary>One facility in one quarter.</summary>
internal sealed record VintageOutcome
{
    public required string Facility { get; init; }

    public required string Quarter { get; init; }

    public long? NotRecorded { get; init; }

    public long? Registrations { get; init; }

    public PercentRange? Share { get; init; }

    /// <summary>Lower and upper limit of chance, as shares.</summary>
    [JsonPropertyName("limits_95")]
    public IReadOnlyList<double>? Limits95 { get; init; }

    [JsonPropertyName("limits_998")]
    public IReadOnlyList<double>? Limits998 { get; init; }
}

using FPReconcile.Core.Disclosure.Rates;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>A share of records or births as it is published. What is hidden is not in it.</summary>
public sealed record ShareFigure
{
    /// <summary>What the share is about: <c>conflicts</c>, <c>duplicates</c>, <c>heaping</c>, <c>missing</c> or <c>reports</c>.</summary>
    public required string Group { get; init; }

    /// <summary>The field, list or day.</summary>
    public required string Code { get; init; }

    /// <summary>Null when hidden.</summary>
    public long? Numerator { get; init; }

    /// <summary>Null when hidden.</summary>
    public long? Denominator { get; init; }

    /// <summary>Whole percent with its interval; null when hidden, or of fewer than 50.</summary>
    public WholePercent? Percent { get; init; }

    /// <summary>A band such as 5–9, in place of the counts; null when the counts are shown, or nothing is.</summary>
    public string? Band { get; init; }

    /// <summary>What the share would be without the error that it looks for; null where that is zero.</summary>
    public double? Expected { get; init; }

    /// <summary>The share with its counts.</summary>
    public static ShareFigure Of(string group, string code, (long Part, long Whole) counts, int threshold)
    {
        var share = PublishedShare.Of(counts.Part, counts.Whole, new ShareRule(threshold));
        return new ShareFigure
        {
            Group = group,
            Code = code,
            Numerator = share.Numerator,
            Denominator = share.Denominator,
            Percent = share.IsHidden ? null : WholePercent.Of(counts.Part, counts.Whole),
        };
    }

    /// <summary>The share as a band: where its denominator is not told by another table.</summary>
    public static ShareFigure Banded(string group, string code, (long Part, long Whole) counts, int threshold) => new()
    {
        Group = group,
        Code = code,
        Band = PublishedShare.Of(counts.Part, counts.Whole, new ShareRule(threshold)).Band,
    };
}

using System.Text.Json.Nodes;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>The part of statistics.json about recorded outcomes.</summary>
internal static class StatisticsOutcomesJson
{
    private const int Decimals = 3;

    /// <summary>Null when no counts were given.</summary>
    public static JsonObject? Of(PublishedStatistics statistics)
    {
        if (!statistics.Facts.HasOutcomes)
            return null;
        var outcomes = statistics.Outcomes;
        return new JsonObject
        {
            ["is_published"] = outcomes is not null,
            ["days_to_record"] = OutcomeFigures.DaysToRecord,
            ["rows_not_yet_due"] = outcomes?.NotYetDue,
            ["not_recorded"] = outcomes?.Overall?.Found,
            ["registrations"] = outcomes?.Overall?.Of,
            ["share"] = StatisticsJson.Percent(WholePercent.Of(outcomes?.Overall)),
            ["rows"] = outcomes is null ? null : StatisticsJson.List(outcomes.Rows.Select(Row)),
        };
    }

    private static JsonObject Row(OutcomeRow row) => new()
    {
        ["facility"] = row.Facility,
        ["quarter"] = row.Quarter,
        ["not_recorded"] = row.NotRecorded,
        ["registrations"] = row.Registrations,
        ["share"] = StatisticsJson.Percent(row.Share),
        ["limits_95"] = row.Limits is { } limits ? StatisticsJson.List([Math.Round(limits.Lower95, Decimals), Math.Round(limits.Upper95, Decimals)]) : null,
        ["limits_998"] = row.Limits is { } wide ? StatisticsJson.List([Math.Round(wide.Lower998, Decimals), Math.Round(wide.Upper998, Decimals)]) : null,
    };
}

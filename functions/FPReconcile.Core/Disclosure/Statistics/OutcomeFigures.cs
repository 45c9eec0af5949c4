using FPReconcile.Core.Completeness;
using FPReconcile.Core.Completeness.Indicators;
using FPReconcile.Core.Disclosure.Suppression;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>
/// Share of registrations without a recorded outcome, by facility and quarter, as it is published: one grid, in which none and all are hidden
/// like small counts. Made of counts alone; nothing in it can be linked to a person.
/// </summary>
public sealed class OutcomeFigures
{
    /// <summary>Days after the end of a quarter until outcomes have to be recorded.</summary>
    public const int DaysToRecord = 42;

    private const string NotRecorded = "not_recorded";
    private const string Recorded = "recorded";

    private readonly PublishedTable _table;

    private OutcomeFigures(PublishedTable table, int notYetDue)
    {
        (_table, NotYetDue) = (table, notYetDue);
        var (missing, all) = (Total(NotRecorded), Total(NotRecorded) + Total(Recorded));
        Overall = missing is { } part && all is { } whole && whole > 0 ? new ListCompleteness(part, whole) : null;
        Quarters = [.. table.Columns.Select(static column => column[..column.IndexOf('|', StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal)];
        Rows = [.. table.Rows.Index().SelectMany(facility => Quarters.Select(quarter => Row(facility.Item, facility.Index, quarter)))];
    }

    /// <summary>Rows of the upload whose quarter ended less than 42 days before: they are left out.</summary>
    public int NotYetDue { get; }

    /// <summary>Quarters, ordered.</summary>
    public IReadOnlyList<string> Quarters { get; }

    /// <summary>Share without a recorded outcome over all quarters; null when a total is hidden.</summary>
    public ListCompleteness? Overall { get; }

    /// <summary>Every facility in every quarter, ordered by their codes.</summary>
    public IReadOnlyList<OutcomeRow> Rows { get; }

    /// <summary>The table that stood the attack.</summary>
    public PublishedTable Table => _table;

    /// <summary>The figures; null when nothing can be published.</summary>
    public static OutcomeFigures? Publish(IReadOnlyList<OutcomeCounts> counts, DateOnly asOf, int threshold)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var due = counts.Where(row => asOf.DayNumber - row.Quarter.LastDay.DayNumber > DaysToRecord).ToList();
        if (due.Count == 0)
            return null;
        var cells = due.SelectMany(static row => new[]
        {
            new CountCell(row.FacilityCode, $"{row.Quarter}|{NotRecorded}", row.Registrations - row.Recorded),
            new CountCell(row.FacilityCode, $"{row.Quarter}|{Recorded}", row.Recorded),
        });
        var rule = new SuppressionRule(threshold, mayHideZeros: true) { HidesZeros = true };
        return TablePublication.Publish(CountTable.Of([.. cells]), rule).Table is { } table ? new OutcomeFigures(table, counts.Count - due.Count) : null;
    }

    private OutcomeRow Row(string facility, int row, string quarter)
    {
        var (missing, recorded) = (Cell(row, $"{quarter}|{NotRecorded}"), Cell(row, $"{quarter}|{Recorded}"));
        if (missing is not { } part || recorded is not { } rest)
            return new OutcomeRow(facility, quarter, null, null, null, null);
        var limits = Overall?.Share is { } share ? FunnelLimits.Of(share, part + rest) : (FunnelLimits?)null;
        return new OutcomeRow(facility, quarter, part, part + rest, WholePercent.Of(part, part + rest), limits);
    }

    private long? Cell(int row, string column) => _table[new CellIndex(row, _table.Columns.Index().First(other => other.Item == column).Index)];

    private long? Total(string kind)
    {
        long? sum = 0;
        foreach (var (place, column) in _table.Columns.Index().Where(column => column.Item.EndsWith("|" + kind, StringComparison.Ordinal)))
            sum += _table[new CellIndex(_table.Rows.Count, place)];
        return sum;
    }
}

/// <summary>One facility in one quarter.</summary>
/// <param name="Facility">Code of the facility.</param>
/// <param name="Quarter">The quarter, such as 2025-Q1.</param>
/// <param name="NotRecorded">Registrations without a recorded outcome; null when hidden.</param>
/// <param name="Registrations">All; null when hidden.</param>
/// <param name="Share">Share without, of 50 or more; null when hidden.</param>
/// <param name="Limits">Where chance alone would keep the share; null when hidden.</param>
public sealed record OutcomeRow(string Facility, string Quarter, long? NotRecorded, long? Registrations, WholePercent? Share, FunnelLimits? Limits);

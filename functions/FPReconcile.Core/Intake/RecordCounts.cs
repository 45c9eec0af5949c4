using System.Globalization;
using System.Runtime.InteropServices;
using FPReconcile.Core.Intake.Rows;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake;

/// <summary>Counts of the usable rows of a sheet, a file or a source: they tell whether it is the right file, without its records.</summary>
public sealed class RecordCounts
{
    private readonly Dictionary<string, int> _facilities = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _birthMonths = [];
    private readonly HashSet<int> _recordMonths = [];

    /// <summary>Rows by facility code; rows without one are not counted.</summary>
    public IReadOnlyDictionary<string, int> Facilities => _facilities;

    /// <summary>Rows by month of birth (<c>2025-03</c>).</summary>
    public IReadOnlyDictionary<string, int> BirthMonths =>
        _birthMonths.ToDictionary(static month => string.Create(CultureInfo.InvariantCulture, $"{month.Key / 12:D4}-{(month.Key % 12) + 1:D2}"), static month => month.Value, StringComparer.Ordinal);

    /// <summary>True when no row was counted.</summary>
    public bool IsEmpty => _birthMonths.Count == 0;

    /// <summary>True when a birth or a record of it is of the month.</summary>
    public bool HasMonth(int year, int month) => _birthMonths.ContainsKey(Month(year, month)) || _recordMonths.Contains(Month(year, month));

    internal void Add(in RowDraft row) => Add(row.FacilityCode, row.BirthDate, row.RecordDate);

    internal static RecordCounts Of(IReadOnlyList<BirthRecord> records)
    {
        var counts = new RecordCounts();
        foreach (var record in records)
            counts.Add(record.FacilityCode, record.BirthDate, record.RecordedOn);
        return counts;
    }

    internal void Add(RecordCounts other)
    {
        foreach (var (facility, count) in other._facilities)
            CollectionsMarshal.GetValueRefOrAddDefault(_facilities, facility, out _) += count;
        foreach (var (month, count) in other._birthMonths)
            CollectionsMarshal.GetValueRefOrAddDefault(_birthMonths, month, out _) += count;
        _recordMonths.UnionWith(other._recordMonths);
    }

    private void Add(string? facilityCode, DateOnly birthDate, DateOnly? recordDate)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_birthMonths, Month(birthDate.Year, birthDate.Month), out _)++;
        if (facilityCode is not null)
            CollectionsMarshal.GetValueRefOrAddDefault(_facilities, facilityCode, out _)++;
        if (recordDate is { } date)
            _recordMonths.Add(Month(date.Year, date.Month));
    }

    private static int Month(int year, int month) => (year * 12) + month - 1;
}

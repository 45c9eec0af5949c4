using System.Globalization;
using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.Core.Completeness.Indicators;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Commands.Statistics;

/// <summary>
/// Reads the counts of recorded outcomes: facility_code, quarter, registrations, outcomes_recorded. A column that could name a person is
/// refused like any other that is not known.
/// </summary>
internal static class OutcomesFile
{
    private const string Facility = "facility_code";
    private const string Quarter = "quarter";
    private const string Registrations = "registrations";
    private const string Recorded = "outcomes_recorded";
    private const long MostRegistrations = 1_000_000_000;
    private const int LongestCode = 60;

    /// <exception cref="UsageException">The file cannot be read, or a column or row is wrong.</exception>
    public static IReadOnlyList<OutcomeCounts> Read(string path)
    {
        try
        {
            var table = NamedColumnsTable.Read(path, [Facility, Quarter, Registrations, Recorded], []);
            var rows = table.Rows.Select(row => Row(table, row)).ToList();
            if (rows.Count == 0)
                throw new UsageException("the file has no rows below its header");
            if (rows.DistinctBy(static row => (row.FacilityCode, row.Quarter)).Count() < rows.Count)
                throw new UsageException("a facility has two rows for one quarter: add their counts up");
            return rows;
        }
        catch (UsageException exception)
        {
            throw new UsageException($"--antenatal: {exception.Message}");
        }
    }

    private static OutcomeCounts Row(NamedColumnsTable table, SheetRow row)
    {
        if (table[row, Facility] is not { Length: <= LongestCode } facility)
            throw Wrong(row, $"{Facility} is missing or too long");
        if (!CalendarQuarter.TryParse(table[row, Quarter], out var quarter))
            throw Wrong(row, $"{Quarter} must be a quarter such as 2025-Q1");
        var (all, recorded) = (Count(table, row, Registrations), Count(table, row, Recorded));
        return recorded <= all
            ? new OutcomeCounts(facility.ToUpperInvariant(), quarter, all, recorded)
            : throw Wrong(row, $"{Recorded} is larger than {Registrations}");
    }

    private static long Count(NamedColumnsTable table, SheetRow row, string column) =>
        long.TryParse(table[row, column], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostRegistrations
            ? count
            : throw Wrong(row, $"{column} must be a whole number, without signs or separators");

    private static UsageException Wrong(SheetRow row, string problem) => new($"row {row.Number}: {problem}");
}

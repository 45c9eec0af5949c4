using System.Globalization;
using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Runs;

namespace FPReconcile.App.Input;

/// <summary>Reads the lists of facilities and areas that settings name.</summary>
internal static class SettingsTables
{
    /// <exception cref="UsageException">The file cannot be read or a row is wrong.</exception>
    public static List<FacilityInfo> ReadFacilities(string path)
    {
        var table = NamedColumnsTable.Read(path, ["code"], ["name", "type", "area_code", "opened", "closed", "expected_reports"]);
        var facilities = table.Rows.Select(row => new FacilityInfo(
            Code(table, row),
            table[row, "name"] ?? "",
            table[row, "type"],
            table[row, "area_code"]?.ToUpperInvariant(),
            Date(table, row, "opened"),
            Date(table, row, "closed"),
            ExpectedReports(table, row))).ToList();
        RefuseTwice(facilities.Select(facility => facility.Code));
        return facilities;
    }

    /// <exception cref="UsageException">The file cannot be read or a row is wrong.</exception>
    public static List<AreaInfo> ReadAreas(string path)
    {
        var table = NamedColumnsTable.Read(path, ["code"], ["name", "parent"]);
        var areas = table.Rows.Select(row => new AreaInfo(Code(table, row), table[row, "name"] ?? "", table[row, "parent"]?.ToUpperInvariant())).ToList();
        RefuseTwice(areas.Select(area => area.Code));
        RefuseCircles(table, areas);
        return areas;
    }

    private static void RefuseCircles(NamedColumnsTable table, List<AreaInfo> areas)
    {
        var parents = areas.ToDictionary(area => area.Code, area => area.Parent, StringComparer.Ordinal);
        for (var i = 0; i < areas.Count; i++)
        {
            var above = areas[i].Parent;
            // As many steps as there are areas: whoever has not come to the top by then goes in a circle.
            for (var step = 0; step < areas.Count && above is not null; step++)
            {
                if (above == areas[i].Code)
                    throw Wrong(table.Rows[i], "the parents of the area lead back to it");
                above = parents.GetValueOrDefault(above);
            }
        }
    }

    private static string Code(NamedColumnsTable table, SheetRow row) =>
        table[row, "code"]?.ToUpperInvariant() ?? throw Wrong(row, "the code is missing");

    private static DateOnly? Date(NamedColumnsTable table, SheetRow row, string column)
    {
        if (table[row, column] is not { } text)
            return null;
        return Dates.TryParseIso(text, out var date) ? date : throw Wrong(row, $"{column} must be a date as yyyy-MM-dd");
    }

    private static int? ExpectedReports(NamedColumnsTable table, SheetRow row)
    {
        if (table[row, "expected_reports"] is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(row, "expected_reports must be a whole number");
    }

    private static void RefuseTwice(IEnumerable<string> codes)
    {
        var twice = codes.GroupBy(code => code, StringComparer.Ordinal).Count(group => group.Count() > 1);
        if (twice > 0)
            throw new UsageException($"{twice} code(s) are there more than once");
    }

    private static UsageException Wrong(SheetRow row, string problem) => new($"row {row.Number}: {problem}");
}

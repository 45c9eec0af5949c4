using System.Globalization;
using System.Text.Json;
using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Disclosure.Statistics;

namespace FPReconcile.App.Statistics;

/// <summary>What an earlier vintage has told, as far as another one of the same births could be subtracted from it.</summary>
internal sealed class EarlierStatistics
{
    private EarlierStatistics(string vintage) => Vintage = vintage;

    /// <summary>Its name.</summary>
    public string Vintage { get; }

    /// <summary>First and last month of its births; null when it tells of none.</summary>
    private (DateOnly First, DateOnly Last)? Months { get; init; }

    /// <summary>Quarters of the recorded outcomes that it tells.</summary>
    private IReadOnlyList<string> Quarters { get; init; } = [];

    /// <summary>The vintage of a folder; null when there is none. What cannot be understood is told and blocks nobody: a damaged file is no published one.</summary>
    /// <param name="folder">Folder of an earlier run; null for none.</param>
    /// <param name="option">The option that names it.</param>
    public static EarlierStatistics? Of(string? folder, string option)
    {
        if (folder is null || !File.Exists(Path.Combine(folder, StatisticsFiles.JsonName)))
            return null;
        try
        {
            return Read(InputStreams.ReadAllBytes(Path.Combine(folder, StatisticsFiles.JsonName)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            Problems.Tell($"{option} holds a {StatisticsFiles.JsonName} whose months cannot be read: make sure that it was not published of the same months, because two tables of the same births can be subtracted");
            return null;
        }
    }

    /// <summary>What two vintages tell alike, in words; null when they share nothing.</summary>
    public string? OverlapWith(PublishedStatistics statistics)
    {
        if (Months is { } earlier && statistics.Facts.Months is { } months && earlier.First <= months.Last && months.First <= earlier.Last)
            return $"the months {Text(months)} overlap with {Text(earlier)}";
        return statistics.Outcomes?.Quarters.Intersect(Quarters, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } quarters
            ? $"outcomes of {string.Join(", ", quarters)} were told there too"
            : null;
    }

    private static EarlierStatistics Read(byte[] bytes)
    {
        using var json = JsonDocument.Parse(bytes);
        var metadata = json.RootElement.GetProperty("metadata");
        var (first, last) = (Month(metadata.GetProperty("first_month")), Month(metadata.GetProperty("last_month")));
        var name = json.RootElement.GetProperty("vintage").GetString();
        return new EarlierStatistics(StatisticsLabel.IsName(name) ? name! : throw new FormatException())
        {
            Months = first is { } from && last is { } to ? (from, to) : null,
            Quarters = QuartersOf(json.RootElement.GetProperty("recorded_outcomes")),
        };
    }

    private static DateOnly? Month(JsonElement element) =>
        element.ValueKind == JsonValueKind.Null ? null : DateOnly.ParseExact(element.GetString() ?? "", "yyyy-MM", CultureInfo.InvariantCulture);

    private static List<string> QuartersOf(JsonElement outcomes) => outcomes.ValueKind == JsonValueKind.Null || outcomes.GetProperty("rows").ValueKind == JsonValueKind.Null
        ? []
        : [.. outcomes.GetProperty("rows").EnumerateArray().Select(static row => row.GetProperty("quarter").GetString()).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string Text((DateOnly First, DateOnly Last) months) =>
        string.Create(CultureInfo.InvariantCulture, $"{months.First:yyyy-MM} to {months.Last:yyyy-MM}");
}

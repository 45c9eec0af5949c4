using System.Globalization;
using System.Text.Json;
using FPReconcile.Core.Completeness.Indicators;
using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs;

namespace FPReconcile.App.Input;

/// <summary>Turns the JSON of a settings file into options and collects what is wrong with it.</summary>
internal sealed class SettingsReader(string folder)
{
    private const int MostDays = 3650;
    private const int MostHours = 24 * 366;
    private const int MostThreads = 1024;
    private const int LeastSensitiveThreshold = 5;
    private const int LeastBirthsThreshold = 3;
    private const int MostThreshold = 1000;
    private const int MostDelays = 20;

    private static readonly string[] Keys =
    [
        "registrationDays", "registerGraceDays", "linkFrom", "possibleMatchFrom", "dateOrder", "coverage", "facilities", "areas",
        "deathFeedMaxAgeHours", "threads", "seed", "language", "statistics",
    ];

    private static readonly string[] StatisticsKeys = ["sensitiveThreshold", "birthsThreshold", "dataLagDays", "delayDays", "from", "to", "vintages"];

    private static readonly string[] CoverageKeys = ["source", "from", "to", "areas"];

    /// <summary>What is wrong, one line each.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>The files that the settings name.</summary>
    public List<string> Files { get; } = [];

    public ReconciliationOptions Read(JsonElement root, ReconciliationOptions defaults)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            Errors.Add("the file must hold one JSON object");
            return defaults;
        }

        RefuseUnknown(root, Keys, "");
        var linkFrom = Number(root, "linkFrom", defaults.LinkFrom, (0.5, 1));
        return defaults with
        {
            RegistrationDays = (int)Whole(root, "registrationDays", (0, MostDays), defaults.RegistrationDays)!,
            RegisterGraceDays = (int)Whole(root, "registerGraceDays", (0, MostDays), defaults.RegisterGraceDays)!,
            LinkFrom = linkFrom!.Value,
            PossibleMatchFrom = Number(root, "possibleMatchFrom", null, (0, linkFrom.Value)),
            DateOrder = Order(root, defaults.DateOrder),
            Coverage = Coverage(root),
            Facilities = Table(root, "facilities", SettingsTables.ReadFacilities) ?? [],
            Areas = Table(root, "areas", SettingsTables.ReadAreas) ?? [],
            DeathFeedMaxAgeHours = (int?)Whole(root, "deathFeedMaxAgeHours", (1, MostHours), null),
            Threads = (int?)Whole(root, "threads", (1, MostThreads), null),
            Seed = Whole(root, "seed", (0, long.MaxValue), defaults.Seed)!.Value,
            Language = Language(root, defaults.Language),
            Statistics = Statistics(root, defaults.Statistics),
        };
    }

    private void RefuseUnknown(JsonElement element, string[] known, string where)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name, StringComparer.Ordinal))
                Errors.Add($"{where}unknown key \"{property.Name}\"; known are {string.Join(", ", known)}");
        }
    }

    private long? Whole(JsonElement root, string key, (long From, long To) range, long? whenAbsent)
    {
        if (!root.TryGetProperty(key, out var value))
            return whenAbsent;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= range.From && number <= range.To)
            return number;
        var upper = range.To == long.MaxValue ? "" : string.Create(CultureInfo.InvariantCulture, $" to {range.To}");
        Errors.Add(string.Create(CultureInfo.InvariantCulture, $"{key} must be a whole number from {range.From}{upper}"));
        return whenAbsent;
    }

    private double? Number(JsonElement root, string key, double? whenAbsent, (double Above, double Below) range)
    {
        if (!root.TryGetProperty(key, out var value))
            return whenAbsent;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number > range.Above && number < range.Below)
            return number;
        Errors.Add(string.Create(CultureInfo.InvariantCulture, $"{key} must be a number above {range.Above} and below {range.Below}"));
        return whenAbsent;
    }

    private DateOrder Order(JsonElement root, DateOrder whenAbsent)
    {
        switch (Text(root, "dateOrder"))
        {
            case null:
                return whenAbsent;
            case "dmy":
                return DateOrder.DayMonthYear;
            case "mdy":
                return DateOrder.MonthDayYear;
            case "ymd":
                return DateOrder.YearMonthDay;
            default:
                Errors.Add("dateOrder must be \"dmy\", \"mdy\" or \"ymd\"");
                return whenAbsent;
        }
    }

    private string Language(JsonElement root, string whenAbsent)
    {
        if (Text(root, "language") is not { } language)
            return whenAbsent;
        if (DisplayLanguages.TryParse(language, out var known))
            return known == DisplayLanguage.SimplifiedChinese ? "zh" : "en";
        Errors.Add("language must be \"en\" or \"zh\"");
        return whenAbsent;
    }

    private StatisticsOptions Statistics(JsonElement root, StatisticsOptions defaults)
    {
        const string Where = "statistics: ";
        if (!root.TryGetProperty("statistics", out var element))
            return defaults;
        if (element.ValueKind != JsonValueKind.Object)
        {
            Errors.Add($"{Where}must be an object with {string.Join(", ", StatisticsKeys)}");
            return defaults;
        }

        RefuseUnknown(element, StatisticsKeys, Where);
        var (from, to) = (FirstOfMonth(element, "from", Where), FirstOfMonth(element, "to", Where));
        if (from > to)
            Errors.Add($"{Where}from is after to");
        return new StatisticsOptions
        {
            SensitiveThreshold = (int)Whole(element, "sensitiveThreshold", (LeastSensitiveThreshold, MostThreshold), defaults.SensitiveThreshold)!,
            BirthsThreshold = (int)Whole(element, "birthsThreshold", (LeastBirthsThreshold, MostThreshold), defaults.BirthsThreshold)!,
            DataLagDays = (int)Whole(element, "dataLagDays", (0, MostDays), defaults.DataLagDays)!,
            DelayDays = DelayDays(element, defaults.DelayDays),
            From = from,
            To = to,
            Vintages = Vintages(element, Where),
        };
    }

    private VintageLength Vintages(JsonElement element, string where)
    {
        switch (Text(element, "vintages", where))
        {
            case null or "quarter":
                return VintageLength.Quarter;
            case "year":
                return VintageLength.Year;
            case "none":
                return VintageLength.None;
            default:
                Errors.Add($"{where}vintages must be \"quarter\", \"year\" or \"none\"");
                return VintageLength.None;
        }
    }

    private DateOnly? FirstOfMonth(JsonElement element, string key, string where)
    {
        if (Text(element, key, where) is not { } text)
            return null;
        if (Dates.TryParseIso(text + "-01", out var month))
            return month;
        Errors.Add($"{where}{key} must be a month as \"yyyy-MM\"");
        return null;
    }

    private IReadOnlyList<int> DelayDays(JsonElement element, IReadOnlyList<int> whenAbsent)
    {
        if (!element.TryGetProperty("delayDays", out var value))
            return whenAbsent;
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is > 0 and <= MostDelays
            && value.EnumerateArray().All(static day => day.ValueKind == JsonValueKind.Number && day.TryGetInt32(out var number) && number is >= 0 and <= MostDays))
            return [.. value.EnumerateArray().Select(static day => day.GetInt32()).Distinct().Order()];
        Errors.Add(string.Create(CultureInfo.InvariantCulture, $"statistics: delayDays must be a list of 1 to {MostDelays} whole numbers from 0 to {MostDays}"));
        return whenAbsent;
    }

    private string? Text(JsonElement element, string key, string where = "")
    {
        if (!element.TryGetProperty(key, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        Errors.Add($"{where}{key} must be a text");
        return null;
    }

    private List<CoverageDeclaration> Coverage(JsonElement root)
    {
        var declarations = new List<CoverageDeclaration>();
        if (!root.TryGetProperty("coverage", out var value))
            return declarations;
        if (value.ValueKind != JsonValueKind.Array)
        {
            Errors.Add("coverage must be a list of objects with source, from, to, areas");
            return declarations;
        }

        foreach (var element in value.EnumerateArray())
        {
            if (Declaration(element, $"coverage entry {declarations.Count + 1}: ") is { } declaration)
                declarations.Add(declaration);
        }

        return declarations;
    }

    private CoverageDeclaration? Declaration(JsonElement element, string where)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Errors.Add($"{where}must be an object with source, from, to, areas");
            return null;
        }

        RefuseUnknown(element, CoverageKeys, where);
        if (!SourceKinds.TryParse(Text(element, "source", where), out var source))
            Errors.Add($"{where}source must be \"facility\", \"registration\" or \"register\"");
        var (from, to) = (Date(element, "from", where), Date(element, "to", where));
        if (from > to)
            Errors.Add($"{where}from is after to");
        return new CoverageDeclaration(source, from, to, AreaCodes(element, where));
    }

    private DateOnly? Date(JsonElement element, string key, string where)
    {
        if (!element.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind == JsonValueKind.String && Dates.TryParseIso(value.GetString(), out var date))
            return date;
        Errors.Add($"{where}{key} must be a date as \"yyyy-MM-dd\"");
        return null;
    }

    private List<string> AreaCodes(JsonElement element, string where)
    {
        var areas = new List<string>();
        if (!element.TryGetProperty("areas", out var value))
            return areas;
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(area => area.ValueKind != JsonValueKind.String))
            Errors.Add($"{where}areas must be a list of area codes");
        else
            areas.AddRange(value.EnumerateArray().Select(area => area.GetString()!.Trim().ToUpperInvariant()));
        return areas;
    }

    private List<T>? Table<T>(JsonElement root, string key, Func<string, List<T>> read)
    {
        if (Text(root, key) is not { } path)
            return null;
        try
        {
            Files.Add(Path.Combine(folder, path));
            return read(Files[^1]);
        }
        catch (UsageException exception)
        {
            Errors.Add($"{key}: {exception.Message}");
            return null;
        }
    }
}

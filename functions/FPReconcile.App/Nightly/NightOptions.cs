using System.Globalization;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Nightly;

/// <summary>How nights are run.</summary>
internal sealed record NightOptions
{
    /// <summary>Setting for trials with old files, which a deployment never makes: the day that nights look from, as yyyy-MM-dd.</summary>
    public const string AsOfSetting = "FPRECONCILE_AS_OF";

    /// <summary>Setting for trials: most records that one invocation links by itself.</summary>
    public const string MostRecordsAloneSetting = "FPRECONCILE_MOST_RECORDS_ALONE";

    private const int MostDays = 3650;
    private const int MostMonths = 600;
    private const int MostRuns = 1000;

    /// <summary>The day nights look from; null (default): the day of the clock, in UTC. For trials with old files.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Most records of all sources that one invocation links by itself; default 60,000. More are spread over messages.</summary>
    public int MostRecordsAlone { get; init; } = 60_000;

    /// <summary>Least rows of a part of the search for pairs; default 20,000. Months are joined until they have as many.</summary>
    public int LeastRowsOfPart { get; init; } = 20_000;

    /// <summary>Days that a raw upload is kept after it came; default 7, 0 or more. It is needed to read it anew with another mapping.</summary>
    public int RawUploadDays { get; init; } = 7;

    /// <summary>Months that a closed case is kept, so that it can reopen; default 24.</summary>
    public int ClosedCaseMonths { get; init; } = 24;

    /// <summary>How many published nights are kept, the newest; default 14, at least 2.</summary>
    public int KeepRuns { get; init; } = 14;

    /// <summary>How often the sweep sends an upload to be read before it is set aside; default 5.</summary>
    public int MostAttempts { get; init; } = 5;

    /// <summary>When reports of facilities are late.</summary>
    public FacilityReportRules FacilityReports { get; init; } = new();

    /// <summary>Reads the settings of the app; every mistake is told at once.</summary>
    /// <exception cref="UsageException">A setting is wrong.</exception>
    public static NightOptions Read(Func<string, string?> setting)
    {
        var (defaults, mistakes) = (new NightOptions(), new List<string>());
        var options = defaults with
        {
            AsOf = Day(AsOfSetting),
            RawUploadDays = Number(AppSettings.RawUploadDays, (0, MostDays), defaults.RawUploadDays),
            ClosedCaseMonths = Number(AppSettings.ClosedCaseMonths, (1, MostMonths), defaults.ClosedCaseMonths),
            KeepRuns = Number(AppSettings.KeepRuns, (2, MostRuns), defaults.KeepRuns),
            MostRecordsAlone = Number(MostRecordsAloneSetting, (0, int.MaxValue), defaults.MostRecordsAlone),
        };
        return mistakes.Count == 0 ? options : throw new UsageException(string.Join('\n', mistakes));

        DateOnly? Day(string name)
        {
            if (setting(name) is not { Length: > 0 } text)
                return null;
            if (Dates.TryParseIso(text, out var day))
                return day;
            mistakes.Add($"{name} is not a date of the calendar: write it as yyyy-MM-dd");
            return null;
        }

        int Number(string name, (int Least, int Most) range, int otherwise)
        {
            if (setting(name) is not { Length: > 0 } text)
                return otherwise;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= range.Least && number <= range.Most)
                return number;
            mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"{name} must be a whole number from {range.Least} to {range.Most}"));
            return otherwise;
        }
    }
}

using System.Globalization;
using FPReconcile.App.Identity;
using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Uploads;

namespace FPReconcile.App.Triggers.Hosting;

/// <summary>Settings of the custom handler, from environment variables.</summary>
internal sealed record HandlerSettings
{
    public const string PortVariable = "FUNCTIONS_CUSTOMHANDLER_PORT";

    // Set by the platform in every app of Azure.
    private const string SiteVariable = "WEBSITE_SITE_NAME";

    /// <summary>How long work that reached its deadline may take to stop.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan DefaultDeadline = TimeSpan.FromMinutes(20);

    private static readonly TimeSpan LeastDeadline = TimeSpan.FromSeconds(10);

    // host.json has 30 minutes; the host then kills the whole process, and every other invocation with it.
    private static readonly TimeSpan MostDeadline = TimeSpan.FromMinutes(28);

    /// <summary>Port to listen on, 1 to 65535; 0 takes a free one.</summary>
    public required int Port { get; init; }

    /// <summary>How long an invocation may work, 10 seconds to 28 minutes. Default: 20 minutes.</summary>
    public TimeSpan Deadline { get; init; } = DefaultDeadline;

    /// <summary>Whether the blob trigger ingests. Default: yes; off where events of storage are used.</summary>
    public bool IsBlobTriggerOn { get; init; } = true;

    /// <summary>Whether the platform signs users in, and its headers may be trusted.</summary>
    public bool IsAuthenticationOn { get; init; }

    /// <summary>Where uploads arrive; null when no storage account is named, and every upload is then refused.</summary>
    public UploadAddress? Uploads { get; init; }

    /// <summary>
    /// Whether an app of Azure has no time for its night. The host then leaves the timer out, and nothing else tells of it until a
    /// night is missed. Uploads and pages work without it, so the program starts all the same.
    /// </summary>
    public bool IsScheduleMissing { get; init; }

    /// <summary>Reads the settings; every mistake is told at once.</summary>
    /// <exception cref="UsageException">A setting is wrong.</exception>
    public static HandlerSettings Read(Func<string, string?> variable)
    {
        var mistakes = new List<string>();
        var settings = new HandlerSettings
        {
            Port = ReadPort(variable(PortVariable), mistakes),
            Deadline = ReadDeadline(variable(AppSettings.Deadline), mistakes),
            IsBlobTriggerOn = ReadSwitch(variable(AppSettings.BlobTrigger), mistakes),
            IsAuthenticationOn = string.Equals(variable(EasyAuth.Setting), "true", StringComparison.OrdinalIgnoreCase),
            Uploads = StoreOpening.Uploads(variable),
            IsScheduleMissing = !string.IsNullOrEmpty(variable(SiteVariable)) && string.IsNullOrEmpty(variable(AppSettings.NightlySchedule)),
        };
        return mistakes.Count == 0 ? settings : throw new UsageException(string.Join('\n', mistakes));
    }

    private static int ReadPort(string? text, List<string> mistakes)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535)
            return port;
        mistakes.Add($"{PortVariable} is no port: it must be a number from 1 to 65535");
        return 0;
    }

    private static TimeSpan ReadDeadline(string? text, List<string> mistakes)
    {
        if (string.IsNullOrEmpty(text))
            return DefaultDeadline;
        if (TimeSpan.TryParseExact(text, @"hh\:mm\:ss", CultureInfo.InvariantCulture, out var deadline) && deadline >= LeastDeadline && deadline <= MostDeadline)
            return deadline;
        mistakes.Add($"{AppSettings.Deadline} is wrong: write it as hh:mm:ss, from 00:00:10 to 00:28:00");
        return DefaultDeadline;
    }

    private static bool ReadSwitch(string? text, List<string> mistakes)
    {
        if (string.IsNullOrEmpty(text) || text == "on")
            return true;
        if (text != "off")
            mistakes.Add($"{AppSettings.BlobTrigger} is wrong: it must be on or off");
        return false;
    }
}

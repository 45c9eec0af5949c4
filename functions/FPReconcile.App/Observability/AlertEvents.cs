namespace FPReconcile.App.Observability;

/// <summary>Events of the log that somebody is told of: the alerts of the deployment look for these words, and a test compares them.</summary>
internal static class AlertEvents
{
    /// <summary>A night was made visible to readers, or nothing has changed since the one that they see.</summary>
    public const string NightPublished = "night_published";

    /// <summary>A step of the night failed.</summary>
    public const string NightFailed = "night_failed";

    /// <summary>Facilities did not send what was expected of them in time.</summary>
    public const string FacilityFilesLate = "facility_files_late";

    public static IReadOnlyList<string> All { get; } = [NightPublished, NightFailed, FacilityFilesLate];
}

namespace FPReconcile.App.Nightly;

/// <summary>Names of the settings of the app in the cloud; the deployment files set the same, and a test compares them.</summary>
internal static class AppSettings
{
    /// <summary>Storage account of the app and of the Functions host, reached with the identity of the app.</summary>
    public const string StorageAccountName = "AzureWebJobsStorage__accountName";

    /// <summary>Where the Functions host sends logs.</summary>
    public const string ApplicationInsights = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>How the Functions host proves who it is to Application Insights: <c>Authorization=AAD</c>, its identity, no key.</summary>
    public const string ApplicationInsightsAuthentication = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary><c>false</c>: the Functions host leaves no line of the log out. Alerts look for single lines.</summary>
    public const string LogSampling = "AzureFunctionsJobHost__logging__applicationInsights__samplingSettings__isEnabled";

    /// <summary><c>true</c>: the Functions host does not start the blob trigger, which it refuses on Flex Consumption.</summary>
    public const string BlobTriggerDisabled = "AzureWebJobs.IngestBlob.Disabled";

    /// <summary><c>on</c> or <c>off</c>: whether the app answers the blob trigger. Off where uploads arrive as events.</summary>
    public const string BlobTrigger = "FPRECONCILE_BLOB_TRIGGER";

    /// <summary>When the nightly run begins: six fields (second first), UTC. Default <c>0 15 1 * * *</c>.</summary>
    public const string NightlySchedule = "FPRECONCILE_NIGHTLY_SCHEDULE";

    /// <summary>Time (hh:mm:ss) after which the app gives up a step and keeps what is done; less than functionTimeout of the host. Default 00:20:00.</summary>
    public const string Deadline = "FPRECONCILE_DEADLINE";

    /// <summary>Days that a raw upload is kept after it was ingested. Default 7.</summary>
    public const string RawUploadDays = "FPRECONCILE_RAW_UPLOAD_DAYS";

    /// <summary>Months that a closed case is kept. Default 24.</summary>
    public const string ClosedCaseMonths = "FPRECONCILE_CLOSED_CASE_MONTHS";

    /// <summary>How many runs are kept, the newest ones. Default 14.</summary>
    public const string KeepRuns = "FPRECONCILE_KEEP_RUNS";

    /// <summary>Most bytes of the heap, hexadecimal. Near it the runtime collects more often instead of asking for more. The runtime reads it, not the app.</summary>
    public const string HeapLimit = "DOTNET_GCHeapHardLimit";

    /// <summary>From 0 to 9: how much the runtime does against memory in unused pieces. The runtime reads it, not the app.</summary>
    public const string ConserveMemory = "DOTNET_GCConserveMemory";

    /// <summary>Name of the app in traces and metrics.</summary>
    public const string TelemetryServiceName = "OTEL_SERVICE_NAME";

    /// <summary>Address of an OpenTelemetry collector; not set: traces and metrics are sent nowhere.</summary>
    public const string TelemetryCollector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Client id of the identity with which the platform signs people in, in place of a secret. The app does not read it.</summary>
    public const string SignInIdentity = "OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID";

    /// <summary>Every setting that a deployment may make.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        StorageAccountName, ApplicationInsights, ApplicationInsightsAuthentication, LogSampling, BlobTriggerDisabled, BlobTrigger,
        NightlySchedule, Deadline, RawUploadDays, ClosedCaseMonths, KeepRuns, HeapLimit, ConserveMemory, TelemetryServiceName, TelemetryCollector, SignInIdentity,
    ];
}

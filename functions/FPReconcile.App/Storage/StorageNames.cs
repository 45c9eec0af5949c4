namespace FPReconcile.App.Storage;

/// <summary>Names of the containers, queues and tables; the deployment files name the same, and a test compares them.</summary>
internal static class StorageNames
{
    /// <summary>Files as offices sent them: <c>{source}/{sender}/{name}</c>. Deleted after ingest, by setting.</summary>
    public const string Uploads = "uploads";

    /// <summary>What was read of each upload, in columns.</summary>
    public const string Batches = "batches";

    /// <summary>What a night works with and what it gives, under the id of the run.</summary>
    public const string Runs = "runs";

    /// <summary>Reference files (facilities, areas), settings, mapping and trained models, each under its version; leases.</summary>
    public const string Reference = "reference";

    /// <summary>Where in <see cref="Reference"/> filled-in worklists wait to be applied.</summary>
    public const string ReviewImports = "review/imports/";

    /// <summary>Published statistics, frozen under the name of their vintage.</summary>
    public const string Vintages = "vintages";

    /// <summary>Events of new uploads.</summary>
    public const string IngestQueue = "ingest-events";

    /// <summary>Parts of a night's work.</summary>
    public const string PartitionQueue = "run-partitions";

    /// <summary>Runs that are ready to be made visible.</summary>
    public const string PublishQueue = "run-publish";

    /// <summary>What is known of each upload: its version, its batch, what became of it.</summary>
    public const string UploadsTable = "uploads";

    /// <summary>State of each run, and which run is the one that readers see.</summary>
    public const string RunsTable = "runs";

    /// <summary>Cases across nights.</summary>
    public const string CasesTable = "cases";

    /// <summary>Decisions of officers.</summary>
    public const string DecisionsTable = "decisions";

    /// <summary>Open cases of each area, masked.</summary>
    public const string WorklistsTable = "worklists";

    /// <summary>Who saw or did what, in order.</summary>
    public const string AuditTable = "audit";

    /// <summary>Salted hashes of erased births, so that a later upload does not bring them back.</summary>
    public const string ErasuresTable = "erasures";

    public static IReadOnlyList<string> Containers { get; } = [Uploads, Batches, Runs, Reference, Vintages];

    public static IReadOnlyList<string> Queues { get; } = [IngestQueue, PartitionQueue, PublishQueue];

    public static IReadOnlyList<string> Tables { get; } = [UploadsTable, RunsTable, CasesTable, DecisionsTable, WorklistsTable, AuditTable, ErasuresTable];

    /// <summary>Where messages go that failed too often.</summary>
    public static string PoisonOf(string queue) => queue + "-poison";
}

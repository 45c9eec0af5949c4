using FPReconcile.App.Storage;

namespace FPReconcile.App.Nightly.Uploads;

/// <summary>What became of an upload.</summary>
internal enum UploadStatus
{
    /// <summary>Read, at least in part: its batch counts in the next night.</summary>
    Ingested = 0,

    /// <summary>Its batch says why it could not be read; the night goes on without it.</summary>
    Unreadable,

    /// <summary>It was found without having been read, and was sent to be read.</summary>
    Pending,

    /// <summary>Reading it failed again and again: set aside until it is sent anew. Its batch says so.</summary>
    SetAside,
}

/// <summary>The row of an upload: which version was read last, and where its batch is.</summary>
internal sealed record UploadState
{
    private const string VersionValue = "version";
    private const string BatchValue = "batch";
    private const string NameValue = "name";
    private const string StatusValue = "status";
    private const string ReceivedValue = "received";
    private const string AttemptsValue = "attempts";

    public required string SourceName { get; init; }

    public required string Id { get; init; }

    /// <summary>The sender's path: shown to the sender, never logged.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Version of the upload that the batch was made of.</summary>
    public required string Version { get; init; }

    /// <summary>Path of the batch; empty when there is none.</summary>
    public required string Batch { get; init; }

    public required UploadStatus Status { get; init; }

    /// <summary>When this version was uploaded.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>How often the sweep has sent it to be read without success.</summary>
    public int Attempts { get; init; }

    public TableKey Key => new(SourceName, Id);

    /// <summary>True when there is nothing more to do for a version of the upload.</summary>
    public bool IsReadAs(BlobVersion upload) => Status is UploadStatus.Ingested or UploadStatus.Unreadable && Version == upload.ETag.ToString();

    public static UploadState Of(UploadPath path, BlobVersion upload, UploadStatus status, string batch) => new()
    {
        SourceName = path.SourceName,
        Id = path.Id,
        DisplayName = path.DisplayName,
        Version = upload.ETag.ToString(),
        Batch = batch,
        Status = status,
        Received = upload.LastModified,
    };

    public static UploadState From(TableRow row) => new()
    {
        SourceName = row.Key.Partition,
        Id = row.Key.Row,
        DisplayName = row.Text(NameValue) ?? "",
        Version = row.Text(VersionValue) ?? "",
        Batch = row.Text(BatchValue) ?? "",
        Status = Enum.Parse<UploadStatus>(row.Text(StatusValue) ?? nameof(UploadStatus.SetAside)),
        Received = (DateTimeOffset)row.Values[ReceivedValue],
        Attempts = row.Values.TryGetValue(AttemptsValue, out var attempts) ? (int)attempts : 0,
    };

    public TableRow ToRow() => new(Key, new Dictionary<string, object>(StringComparer.Ordinal)
    {
        [NameValue] = DisplayName,
        [VersionValue] = Version,
        [BatchValue] = Batch,
        [StatusValue] = Status.ToString(),
        [ReceivedValue] = Received,
        [AttemptsValue] = Attempts,
    });

    /// <summary>Ids only.</summary>
    public override string ToString() => $"{SourceName} {Id} {Status}";
}

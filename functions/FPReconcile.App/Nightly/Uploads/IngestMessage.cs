using System.Text.Json;
using System.Text.Json.Nodes;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Nightly.Uploads;

/// <summary>
/// A message of <see cref="StorageNames.IngestQueue"/>: an event of the storage account, or the short form that the program itself writes.
/// Anybody who can write to the queue can name any blob, so everything outside the container of uploads is refused.
/// </summary>
internal static class IngestMessage
{
    private const string ShortForm = "upload";
    private const string SubjectStart = $"/blobServices/default/containers/{StorageNames.Uploads}/blobs/";

    /// <summary>The short form: what the program puts for an upload whose event was lost or that came by another way.</summary>
    public static string Text(BlobName upload) => new JsonObject { [ShortForm] = upload.Path }.ToJsonString();

    /// <summary>The upload that a message is about; null when it tells of something else than a new blob.</summary>
    /// <param name="message">Text of the message.</param>
    /// <param name="uploads">The only place that events may come from; null: none.</param>
    /// <exception cref="TriggerRefusedException">It is no such message, or is about another place.</exception>
    public static BlobName? Read(string message, UploadAddress? uploads)
    {
        if (MessageText.TryParse(message) is not { ValueKind: JsonValueKind.Object } content)
            throw new TriggerRefusedException("message-is-no-event");
        if (Text(content, ShortForm) is { } path)
            return UploadAddress.Name(path) ?? throw new TriggerRefusedException("upload-is-no-file");
        var kind = Text(content, "eventType") ?? Text(content, "type") ?? throw new TriggerRefusedException("message-is-no-event");
        return kind == "Microsoft.Storage.BlobCreated" ? OfEvent(content, uploads) : null;
    }

    private static BlobName OfEvent(JsonElement content, UploadAddress? uploads)
    {
        if (uploads is null)
            throw new TriggerRefusedException("no-storage-account-is-set");
        if (Text(content, "subject") is not { } subject || !content.TryGetProperty("data", out var data) || Text(data, "url") is not { } url)
            throw new TriggerRefusedException("message-is-no-event");
        if (!subject.StartsWith(SubjectStart, StringComparison.Ordinal) || uploads.Find(url) is not { } upload)
            throw new TriggerRefusedException("event-of-another-place");
        // The subject may be percent-encoded or not; the address always is.
        var path = subject[SubjectStart.Length..];
        return path == upload.Path || Uri.UnescapeDataString(path) == upload.Path ? upload : throw new TriggerRefusedException("event-contradicts-itself");
    }

    private static string? Text(JsonElement content, string name) =>
        content.ValueKind == JsonValueKind.Object && content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

using System.Buffers;
using System.Text.Json;
using FPReconcile.App.Nightly.Uploads;

namespace FPReconcile.App.Triggers.Hosting;

/// <summary>
/// The payload of an invocation: <c>{"Data":{binding: value},"Metadata":{...}}</c>. Facts come from <c>Data</c>: the sender of a message
/// can overwrite <c>Metadata</c>. Only the blob trigger says its blob nowhere else.
/// </summary>
internal sealed class TriggerPayload : IDisposable
{
    /// <summary>Bytes that are kept of one string: a message of 64 KiB whose signs are all escaped twice.</summary>
    private const int MostOfText = 512 << 10;

    /// <summary>Bytes that are kept of a payload.</summary>
    private const int MostKept = 4 << 20;

    private const int BufferSize = 64 << 10;

    private readonly JsonDocument _document;

    private TriggerPayload(JsonDocument document) => _document = document;

    /// <summary>Reads a payload to its end.</summary>
    /// <exception cref="TriggerRefusedException">It is no payload.</exception>
    public static async Task<TriggerPayload> ReadAsync(Stream body, CancellationToken cancellation)
    {
        var kept = new ArrayBufferWriter<byte>();
        var filter = new LongTextFilter(MostOfText);
        var buffer = new byte[BufferSize];
        while (await body.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            filter.Pass(buffer.AsSpan(0, count), kept);
            if (kept.WrittenCount > MostKept)
                throw new TriggerRefusedException("payload-too-large");
        }

        return Parse(kept.WrittenMemory);
    }

    /// <summary>The value of a binding; null when there is none.</summary>
    public JsonElement? Data(string binding) => Find("Data", binding);

    /// <summary>The text of a value of the metadata, sent once or twice encoded; null when there is none.</summary>
    public string? Metadata(string name) => Find("Metadata", name) is { ValueKind: JsonValueKind.String } value ? MessageText.Once(value.GetString()!) : null;

    public void Dispose() => _document.Dispose();

    private static TriggerPayload Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return new TriggerPayload(document);
            document.Dispose();
        }
        catch (JsonException)
        {
            // Told below, without the parser's message: it may quote the payload.
        }

        throw new TriggerRefusedException("payload-is-no-object");
    }

    private JsonElement? Find(string part, string name) =>
        _document.RootElement.TryGetProperty(part, out var values) && values.ValueKind == JsonValueKind.Object
        && values.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}

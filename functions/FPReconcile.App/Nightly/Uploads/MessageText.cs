using System.Text;
using System.Text.Json;

namespace FPReconcile.App.Nightly.Uploads;

/// <summary>
/// The text of a queue message in a payload. The host writes a text as JSON text of a JSON text; other hosts, and senders, write it plain,
/// as an object, as a list of one, or in base64 of either. All of them give the same text here.
/// </summary>
internal static class MessageText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of the value of a queue binding.</summary>
    /// <exception cref="TriggerRefusedException">There is no text.</exception>
    public static string Of(JsonElement? item)
    {
        var text = item switch
        {
            { ValueKind: JsonValueKind.String } value => Unwrap(Once(value.GetString()!)),
            { ValueKind: JsonValueKind.Object or JsonValueKind.Array } value => Unwrap(value.GetRawText()),
            _ => throw new TriggerRefusedException("message-is-missing"),
        };
        return text.Length > 0 ? text : throw new TriggerRefusedException("message-is-empty");
    }

    /// <summary>A text that may be encoded as JSON text once more, without that.</summary>
    public static string Once(string text) => TryParse(text) is { ValueKind: JsonValueKind.String } inner ? inner.GetString()! : text;

    /// <summary>A text as JSON; null when it is none.</summary>
    public static JsonElement? TryParse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Unwrap(string text)
    {
        var trimmed = text.Trim();
        if (trimmed is not ['[' or '{', ..] && TryBase64(trimmed) is { } decoded)
            trimmed = decoded;
        if (trimmed is not ['[', ..])
            return trimmed;
        return TryParse(trimmed) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 1
            ? Element(list[0])
            : throw new TriggerRefusedException("message-is-a-list");
    }

    private static string Element(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.GetRawText(),
        JsonValueKind.String => element.GetString()!,
        _ => throw new TriggerRefusedException("message-is-a-list"),
    };

    // Only an object or a list: a plain word such as "test" is also valid base64.
    private static string? TryBase64(string text)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var count))
            return null;
        try
        {
            var decoded = StrictUtf8.GetString(bytes, 0, count).Trim();
            return decoded is ['[' or '{', ..] && TryParse(decoded) is not null ? decoded : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

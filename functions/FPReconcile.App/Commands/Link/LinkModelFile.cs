using System.Text.Json;

namespace FPReconcile.App.Commands.Link;

/// <summary>Reads the model file of <c>link</c>. Every mistake is reported at once, by its place in the file.</summary>
internal static class LinkModelFile
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="UsageException">The file cannot be read or something in it is wrong.</exception>
    public static LinkModelDefinition Read(string path)
    {
        using var document = Parse(path);
        var problems = new List<string>();
        var definition = LinkModelReader.Read(new JsonPlace(document.RootElement, "", problems));
        if (definition is null || problems.Count > 0)
            throw new UsageException(string.Join(Environment.NewLine, problems.Select(problem => $"model: {problem}")));
        return definition;
    }

    private static JsonDocument Parse(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            // Some editors put a byte order mark before the text, which the parser refuses.
            return JsonDocument.Parse(bytes.AsMemory(bytes.AsSpan().StartsWith(Mark) ? Mark.Length : 0), Lenient);
        }
        catch (JsonException exception)
        {
            var line = exception.LineNumber is { } number ? $" (line {number + 1})" : "";
            throw new UsageException($"model: not valid JSON{line}, or a key is there twice: correct the file");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException("model: the file of --model cannot be read: check the path and its permissions");
        }
    }
}

using System.Text.Json;
using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Runs;

namespace FPReconcile.App.Input;

/// <summary>The options of a run, and the files that they came from.</summary>
internal sealed record RunSettings(ReconciliationOptions Options, IReadOnlyList<string> Files);

/// <summary>Reads the settings of a run. Every mistake is reported at once, by the name of its key.</summary>
internal static class SettingsFile
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>The settings of the file, or the defaults when there is none.</summary>
    /// <exception cref="UsageException">The file cannot be read or something in it is wrong.</exception>
    public static RunSettings Read(string? path, DateOnly asOf)
    {
        var defaults = new ReconciliationOptions { AsOf = asOf };
        if (path is null)
            return new RunSettings(defaults, []);
        var reader = new SettingsReader(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = Read(path, reader, defaults);
        if (reader.Errors.Count > 0)
            throw new UsageException(string.Join(Environment.NewLine, reader.Errors.Select(error => $"settings: {error}")));
        return new RunSettings(options, [path, .. reader.Files]);
    }

    private static ReconciliationOptions Read(string path, SettingsReader reader, ReconciliationOptions defaults)
    {
        try
        {
            using var document = Parse(path);
            return reader.Read(document.RootElement, defaults);
        }
        catch (InvalidOperationException)
        {
            // How the parser tells of an escape that is half of a character, such as \ud800 alone.
            throw new UsageException("settings: a text holds half of a character: correct the file");
        }
    }

    private static JsonDocument Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(InputStreams.ReadAllBytes(path), Lenient);
        }
        catch (JsonException exception)
        {
            var line = exception.LineNumber is { } number ? $" (line {number + 1})" : "";
            throw new UsageException($"settings: not valid JSON{line}, or a key is there twice: correct the file");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException("settings: the file of --settings cannot be read: check the path and its permissions");
        }
    }
}

using System.Buffers;
using System.Text;
using System.Text.Json;
using Azure;

namespace FPReconcile.App.Observability;

/// <summary>
/// The log of the handler and of <c>serve</c>: one JSON object a line, ids and counts only. Lines of trouble go to standard error,
/// where the Functions host takes a line for an error, or for a warning when that word is in it.
/// </summary>
internal sealed class EventLog(TextWriter output, TextWriter error, TimeProvider time)
{
    private const int MostFrames = 12;

    private readonly Lock _lock = new();

    /// <summary>Tells that something happened as it should.</summary>
    public void Tell(string what, params ReadOnlySpan<LogFact> facts) => Write(output, Line("information", what, null, facts));

    /// <summary>Tells trouble that the program deals with by itself.</summary>
    public void Warn(string what, params ReadOnlySpan<LogFact> facts) => Write(error, Line("warning", what, null, facts));

    /// <summary>Tells that something failed. Of the exception its types and places are told, never its message: that may quote a row.</summary>
    public void Fail(string what, Exception? exception, params ReadOnlySpan<LogFact> facts) => Write(error, Line("error", what, exception, facts));

    private void Write(TextWriter writer, string line)
    {
        lock (_lock)
        {
            writer.WriteLine(line);
            writer.Flush();
        }
    }

    private string Line(string level, string what, Exception? exception, ReadOnlySpan<LogFact> facts)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("time", time.GetUtcNow().UtcDateTime);
            json.WriteString("level", level);
            json.WriteString("event", what);
            foreach (var fact in facts)
            {
                if (fact.Text is { } text)
                    json.WriteString(fact.Name, text);
                else
                    json.WriteNumber(fact.Name, fact.Number);
            }

            if (exception is not null)
                WriteException(json, exception);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteException(Utf8JsonWriter json, Exception exception)
    {
        json.WriteStartArray("exceptions");
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
            json.WriteStringValue(inner is RequestFailedException failed ? $"{inner.GetType().FullName} {failed.Status} {failed.ErrorCode}" : inner.GetType().FullName);
        json.WriteEndArray();
        json.WriteStartArray("at");
        foreach (var frame in (exception.StackTrace ?? "").Split('\n', MostFrames + 1, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MostFrames))
            json.WriteStringValue(WithoutPath(frame));
        json.WriteEndArray();
    }

    // A frame ends with the path of the source on the machine that built it: only the file and line help.
    private static string WithoutPath(string frame)
    {
        var path = frame.IndexOf(" in ", StringComparison.Ordinal);
        return path < 0 ? frame : $"{frame[..path]} {frame[(frame.LastIndexOfAny(['/', '\\']) + 1)..]}";
    }
}

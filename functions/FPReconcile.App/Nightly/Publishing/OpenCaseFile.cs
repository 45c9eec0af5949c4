using System.Text.Json;
using System.Text.Json.Serialization;
using FPReconcile.Core.Disclosure;

namespace FPReconcile.App.Nightly.Publishing;

/// <summary>The open cases of a run as lines of JSON: what the publishing of the run puts into the tables.</summary>
internal static class OpenCaseFile
{
    public static void Write(Stream stream, IEnumerable<OpenCase> rows)
    {
        foreach (var row in rows)
        {
            JsonSerializer.Serialize(stream, row, OpenCaseContext.Default.OpenCase);
            stream.WriteByte((byte)'\n');
        }
    }

    public static IEnumerable<OpenCase> Read(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes));
        while (reader.ReadLine() is { } line)
            yield return JsonSerializer.Deserialize(line, OpenCaseContext.Default.OpenCase) ?? throw new FormatException("A line of the open cases is damaged.");
    }
}

[JsonSerializable(typeof(OpenCase))]
internal sealed partial class OpenCaseContext : JsonSerializerContext;

using System.Text.Json;
using FPReconcile.Core.Disclosure;

namespace FPReconcile.App.Nightly;

/// <summary>The open cases of a run as lines of JSON: what the publishing of the run puts into the tables.</summary>
internal static class OpenCaseFile
{
    public static byte[] Write(IEnumerable<OpenCase> rows)
    {
        using var bytes = new MemoryStream();
        foreach (var row in rows)
        {
            JsonSerializer.Serialize(bytes, row);
            bytes.WriteByte((byte)'\n');
        }

        return bytes.ToArray();
    }

    public static IEnumerable<OpenCase> Read(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes));
        while (reader.ReadLine() is { } line)
            yield return JsonSerializer.Deserialize<OpenCase>(line) ?? throw new FormatException("A line of the open cases is damaged.");
    }
}

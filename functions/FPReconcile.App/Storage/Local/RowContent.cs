using System.Globalization;
using System.Text.Json;

namespace FPReconcile.App.Storage.Local;

/// <summary>The values of a row as JSON: <c>{"name": {"type": "value"}}</c>.</summary>
internal static class RowContent
{
    public static byte[] Write(IReadOnlyDictionary<string, object> values)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach (var (name, value) in values)
            {
                var (type, text) = ToText(value);
                json.WriteStartObject(name);
                json.WriteString(type, text);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    public static IReadOnlyDictionary<string, object> Read(byte[] content)
    {
        using var json = JsonDocument.Parse(content);
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var property in json.RootElement.EnumerateObject())
        {
            var value = property.Value.EnumerateObject().First();
            values.Add(property.Name, FromText(value.Name, value.Value.GetString()!));
        }

        return values;
    }

    private static (string Type, string Text) ToText(object value) => value switch
    {
        string text => ("text", text),
        int number => ("int", number.ToString(CultureInfo.InvariantCulture)),
        long number => ("long", number.ToString(CultureInfo.InvariantCulture)),
        double number => ("double", number.ToString("R", CultureInfo.InvariantCulture)),
        bool flag => ("bool", flag ? "true" : "false"),
        DateTimeOffset time => ("time", time.UtcTicks.ToString(CultureInfo.InvariantCulture)),
        _ => ("bytes", Convert.ToBase64String((byte[])value)),
    };

    private static object FromText(string type, string text) => type switch
    {
        "text" => text,
        "int" => int.Parse(text, CultureInfo.InvariantCulture),
        "long" => long.Parse(text, CultureInfo.InvariantCulture),
        "double" => double.Parse(text, CultureInfo.InvariantCulture),
        "bool" => text == "true",
        "time" => new DateTimeOffset(long.Parse(text, CultureInfo.InvariantCulture), TimeSpan.Zero),
        _ => Convert.FromBase64String(text),
    };
}

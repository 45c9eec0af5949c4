using System.Globalization;
using System.Text.Json;

namespace FPReconcile.App.Storage.Azure;

/// <summary>A row as tables of Azure write it: values by name, and beside those that JSON has no type for, their type.</summary>
internal static class TableJson
{
    private const string TypeSuffix = "@odata.type";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <param name="row">The row.</param>
    /// <param name="write">Names this write; null: it need not be found again.</param>
    public static byte[] Write(TableRow row, string? write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("PartitionKey", row.Key.Partition);
            json.WriteString("RowKey", row.Key.Row);
            if (write is not null)
                json.WriteString(StorageRules.WriteName, write);
            foreach (var (name, value) in row.Values)
                WriteValue(json, name, value);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    public static (TableRow Row, string? Write) Read(JsonElement json)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        string? write = null;
        foreach (var property in json.EnumerateObject())
        {
            if (property.Name is "PartitionKey" or "RowKey" or "Timestamp" || property.Name.Contains("odata.", StringComparison.Ordinal))
                continue;
            if (property.Name == StorageRules.WriteName)
                write = property.Value.GetString();
            else if (ReadValue(json, property) is { } value)
                values.Add(property.Name, value);
        }

        var key = new TableKey(json.GetProperty("PartitionKey").GetString()!, json.GetProperty("RowKey").GetString()!);
        return (new TableRow(key, values) { ETag = AzureAnswer.ToVersion(json.GetProperty("odata.etag").GetString()!) }, write);
    }

    private static void WriteValue(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            default:
                var (type, word) = ToTyped(value);
                json.WriteString(name + TypeSuffix, type);
                json.WriteString(name, word);
                break;
        }
    }

    private static (string Type, string Text) ToTyped(object value) => value switch
    {
        long number => ("Edm.Int64", number.ToString(CultureInfo.InvariantCulture)),
        double number => ("Edm.Double", number.ToString("R", CultureInfo.InvariantCulture)),
        DateTimeOffset time => ("Edm.DateTime", time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)),
        _ => ("Edm.Binary", Convert.ToBase64String((byte[])value)),
    };

    private static object? ReadValue(JsonElement json, JsonProperty property)
    {
        var type = json.TryGetProperty(property.Name + TypeSuffix, out var declared) ? declared.GetString() : null;
        return property.Value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => ReadNumber(property.Value, type),
            JsonValueKind.String => ReadText(property.Value.GetString()!, type),
            _ => null,
        };
    }

    /// <summary>Without a type, 3.0 is a double and 3 an int. Boxed one by one: a conditional expression would make all of them double.</summary>
    private static object ReadNumber(JsonElement value, string? type)
    {
        if (type == "Edm.Int64")
            return value.GetInt64();
        if (type == "Edm.Double" || value.GetRawText().AsSpan().ContainsAny(".eE"))
            return value.GetDouble();
        return value.GetInt32();
    }

    private static object ReadText(string text, string? type) => type switch
    {
        "Edm.Int64" => long.Parse(text, CultureInfo.InvariantCulture),
        "Edm.Double" => double.Parse(text, CultureInfo.InvariantCulture),
        "Edm.DateTime" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        "Edm.Binary" => Convert.FromBase64String(text),
        _ => text,
    };
}

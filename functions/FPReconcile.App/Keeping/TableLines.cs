using System.Globalization;
using System.Text.Json.Nodes;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Keeping;

/// <summary>Rows of tables as lines of JSON: keys, and each value with its type.</summary>
internal static class TableLines
{
    private const string Partition = "partition";
    private const string Row = "row";
    private const string Values = "values";

    public static string Write(TableRow row)
    {
        var values = new JsonObject();
        foreach (var (name, value) in row.Values.OrderBy(value => value.Key, StringComparer.Ordinal))
        {
            var (type, text) = ToText(value);
            values[name] = new JsonArray(type, text);
        }

        return new JsonObject { [Partition] = row.Key.Partition, [Row] = row.Key.Row, [Values] = values }.ToJsonString();
    }

    /// <exception cref="FormatException">The line is damaged.</exception>
    public static TableRow Read(string line)
    {
        try
        {
            var row = JsonNode.Parse(line)!;
            var values = row[Values]!.AsObject().ToDictionary(
                value => value.Key, value => FromText(value.Value![0]!.GetValue<string>(), value.Value[1]!.GetValue<string>()), StringComparer.Ordinal);
            return new TableRow(new TableKey(row[Partition]!.GetValue<string>(), row[Row]!.GetValue<string>()), values);
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or InvalidOperationException or NullReferenceException or OverflowException)
        {
            throw new FormatException("A line of a table is damaged.", exception);
        }
    }

    private static (string Type, string Text) ToText(object value) => value switch
    {
        string text => ("text", text),
        int number => ("int", number.ToString(CultureInfo.InvariantCulture)),
        long number => ("long", number.ToString(CultureInfo.InvariantCulture)),
        double number => ("double", number.ToString("R", CultureInfo.InvariantCulture)),
        bool flag => ("bool", flag ? "true" : "false"),
        DateTimeOffset time => ("time", time.ToString("O", CultureInfo.InvariantCulture)),
        byte[] bytes => ("bytes", Convert.ToBase64String(bytes)),
        _ => throw new ArgumentException("The value has a type that tables do not keep.", nameof(value)),
    };

    private static object FromText(string type, string text) => type switch
    {
        "text" => text,
        "int" => int.Parse(text, CultureInfo.InvariantCulture),
        "long" => long.Parse(text, CultureInfo.InvariantCulture),
        "double" => double.Parse(text, CultureInfo.InvariantCulture),
        "bool" => text == "true",
        "time" => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture),
        "bytes" => Convert.FromBase64String(text),
        _ => throw new FormatException("A line of a table has a type that is not known."),
    };
}

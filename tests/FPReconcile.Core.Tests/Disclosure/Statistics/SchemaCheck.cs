using System.Text.Json;
using System.Text.RegularExpressions;

namespace FPReconcile.Core.Tests.Disclosure.Statistics;

/// <summary>Checks a document against a schema, with the words of JSON Schema that ours uses; any other word is an error, so that none is passed over.</summary>
internal sealed class SchemaCheck(JsonElement schema)
{
    private static readonly string[] Silent = ["$schema", "title", "description", "$defs"];

    private readonly List<string> _problems = [];

    /// <summary>What is wrong, each with its place; empty when the document fits.</summary>
    public IReadOnlyList<string> ProblemsOf(JsonElement document)
    {
        _problems.Clear();
        Check(document, schema, "");
        return [.. _problems];
    }

    private void Check(JsonElement value, JsonElement rules, string path)
    {
        foreach (var rule in rules.EnumerateObject().Where(static rule => !Silent.Contains(rule.Name)))
        {
            if (!Holds(value, rules, rule, path))
                _problems.Add($"{path}: {rule.Name}");
        }
    }

    private bool Holds(JsonElement value, JsonElement rules, JsonProperty rule, string path) => rule.Name switch
    {
        "$ref" => HoldsAll(() => Check(value, schema.GetProperty("$defs").GetProperty(rule.Value.GetString()!.Split('/')[^1]), path)),
        "anyOf" => rule.Value.EnumerateArray().Any(one => new SchemaCheck(schema).Fits(value, one)),
        "type" => Types(rule.Value).Contains(TypeOf(value)) || (TypeOf(value) == "integer" && Types(rule.Value).Contains("number")),
        "enum" => rule.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)),
        "const" => JsonElement.DeepEquals(rule.Value, value),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.Value.GetString()!, RegexOptions.ECMAScript, TimeSpan.FromSeconds(5)),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.Value.GetDouble(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.Value.GetDouble(),
        "exclusiveMinimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() > rule.Value.GetDouble(),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.Value.GetInt32(),
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.Value.GetInt32(),
        "items" => value.ValueKind != JsonValueKind.Array || HoldsAll(() => value.EnumerateArray().Index().ToList().ForEach(item => Check(item.Item, rule.Value, $"{path}/{item.Index}"))),
        "required" => value.ValueKind != JsonValueKind.Object || rule.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        "properties" => value.ValueKind != JsonValueKind.Object || HoldsAll(() => Known(value, rule.Value).ToList().ForEach(part => Check(part.Value, rule.Value.GetProperty(part.Name), $"{path}/{part.Name}"))),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object || Known(value, rules.GetProperty("properties")).Count() == value.EnumerateObject().Count(),
        _ => throw new ArgumentException($"the check does not know {rule.Name}", nameof(rule)),
    };

    private bool Fits(JsonElement value, JsonElement rules)
    {
        Check(value, rules, "");
        return _problems.Count == 0;
    }

    // Problems further down are told at their own place.
    private static bool HoldsAll(Action check)
    {
        check();
        return true;
    }

    private static IEnumerable<JsonProperty> Known(JsonElement value, JsonElement properties) => value.EnumerateObject().Where(part => properties.TryGetProperty(part.Name, out _));

    private static IEnumerable<string?> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(static one => one.GetString()) : [type.GetString()];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.Null => "null",
        _ => "boolean",
    };
}

using System.Globalization;
using System.Text.Json;

namespace FPReconcile.App.Commands.Link;

/// <summary>An element of a JSON file with its path in the file, which every problem names.</summary>
/// <param name="Element">The element.</param>
/// <param name="Path">Such as <c>blocking_rules[2].on[0]</c>; blank for the whole file.</param>
/// <param name="Problems">Where problems go.</param>
internal readonly record struct JsonPlace(JsonElement Element, string Path, List<string> Problems)
{
    public bool IsText => Element.ValueKind == JsonValueKind.String;

    public bool IsObject => Element.ValueKind == JsonValueKind.Object;

    public void Refuse(string problem) => Problems.Add(Path.Length == 0 ? problem : $"{Path}: {problem}");

    /// <summary>Says what is missing of an object with these keys: false when it is none; unknown keys are told.</summary>
    public bool MustBeObject(IReadOnlyList<string> keys)
    {
        if (!IsObject)
        {
            Refuse($"must be an object; its keys are {string.Join(", ", keys)}");
            return false;
        }

        foreach (var property in Element.EnumerateObject())
        {
            if (keys.Contains(property.Name, StringComparer.Ordinal))
                continue;
            var advice = NearestName.Find(property.Name, keys) is { } near ? $"did you mean \"{near}\"? " : "";
            Refuse($"unknown key \"{property.Name}\"; {advice}known are {string.Join(", ", keys)}");
        }

        return true;
    }

    /// <summary>The value of a key; null when it is not there.</summary>
    public JsonPlace? Child(string key) =>
        Element.TryGetProperty(key, out var value) ? new JsonPlace(value, Path.Length == 0 ? key : $"{Path}.{key}", Problems) : null;

    /// <summary>The entries of a list; none and a problem when it is no list.</summary>
    public IReadOnlyList<JsonPlace> Items(string ofWhat)
    {
        var items = new List<JsonPlace>();
        if (Element.ValueKind != JsonValueKind.Array)
        {
            Refuse($"must be a list of {ofWhat}");
            return items;
        }

        foreach (var element in Element.EnumerateArray())
            items.Add(new JsonPlace(element, string.Create(CultureInfo.InvariantCulture, $"{Path}[{items.Count}]"), Problems));
        return items;
    }

    /// <summary>A text that is not blank; null and a problem when it is none.</summary>
    public string? Text(string whatItIs)
    {
        if (IsText && Element.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
            return text;
        Refuse($"must be {whatItIs}");
        return null;
    }

    /// <summary>One of some words; null and a problem when it is none of them.</summary>
    public T? OneOf<T>(IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (IsText && words.TryGetValue(Element.GetString()!, out var value))
            return value;
        Refuse($"must be one of {string.Join(", ", words.Keys.Select(word => $"\"{word}\""))}");
        return null;
    }

    public bool Flag()
    {
        if (Element.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Refuse("must be true or false");
        return Element.ValueKind == JsonValueKind.True;
    }

    /// <summary>A number that passes a test; null and a problem when it does not.</summary>
    public double? Number(Func<double, bool> isAllowed, string whatItIs)
    {
        if (Element.ValueKind == JsonValueKind.Number && Element.TryGetDouble(out var number) && double.IsFinite(number) && isAllowed(number))
            return number;
        Refuse($"must be {whatItIs}");
        return null;
    }
}

using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.Core.Tests.Batches;

/// <summary>Everything that an object holds, private fields too, as one text: equal texts are equal objects.</summary>
internal static class DeepText
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields = [];

    public static string Of(object? value) => value switch
    {
        null => "-",
        // Headings: asked for by a check of a file at hand, and never kept.
        SheetOutline => "-",
        string text => $"\"{text}\"",
        IFormattable plain when plain is Enum || value.GetType().Namespace == "System" => plain.ToString(null, CultureInfo.InvariantCulture) + TicksOf(value),
        bool truth => truth.ToString(),
        IDictionary map => Sorted(map.Keys.Cast<object>().Select(key => $"{Of(key)}: {Of(map[key])}")),
        IEnumerable items when IsSet(value) => Sorted(items.Cast<object?>().Select(Of)),
        IEnumerable items => $"[{string.Join(",\n", items.Cast<object?>().Select(Of))}]",
        _ => $"{value.GetType().Name}({string.Join(' ', Fields.GetOrAdd(value.GetType(), static type => [.. FieldsOf(type)]).Select(field => $"{field.Name}={Of(field.GetValue(value))}"))})",
    };

    // Minutes are not all of a time of day.
    private static string TicksOf(object value) => value is TimeOnly time ? string.Create(CultureInfo.InvariantCulture, $"+{time.Ticks}") : "";

    private static bool IsSet(object value) => value.GetType().GetInterfaces().Any(static type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ISet<>));

    private static string Sorted(IEnumerable<string> items) => $"{{{string.Join(", ", items.Order(StringComparer.Ordinal))}}}";

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (var each = type; each is not null; each = each.BaseType)
        {
            foreach (var field in each.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
        }
    }
}

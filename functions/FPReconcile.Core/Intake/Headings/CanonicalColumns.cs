using System.Collections.Frozen;
using System.Text;

namespace FPReconcile.Core.Intake.Headings;

/// <summary>Names of the canonical columns as files and mappings write them.</summary>
public static class CanonicalColumns
{
    /// <summary>All columns of the allow-list in contract order.</summary>
    public static IReadOnlyList<CanonicalColumn> All { get; } = Enum.GetValues<CanonicalColumn>();

    private static readonly string[] Names = [.. All.Select(static column => SnakeCase(column.ToString()))];

    private static readonly FrozenDictionary<string, CanonicalColumn> ByName = All
        .Select(static column => KeyValuePair.Create(Names[(int)column], column))
        // The names that civil registries and population registers use for the same thing.
        .Append(KeyValuePair.Create("registration_number", CanonicalColumn.RecordId))
        .Append(KeyValuePair.Create("entry_number", CanonicalColumn.RecordId))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The name of a column in files: <c>birth_weight_g</c>.</summary>
    public static string Name(this CanonicalColumn column) => Names[(int)column];

    /// <summary>Reads a column name; registration_number and entry_number mean record_id.</summary>
    public static bool TryParse(string? name, out CanonicalColumn column)
    {
        column = default;
        return name is not null && ByName.TryGetValue(name, out column);
    }

    private static string SnakeCase(string pascalCase)
    {
        var builder = new StringBuilder(pascalCase.Length + 4);
        foreach (var character in pascalCase)
        {
            if (char.IsAsciiLetterUpper(character) && builder.Length > 0)
                builder.Append('_');
            builder.Append(char.ToLowerInvariant(character));
        }

        return builder.ToString();
    }
}

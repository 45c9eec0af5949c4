using FPReconcile.Core.Reconciliation;

namespace FPReconcile.Core.Disclosure;

/// <summary>What the texts of lists need to know besides the rows.</summary>
public sealed record DisclosureContext
{
    public required DateOnly AsOf { get; init; }

    public required DisplayLanguage Language { get; init; }

    /// <summary>True when a list of deaths was given.</summary>
    public required bool HasDeathList { get; init; }

    /// <summary>Why all rows of worklists are held; null: they are not. Worklists then have no rows and say so.</summary>
    public HoldReason? ContactHold { get; init; }

    /// <summary>Names of facilities by code.</summary>
    public IReadOnlyDictionary<string, string> FacilityNames { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Names of areas by code.</summary>
    public IReadOnlyDictionary<string, string> AreaNames { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A fixed text in the language of the lists.</summary>
    public string Text(TextId id) => TextTable.Of(id, Language);

    /// <summary>The decisions an officer chooses from, in contract order.</summary>
    public IReadOnlyList<string> DispositionTexts => [.. Dispositions.All.Select(disposition => TextTable.Of(disposition, Language))];

    internal string Facility(string? code) => WithName(code ?? "", FacilityNames);

    internal string Area(string code) => WithName(code, AreaNames);

    private static string WithName(string code, IReadOnlyDictionary<string, string> names) =>
        names.TryGetValue(code, out var name) && name.Length > 0 ? $"{code} {name}" : code;
}

using FPReconcile.Core.Runs;

namespace FPReconcile.App.Identity;

/// <summary>The areas of the list of areas and which lies below which. A circle in the list ends where it began.</summary>
internal sealed class AreaTree
{
    private readonly Dictionary<string, string?> _parents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public AreaTree(IEnumerable<AreaInfo> areas)
    {
        foreach (var area in areas)
        {
            _parents[area.Code] = area.Parent;
            _names[area.Code] = area.Name;
        }
    }

    public static AreaTree Empty { get; } = new([]);

    /// <summary>Codes of all areas.</summary>
    public IReadOnlyCollection<string> All => _parents.Keys;

    /// <summary>Whether the list has an area.</summary>
    public bool Knows(string code) => _parents.ContainsKey(code);

    /// <summary>Name of an area; empty when the list has none.</summary>
    public string NameOf(string code) => _names.GetValueOrDefault(code, "");

    /// <summary>Whether an area is one of some others, or lies below one of them.</summary>
    public bool IsWithin(string code, IReadOnlyCollection<string> others)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = code; at is not null && seen.Add(at); at = _parents.GetValueOrDefault(at))
        {
            if (others.Contains(at, StringComparer.Ordinal))
                return true;
        }

        return false;
    }
}

using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Runs;

/// <summary>
/// Numbers of normalized names. Parts are normalized once for each distinct text: a district has a thousand times fewer of them
/// than people, and normalizing is the dear step.
/// </summary>
internal sealed class NameEncoder(ValuePool pool)
{
    private readonly Dictionary<string, string> _foldedParts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NormalizedName> _wholeNames = new(StringComparer.Ordinal);

    /// <summary>Numbers of surname and given name; missing parts are <see cref="EncodedTable.Missing"/>.</summary>
    public (int Surname, int GivenName) Encode(PersonName name)
    {
        if (name.IsMissing)
            return (EncodedTable.Missing, EncodedTable.Missing);
        var normalized = name.Surname is null && name.GivenName is null
            ? Whole(name)
            : NameNormalizer.Join(Folded(name.Surname), Folded(name.GivenName));
        return (pool.Intern(normalized.Surname), pool.Intern(normalized.GivenName));
    }

    private string Folded(string? part)
    {
        if (part is null)
            return "";
        if (!_foldedParts.TryGetValue(part, out var folded))
            _foldedParts.Add(part, folded = NameNormalizer.FoldPart(part));
        return folded;
    }

    private NormalizedName Whole(PersonName name)
    {
        if (!_wholeNames.TryGetValue(name.Whole!, out var normalized))
            _wholeNames.Add(name.Whole!, normalized = NameNormalizer.Normalize(name));
        return normalized;
    }
}

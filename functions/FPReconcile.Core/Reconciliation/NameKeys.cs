using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>
/// Makes the keys of names. Each distinct part is folded once: a district has a thousand times fewer of them than people, and
/// folding is the dear step. The keys themselves are not kept.
/// </summary>
internal sealed class NameKeys
{
    private readonly Dictionary<string, string> _foldedParts = new(StringComparer.Ordinal);

    public NameKey this[PersonName name]
    {
        get
        {
            if (name.IsMissing)
                return NameKey.Missing;
            return NameKey.Of(name.Surname is null && name.GivenName is null
                ? NameNormalizer.Normalize(name)
                : NameNormalizer.Join(Folded(name.Surname), Folded(name.GivenName)));
        }
    }

    private string Folded(string? part)
    {
        if (part is null)
            return "";
        if (!_foldedParts.TryGetValue(part, out var folded))
            _foldedParts.Add(part, folded = NameNormalizer.FoldPart(part));
        return folded;
    }
}

using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>Makes the keys of names. The keys themselves are not kept: nearly every mother has another name.</summary>
internal sealed class NameKeys(FoldedNames folded)
{
    public NameKey this[PersonName name] => name.IsMissing ? NameKey.Missing : NameKey.Of(folded[name]);
}

using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>Folded names, each distinct spelling folded once.</summary>
internal sealed class NameKeys
{
    private readonly Dictionary<PersonName, NameKey> _keys = [];

    public NameKey this[PersonName name]
    {
        get
        {
            if (name.IsMissing)
                return NameKey.Missing;
            if (!_keys.TryGetValue(name, out var key))
                _keys[name] = key = NameKey.Of(name);
            return key;
        }
    }
}

using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>
/// Finds the births of which nothing can be said while an office has not told which version of a record stands: those that hold
/// such a record, and those that may be one of them.
/// </summary>
internal sealed class VersionHolds
{
    private readonly HashSet<int> _conflicting = [];
    private readonly HashSet<int> _held = [];

    /// <summary>Births that hold a record of several versions, by their place in the list of births.</summary>
    public IReadOnlySet<int> Conflicting => _conflicting;

    /// <summary>Births held, by their place in the list of births.</summary>
    public IReadOnlySet<int> Held => _held;

    /// <summary>Is told each record of each birth once.</summary>
    public void Add(BirthRecord record, int birth)
    {
        if (record.IsProvisional)
            _conflicting.Add(birth);
    }

    /// <summary>Settles what needs all records: births that may be one.</summary>
    public void Settle(IReadOnlyList<RecordLink> possibleMatches, BirthsByRecord places)
    {
        _held.UnionWith(_conflicting);
        if (_held.Count == 0)
            return;
        // Possible matches form short chains, so it runs until nothing changes.
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var pair in possibleMatches)
            {
                if (places.Find(pair.A) is not { } a || places.Find(pair.B) is not { } b || IsHeld(a) == IsHeld(b))
                    continue;
                _held.Add(IsHeld(a) ? b : a);
                changed = true;
            }
        }
    }

    /// <summary>Whether a birth is held, by its place in the list of births.</summary>
    public bool IsHeld(int birth) => _held.Contains(birth);
}

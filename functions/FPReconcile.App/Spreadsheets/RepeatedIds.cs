namespace FPReconcile.App.Spreadsheets;

/// <summary>
/// Finds record ids that occur more than once in a file of any length: eight bytes an id are held, not the records. Two ids of one
/// hash (one pair in a hundred million files of a million rows) pass for one: more records are then looked at, none is missed.
/// </summary>
internal sealed class RepeatedIds
{
    private const ulong HashStart = 14_695_981_039_346_656_037;
    private const ulong HashPrime = 1_099_511_628_211;

    private readonly List<ulong> _hashes = [];
    private HashSet<ulong>? _repeated;

    /// <summary>True when an id was noted twice.</summary>
    public bool Any => Repeated.Count > 0;

    private HashSet<ulong> Repeated => _repeated ??= FindRepeated();

    public void Note(string id) => _hashes.Add(Hash(id));

    public bool Contains(string id) => Repeated.Contains(Hash(id));

    private HashSet<ulong> FindRepeated()
    {
        _hashes.Sort();
        var repeated = new HashSet<ulong>();
        for (var i = 1; i < _hashes.Count; i++)
        {
            if (_hashes[i] == _hashes[i - 1])
                repeated.Add(_hashes[i]);
        }

        return repeated;
    }

    private static ulong Hash(string id)
    {
        unchecked
        {
            var hash = HashStart;
            foreach (var character in id)
                hash = (hash ^ character) * HashPrime;
            // The last step spreads short ids over all bits.
            hash ^= hash >> 32;
            return hash * HashPrime;
        }
    }
}

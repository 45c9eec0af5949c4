using System.Security.Cryptography;
using System.Text;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>
/// Case ids of births: a hash of the first standing record, unless an earlier run knew one of the records under another id.
/// No two births share an id, and the result does not depend on the order of births.
/// </summary>
internal sealed class CaseIds
{
    private const int HashBytes = 8;

    private readonly IReadOnlyList<LinkedBirth> _births;
    private readonly PreviousCases _previous;
    private readonly string?[] _ids;
    private readonly Dictionary<string, int> _ownerOfKnown = new(StringComparer.Ordinal);

    public CaseIds(IReadOnlyList<LinkedBirth> births, PreviousCases previous)
    {
        _births = births;
        _previous = previous;
        _ids = new string?[births.Count];
        if (!previous.IsEmpty)
            KeepKnownIds();
    }

    /// <summary>The case id of a birth, by its place in the list of births.</summary>
    public string this[int birth] => _ids[birth] ??= NewId(birth);

    /// <summary>True when an earlier run knew this birth by the id it has now.</summary>
    public bool WasKnown(int birth) => _ids[birth] is { } id && _ownerOfKnown.GetValueOrDefault(id, -1) == birth;

    /// <summary>True when the id is what any run would compute from the records alone.</summary>
    public bool IsDefault(int birth) => this[birth] == DefaultId(birth);

    private void KeepKnownIds()
    {
        var claims = new List<Claim>();
        for (var birth = 0; birth < _births.Count; birth++)
        {
            foreach (var record in _births[birth].AllRecords)
                AddClaims(record.Key, birth, claims);
        }

        // A birth whose own hash it is has the best claim; then facility, registration, register, each by record id. A case that
        // became one with another one waits at the end: it gets its id back only when its records are a birth of their own again.
        foreach (var claim in claims.Where(claim => claim.Rank == 0 && claim.Id == DefaultId(claim.Birth)))
            Grant(claim.Birth, claim.Id);
        foreach (var claim in claims.OrderBy(claim => claim.Rank).ThenBy(claim => claim.Key))
            Grant(claim.Birth, claim.Id);
    }

    private void AddClaims(RecordKey key, int birth, List<Claim> claims)
    {
        var ids = _previous.Find(key);
        for (var rank = 0; rank < ids.Count; rank++)
            claims.Add(new Claim(key, birth, ids[rank], rank));
    }

    private void Grant(int birth, string id)
    {
        if (_ids[birth] is null && _ownerOfKnown.TryAdd(id, birth))
            _ids[birth] = id;
    }

    private string NewId(int birth)
    {
        var key = FirstKey(birth);
        for (var attempt = 0; ; attempt++)
        {
            var id = Hash(key, attempt);
            // Also not that of a case whose birth is not there tonight: it may come back.
            if (!_previous.Knows(id))
                return id;
        }
    }

    private string DefaultId(int birth) => Hash(FirstKey(birth), 0);

    private RecordKey FirstKey(int birth)
    {
        var (notification, registration, entry) = (_births[birth].Notification, _births[birth].Registration, _births[birth].RegisterEntry);
        return (notification ?? registration ?? (BirthRecord)entry!).Key;
    }

    private static string Hash(RecordKey key, int attempt)
    {
        var text = $"{key.Source.Name()}|{key.Id}";
        if (attempt > 0)
            text = FormattableString.Invariant($"{text}|{attempt}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return Convert.ToHexStringLower(hash[..HashBytes]);
    }

    /// <summary>A record of a birth that was in an earlier case; rank 0 is the case with the best claim to it.</summary>
    private readonly record struct Claim(RecordKey Key, int Birth, string Id, int Rank);
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FPReconcile.App.Storage;
using FPReconcile.Core.Batches;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Nightly.Erasures;

/// <summary>
/// The births that were erased, as hashes with a salt of the store: enough to keep a later upload from bringing them back, and nothing
/// to read them from. Marks of one case are one partition. Its records as results name them are kept until its erasure has ended.
/// </summary>
internal sealed class ErasedBirths
{
    private const string SaltPartition = "salt";
    private const string CasePrefix = "case-";
    private const string StateRow = "state";
    private const string StageValue = "stage";
    private const string Pending = "pending";
    private const string Done = "done";
    private const string NumberMark = "number-";
    private const string BirthMark = "birth-";
    private const string KeyMark = "key-";
    private const int SaltBytes = 32;

    private readonly byte[] _salt;
    private readonly HashSet<string> _marks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _cases = new(StringComparer.Ordinal);

    private ErasedBirths(byte[] salt, IEnumerable<TableRow> rows)
    {
        _salt = salt;
        var byCase = rows.Where(row => row.Key.Partition.StartsWith(CasePrefix, StringComparison.Ordinal)).GroupBy(row => row.Key.Partition, StringComparer.Ordinal).ToList();

        // Without its state the marks of a case are not whole yet.
        foreach (var marks in byCase.Where(marks => marks.Any(row => row.Key.Row == StateRow)))
            Add(marks.Key[CasePrefix.Length..], marks.Select(row => row.Key.Row), marks.First(row => row.Key.Row == StateRow).Text(StageValue) == Pending);
        Rows = new ErasedRows(Covers, CoversNumber);
    }

    public bool IsEmpty => _cases.Count == 0;

    /// <summary>Hash of what is erased; null when nothing is. A night with another one works on other rows.</summary>
    public string? Version => IsEmpty ? null : OpaqueId.Of(string.Join('\n', _marks.Where(mark => !mark.StartsWith(KeyMark, StringComparison.Ordinal)).Order(StringComparer.Ordinal)));

    /// <summary>Cases whose erasure has begun and not ended.</summary>
    public IReadOnlyList<string> PendingCases => [.. _cases.Where(known => known.Value).Select(known => known.Key).Order(StringComparer.Ordinal)];

    /// <summary>For the rows of batches.</summary>
    public ErasedRows Rows { get; }

    public static async Task<ErasedBirths> LoadAsync(ITableStore tables, CancellationToken cancellation)
    {
        var rows = new List<TableRow>();
        await foreach (var row in tables.QueryAsync(StorageNames.ErasuresTable, null, cancellation))
            rows.Add(row);
        var salt = rows.Find(row => row.Key.Partition == SaltPartition);
        return new ErasedBirths(salt is null ? [] : (byte[])salt.Values[SaltPartition], rows);
    }

    /// <summary>Makes the salt of the store when it has none.</summary>
    public static Task EnsureSaltAsync(ITableStore tables, CancellationToken cancellation) => tables.PutAsync(
        StorageNames.ErasuresTable,
        new TableRow(new TableKey(SaltPartition, SaltPartition), new Dictionary<string, object>(StringComparer.Ordinal) { [SaltPartition] = RandomNumberGenerator.GetBytes(SaltBytes) }),
        WriteCondition.OnlyIfAbsent, cancellation);

    public bool Knows(string caseId) => _cases.ContainsKey(caseId);

    public bool IsPending(string caseId) => _cases.TryGetValue(caseId, out var isPending) && isPending;

    /// <summary>Whether a record, as results name it, belongs to a birth whose erasure has not ended.</summary>
    public bool IsPending(RecordKey key) => _marks.Contains(Of(KeyMark, key));

    /// <summary>The same with one more, which is not written: to count what would be erased.</summary>
    public ErasedBirths With(ErasureMarks marks)
    {
        var copy = new ErasedBirths(_salt, []);
        copy._marks.UnionWith(_marks);
        foreach (var known in _cases)
            copy._cases.Add(known.Key, known.Value);
        copy.Add(marks.CaseId, RowsOf(marks), isPending: true);
        return copy;
    }

    /// <summary>Writes the marks of a birth: from then on it is being erased. What makes them count is written last.</summary>
    public async Task MarkAsync(ITableStore tables, ErasureMarks marks, CancellationToken cancellation)
    {
        foreach (var some in RowsOf(marks).Distinct(StringComparer.Ordinal).Chunk(ITableStore.MostChangesAtOnce))
            await tables.TransactAsync(StorageNames.ErasuresTable, [.. some.Select(row => new TableChange(Row(marks.CaseId, row), WriteCondition.Always))], cancellation);
        await tables.PutAsync(StorageNames.ErasuresTable, State(marks.CaseId, Pending), WriteCondition.Always, cancellation);
    }

    /// <summary>Ends the erasures that are pending: their records are named no more.</summary>
    public async Task EndAsync(ITableStore tables, CancellationToken cancellation)
    {
        foreach (var caseId in PendingCases)
        {
            var keys = new List<string>();
            await foreach (var row in tables.QueryAsync(StorageNames.ErasuresTable, CasePrefix + caseId, cancellation))
                keys.Add(row.Key.Row);
            foreach (var key in keys.Where(key => key.StartsWith(KeyMark, StringComparison.Ordinal)))
                await tables.DeleteAsync(StorageNames.ErasuresTable, new TableKey(CasePrefix + caseId, key), null, cancellation);
            await tables.PutAsync(StorageNames.ErasuresTable, State(caseId, Done), WriteCondition.Always, cancellation);
        }
    }

    private bool Covers(BirthRecord record) => CoversNumber(record.Key) || _marks.Contains(Of(record));

    private bool CoversNumber(RecordKey key) => _marks.Contains(Of(NumberMark, key));

    private IEnumerable<string> RowsOf(ErasureMarks marks) =>
        marks.Keys.Select(key => Of(KeyMark, key)).Concat(marks.Numbers.Select(key => Of(NumberMark, key))).Concat(marks.Births.Select(Of));

    private string Of(string kind, RecordKey key) => kind + Hash($"{kind}{key}");

    private string Of(BirthRecord record) =>
        BirthMark + Hash(string.Create(CultureInfo.InvariantCulture, $"{BirthMark}{record.Key}\n{record.FacilityCode}\n{record.BirthDate:yyyy-MM-dd}\n{record.BirthOrder}"));

    private string Hash(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_salt, Encoding.UTF8.GetBytes(text)));

    private void Add(string caseId, IEnumerable<string> marks, bool isPending)
    {
        _marks.UnionWith(marks.Where(mark => mark != StateRow));
        _cases[caseId] = isPending;
    }

    private static TableRow Row(string caseId, string row) => new(new TableKey(CasePrefix + caseId, row), new Dictionary<string, object>(StringComparer.Ordinal));

    private static TableRow State(string caseId, string stage) =>
        new(new TableKey(CasePrefix + caseId, StateRow), new Dictionary<string, object>(StringComparer.Ordinal) { [StageValue] = stage });
}

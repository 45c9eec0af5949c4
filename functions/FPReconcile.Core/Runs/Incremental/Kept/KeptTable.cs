using System.Runtime.InteropServices;
using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Runs.Incremental.Image;
using FPReconcile.Core.Runs.Incremental.Index;
using FPReconcile.Core.Runs.Incremental.Pairs;
using FPReconcile.Core.Runs.Parts;

namespace FPReconcile.Core.Runs.Incremental.Kept;

/// <summary>
/// One table of a kept linkage: the rows of the image, read where they stand, and in memory what changed since. A row never changes:
/// a new version is another row in the place of the old one.
/// </summary>
internal sealed class KeptTable
{
    /// <summary>Between the places of two rows of the image so many rows can be put in.</summary>
    private const int PlaceBits = 31;

    private readonly SearchRules _rules;
    private readonly ReadOnlyMemory<int> _cells;
    private readonly ReadOnlyMemory<long> _idEnds;
    private readonly ReadOnlyMemory<byte> _idBytes;
    private readonly BucketIndex _ids;
    private readonly KeptStatuses _statuses;
    private readonly KeptPairs _pairs;
    private readonly BucketIndex[] _indexes;
    private readonly NumbersByKey[] _addedToIndexes;
    private readonly NumbersByKey _addedIds = new();
    private readonly List<int> _withHash = [];
    private readonly List<AddedRow> _added = [];
    private readonly List<int> _removed = [];
    private readonly RowBits _isRemoved;
    private readonly List<int> _removedNow = [];
    private readonly RowBits _isRemovedNow;
    private readonly NumberedKeys _openedRows = new();
    private readonly RowBits _isOpened;
    private readonly List<RowFlags> _openedFlags = [];
    private int _firstOfNow;

    public KeptTable(bool isLeft, TableSchema schema, SearchRules rules, IImageSections sections)
    {
        _rules = rules;
        Stride = schema.Stride;
        _cells = Read<int>(ImageSection.Cells);
        _idEnds = Read<long>(ImageSection.IdEnds);
        _idBytes = Read<byte>(ImageSection.IdBytes);
        ImageRows = _idEnds.Length;
        _ids = new BucketIndex(Read<int>(ImageSection.IdStarts), Read<uint>(ImageSection.IdEntries), ImageRows);
        _statuses = new KeptStatuses(isLeft, sections);
        _pairs = new KeptPairs(isLeft, sections);
        _indexes = [.. rules.Tests.Select((_, rule) => new BucketIndex(
            sections.Read<int>(ImageSection.RuleStarts(isLeft, rule)), sections.Read<uint>(ImageSection.RuleEntries(isLeft, rule)), ImageRows))];
        _addedToIndexes = [.. rules.Tests.Select(_ => new NumbersByKey())];
        (_isRemoved, _isRemovedNow, _isOpened) = (new RowBits(ImageRows), new RowBits(ImageRows), new RowBits(ImageRows));
        LastPlace = PlaceOfImageRow(ImageRows - 1);
        _firstOfNow = ImageRows;
        if (_cells.Length != (long)ImageRows * Stride || _pairs.ImageRows != ImageRows)
            throw PartReader.Damaged();

        ReadOnlyMemory<T> Read<T>(int section)
            where T : unmanaged => sections.Read<T>(ImageSection.Of(isLeft, section));
    }

    /// <summary>Cells of a row.</summary>
    public int Stride { get; }

    /// <summary>Rows of the image, removed ones too.</summary>
    public int ImageRows { get; }

    /// <summary>All rows, removed ones too.</summary>
    public int AllRows => ImageRows + _added.Count;

    /// <summary>Rows that are there.</summary>
    public int Rows => AllRows - _removed.Count;

    /// <summary>The greatest place of a row.</summary>
    public long LastPlace { get; private set; }

    public IReadOnlyList<AddedRow> Added => _added;

    public IReadOnlyCollection<int> Removed => _removed;

    /// <summary>Rows whose statuses differ from those of the image, ascending.</summary>
    public int[] ChangedStatuses => _statuses.ChangedRows();

    /// <summary>Rows that are there and whose pairs differ from those of the image, ascending.</summary>
    public int[] ChangedPartners => Array.FindAll(_pairs.ChangedRows(), row => !_isRemoved[row]);

    /// <summary>Rows that were removed since the last <see cref="EndChanges"/>.</summary>
    public IReadOnlyList<int> RemovedNow => _removedNow;

    /// <summary>Rows that were added since then, and are still there.</summary>
    public IEnumerable<int> AddedNow => Enumerable.Range(_firstOfNow, AllRows - _firstOfNow).Where(row => !_isRemoved[row]);

    public ReadOnlySpan<int> CellsOf(int row) =>
        row < ImageRows ? _cells.Span.Slice(row * Stride, Stride) : _added[row - ImageRows].Cells;

    public ref int FirstCell(int row) => ref MemoryMarshal.GetReference(CellsOf(row));

    public ReadOnlySpan<byte> IdOf(int row)
    {
        if (row >= ImageRows)
            return _added[row - ImageRows].Id;
        var start = row == 0 ? 0 : _idEnds.Span[row - 1];
        return ImageValues.Piece(_idBytes, start, _idEnds.Span[row]);
    }

    /// <summary>Where a row stands among the others of its table: ascending in the order of the file.</summary>
    public long PlaceOf(int row) => row < ImageRows ? PlaceOfImageRow(row) : _added[row - ImageRows].Place;

    /// <summary>The place of a row that is added behind the one of another place.</summary>
    public static long After(long place) => place + (1L << PlaceBits);

    /// <summary>The value of the group; <see cref="EncodedTable.Missing"/>: none.</summary>
    public int GroupOf(int row) => _rules.Group is { } place ? CellsOf(row)[place.Slot] : EncodedTable.Missing;

    /// <summary>The order in which rows come in a <see cref="GroupedTable"/>.</summary>
    public (int Group, long Place) OrderOf(int row)
    {
        var group = GroupOf(row);
        return (group == EncodedTable.Missing ? int.MaxValue : group, PlaceOf(row));
    }

    /// <summary>The row with an id; -1: none.</summary>
    public int Find(ReadOnlySpan<byte> id)
    {
        var hash = KeyHash.Of(id);
        _withHash.Clear();
        _ids.Find(hash, _withHash);
        _addedIds.Find(hash, _withHash);
        foreach (var row in _withHash)
        {
            if (!_isRemoved[row] && IdOf(row).SequenceEqual(id))
                return row;
        }

        return RowStatus.NoRow;
    }

    public bool IsThere(int row, bool isNew)
    {
        if (isNew)
            return !_isRemoved[row];
        return row < _firstOfNow && (!_isRemoved[row] || _isRemovedNow[row]);
    }

    public RowStatus StatusOf(int row) => _statuses[row];

    /// <summary>The row it is linked with by the first assignment, and the weight of that link; -1: none.</summary>
    public (int Row, double Weight) FirstOf(int row) => _statuses.FirstOf(row);

    public RowFlags FlagsOf(int row, bool isNew)
    {
        return isNew && _isOpened[row] ? _openedFlags[_openedRows.Find((ulong)row)] : _statuses.FlagsOf(row);
    }

    /// <summary>Whether the rules of a stage look at a row.</summary>
    public bool IsWanted(int row, BlockingStage stage, bool isNew) =>
        IsThere(row, isNew) && (stage == BlockingStage.Narrow || (FlagsOf(row, isNew) & SearchRules.FlagOf(stage)) != RowFlags.None);

    /// <summary>
    /// Rows with a key under a rule: all that its stage looks at before or after the changes, and perhaps some more. A few may have another key,
    /// because the index holds a part of it.
    /// </summary>
    public void FindBlock(int rule, ulong key, List<int> rows)
    {
        rows.Clear();
        _indexes[rule].Find(key, rows);
        _addedToIndexes[rule].Find(key, rows);
    }

    /// <summary>At least as many rows as <see cref="FindBlock"/> finds, for less.</summary>
    public int MostInBlock(int rule, ulong key) => _indexes[rule].MostRows(key) + _addedToIndexes[rule].Count(key);

    /// <summary>Adds a row; it is there from now on. Later stages look at it when it is opened for them.</summary>
    public int Add(AddedRow row)
    {
        var number = AllRows;
        _added.Add(row);
        _addedIds.Add(KeyHash.Of(row.Id), number);
        foreach (var rule in _rules.Of(BlockingStage.Narrow))
            AddToIndex(rule, number);
        LastPlace = Math.Max(LastPlace, row.Place);
        return number;
    }

    public void Remove(int row)
    {
        if (_isRemoved[row])
            return;
        _removed.Add(row);
        _isRemoved.Set(row);
        if (row >= _firstOfNow)
            return;
        _removedNow.Add(row);
        _isRemovedNow.Set(row);
    }

    /// <summary>Sets whether the rules of a stage look at a row after the changes.</summary>
    public void SetOpen(int row, BlockingStage stage, bool isOpen)
    {
        var flag = SearchRules.FlagOf(stage);
        var before = FlagsOf(row, isNew: true);
        if (_openedRows.TryAdd((ulong)row, out var number))
            _openedFlags.Add(RowFlags.None);
        _isOpened.Set(row);
        _openedFlags[number] = isOpen ? before | flag : before & ~flag;
        if (isOpen && (before & flag) == RowFlags.None)
            AddOpened(row, flag);
    }

    /// <summary>The rows of the other table with which a row had pairs that matter before the changes.</summary>
    public ReadOnlySpan<int> PartnersOf(int row) => _pairs.Of(row);

    public void SetPartners(int row, int[] partners) => _pairs.Set(row, partners);

    public void SetStatus(int row, RowStatus status) => _statuses.Set(row, status);

    /// <summary>Takes a status over from a journal.</summary>
    public void Restore(int row, RowStatus status)
    {
        AddOpened(row, status.Flags);
        _statuses.Set(row, status);
    }

    /// <summary>What was new is now as it was.</summary>
    public void EndChanges()
    {
        for (var i = 0; i < _openedFlags.Count; i++)
        {
            const RowFlags Open = RowFlags.OpenForMiddle | RowFlags.OpenForWide;
            var row = (int)_openedRows[i];
            _isOpened.Clear(row);
            var status = _statuses[row];
            _statuses.Set(row, status with { Flags = (status.Flags & ~Open) | (_openedFlags[i] & Open) });
        }

        foreach (var row in _removed)
            _statuses.Remove(row);
        foreach (var row in _removedNow)
            _isRemovedNow.Clear(row);
        _openedRows.Clear();
        _openedFlags.Clear();
        _removedNow.Clear();
        _firstOfNow = AllRows;
    }

    /// <summary>A row that the index of the rules of a stage did not hold: it was not open.</summary>
    private void AddOpened(int row, RowFlags flags)
    {
        var isNew = flags & ~_statuses.FlagsOfImage(row);
        foreach (var stage in SearchRules.Stages)
        {
            var flag = SearchRules.FlagOf(stage);
            if ((isNew & flag) == RowFlags.None || !_statuses.IsFirstTimeOpen(row, flag))
                continue;
            foreach (var rule in _rules.Of(stage))
                AddToIndex(rule, row);
        }
    }

    private void AddToIndex(int rule, int row)
    {
        var key = _rules.Tests[rule].KeyOf(ref FirstCell(row), 0);
        if (key != RuleTest.NoKey)
            _addedToIndexes[rule].Add(key, row);
    }

    private static long PlaceOfImageRow(int row) => (row + 1L) << PlaceBits;
}

/// <summary>A row that is not in the image.</summary>
/// <param name="Cells">Its cells.</param>
/// <param name="Id">Its id.</param>
/// <param name="Place">See <see cref="KeptTable.PlaceOf"/>.</param>
internal sealed record AddedRow(int[] Cells, byte[] Id, long Place);

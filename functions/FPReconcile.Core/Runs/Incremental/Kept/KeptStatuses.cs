using FPReconcile.Core.Runs.Incremental.Image;
using FPReconcile.Core.Runs.Incremental.Index;

namespace FPReconcile.Core.Runs.Incremental.Kept;

/// <summary>The statuses of the rows of a kept table: those of the image, and those that changed since.</summary>
internal sealed class KeptStatuses
{
    private readonly ReadOnlyMemory<byte> _flags;
    private readonly ReadOnlyMemory<int> _firsts;
    private readonly ReadOnlyMemory<double> _firstWeights;
    private readonly ReadOnlyMemory<int> _links;
    private readonly ReadOnlyMemory<double> _linkBits;
    private readonly NumberedKeys _changedRows = new();
    private readonly int _otherRows;
    private readonly RowBits _isChanged;
    private readonly NumberedKeys _wasOpened = new();
    private RowStatus[] _changed = new RowStatus[64];

    public KeptStatuses(bool isLeft, IImageSections sections)
    {
        _flags = sections.Read<byte>(ImageSection.Of(isLeft, ImageSection.Flags));
        _firsts = sections.Read<int>(ImageSection.Of(isLeft, ImageSection.FirstLinks));
        _firstWeights = sections.Read<double>(ImageSection.Of(isLeft, ImageSection.FirstWeights));
        _links = sections.Read<int>(ImageSection.Of(isLeft, ImageSection.Links));
        _linkBits = sections.Read<double>(ImageSection.Of(isLeft, ImageSection.LinkBits));
        _otherRows = sections.Read<byte>(ImageSection.Of(!isLeft, ImageSection.Flags)).Length;
        _isChanged = new RowBits(_flags.Length);
    }

    /// <summary>Rows whose statuses differ from those of the image, ascending.</summary>
    public int[] ChangedRows()
    {
        var rows = new List<int>();
        for (var i = 0; i < _changedRows.Count; i++)
        {
            if (_isChanged[(int)_changedRows[i]])
                rows.Add((int)_changedRows[i]);
        }

        rows.Sort();
        return [.. rows];
    }

    public RowStatus this[int row] => _isChanged[row] ? Changed(row) : OfImage(row);

    /// <summary>Part of the status, without a look at the rest.</summary>
    public RowFlags FlagsOf(int row) => _isChanged[row] ? Changed(row).Flags : FlagsOfImage(row);

    /// <summary>The same of the image.</summary>
    public RowFlags FlagsOfImage(int row) => row >= _flags.Length ? RowFlags.None : (RowFlags)_flags.Span[row];

    /// <summary>The first link and its weight.</summary>
    public (int Row, double Weight) FirstOf(int row)
    {
        if (_isChanged[row])
        {
            ref readonly var status = ref Changed(row);
            return (status.First, status.FirstWeight);
        }

        return row >= _flags.Length || _firsts.Span[row] == RowStatus.NoRow ? (RowStatus.NoRow, 0) : (Other(_firsts.Span[row]), _firstWeights.Span[row]);
    }

    public void Set(int row, RowStatus status)
    {
        if (_changedRows.TryAdd((ulong)row, out var number) && number == _changed.Length)
        {
            var changed = new RowStatus[number * 2];
            Array.Copy(_changed, changed, number);
            _changed = changed;
        }

        _changed[number] = status;
        _isChanged.Set(row);
    }

    public void Remove(int row) => _isChanged.Clear(row);

    /// <summary>Whether a row that was not open in the image is for the first time.</summary>
    public bool IsFirstTimeOpen(int row, RowFlags flag) => _wasOpened.TryAdd(((ulong)flag << 32) | (uint)row, out _);

    private ref readonly RowStatus Changed(int row) => ref _changed[_changedRows.Find((ulong)row)];

    /// <summary>The status that a row has in the image; rows that are not in it have none.</summary>
    private RowStatus OfImage(int row) => row >= _flags.Length
        ? RowStatus.Unlinked
        : new RowStatus((RowFlags)_flags.Span[row], Other(_firsts.Span[row]), _firstWeights.Span[row], Other(_links.Span[row]), _linkBits.Span[row]);

    /// <summary>A row of the other table, or none.</summary>
    private int Other(int row) => row == RowStatus.NoRow ? row : ImageValues.Row(row, _otherRows);
}

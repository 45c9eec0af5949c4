namespace FPReconcile.Core.Runs.Incremental;

/// <summary>The statuses of the rows of a kept table: those of the image, and those that changed since.</summary>
internal sealed class KeptStatuses
{
    private readonly ReadOnlyMemory<byte> _flags;
    private readonly ReadOnlyMemory<int> _firsts;
    private readonly ReadOnlyMemory<double> _firstWeights;
    private readonly ReadOnlyMemory<int> _links;
    private readonly ReadOnlyMemory<double> _linkBits;
    private readonly Dictionary<int, RowStatus> _changed = [];
    private readonly HashSet<(int Row, int Rule)> _inIndex = [];

    public KeptStatuses(bool isLeft, IImageSections sections)
    {
        _flags = sections.Read<byte>(ImageSection.Of(isLeft, ImageSection.Flags));
        _firsts = sections.Read<int>(ImageSection.Of(isLeft, ImageSection.FirstLinks));
        _firstWeights = sections.Read<double>(ImageSection.Of(isLeft, ImageSection.FirstWeights));
        _links = sections.Read<int>(ImageSection.Of(isLeft, ImageSection.Links));
        _linkBits = sections.Read<double>(ImageSection.Of(isLeft, ImageSection.LinkBits));
    }

    public IReadOnlyDictionary<int, RowStatus> Changed => _changed;

    public RowStatus this[int row] => _changed.TryGetValue(row, out var status) ? status : OfImage(row);

    /// <summary>The status that a row has in the image; rows that are not in it have none.</summary>
    public RowStatus OfImage(int row) => row >= _flags.Length
        ? RowStatus.Unlinked
        : new RowStatus((RowFlags)_flags.Span[row], _firsts.Span[row], _firstWeights.Span[row], _links.Span[row], _linkBits.Span[row]);

    /// <summary>Part of the status, without a look at the rest.</summary>
    public RowFlags FlagsOf(int row) => _changed.TryGetValue(row, out var status) ? status.Flags : FlagsOfImage(row);

    /// <summary>The same of the image.</summary>
    public RowFlags FlagsOfImage(int row) => row >= _flags.Length ? RowFlags.None : (RowFlags)_flags.Span[row];

    /// <summary>The first link and its weight.</summary>
    public (int Row, double Weight) FirstOf(int row)
    {
        if (_changed.TryGetValue(row, out var status))
            return (status.First, status.FirstWeight);
        return row >= _flags.Length || _firsts.Span[row] == RowStatus.NoRow ? (RowStatus.NoRow, 0) : (_firsts.Span[row], _firstWeights.Span[row]);
    }

    public void Set(int row, RowStatus status) => _changed[row] = status;

    public void Remove(int row) => _changed.Remove(row);

    /// <summary>Whether a row of the image comes for the first time into the index of a rule that did not hold it.</summary>
    public bool IsFirstTimeOpen(int row, RowFlags flag, int rule) => (FlagsOfImage(row) & flag) == RowFlags.None && _inIndex.Add((row, rule));
}

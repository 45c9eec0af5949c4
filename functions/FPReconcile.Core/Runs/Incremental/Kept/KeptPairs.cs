using FPReconcile.Core.Runs.Incremental.Image;
using FPReconcile.Core.Runs.Incremental.Index;
using FPReconcile.Core.Runs.Incremental.Pairs;

namespace FPReconcile.Core.Runs.Incremental.Kept;

/// <summary>
/// The rows with which each row of a table has pairs that matter (see <see cref="PairLimits"/>): those of the image, and of rows whose pairs changed
/// since. So the pairs of rows that did not change need not be searched for.
/// </summary>
internal sealed class KeptPairs
{
    private readonly ReadOnlyMemory<int> _ends;
    private readonly ReadOnlyMemory<int> _partners;
    private readonly int _otherRows;
    private readonly NumberedKeys _changedRows = new();
    private readonly List<int[]> _changed = [];
    private readonly RowBits _isChanged;

    public KeptPairs(bool isLeft, IImageSections sections)
    {
        _ends = sections.Read<int>(ImageSection.Of(isLeft, ImageSection.PairEnds));
        _partners = sections.Read<int>(ImageSection.Of(isLeft, ImageSection.PairPartners));
        _otherRows = sections.Read<int>(ImageSection.Of(!isLeft, ImageSection.PairEnds)).Length;
        _isChanged = new RowBits(_ends.Length);
    }

    /// <summary>Rows of the image.</summary>
    public int ImageRows => _ends.Length;

    /// <summary>The rows of the other table, in any order.</summary>
    public ReadOnlySpan<int> Of(int row)
    {
        if (_isChanged[row])
            return _changed[_changedRows.Find((ulong)row)];
        if (row >= _ends.Length)
            return default;
        var partners = ImageValues.Piece(_partners, row == 0 ? 0 : _ends.Span[row - 1], _ends.Span[row]);
        foreach (var partner in partners)
            ImageValues.Row(partner, _otherRows);
        return partners;
    }

    public void Set(int row, int[] partners)
    {
        if (_changedRows.TryAdd((ulong)row, out var number))
            _changed.Add(partners);
        else
            _changed[number] = partners;
        _isChanged.Set(row);
    }

    /// <summary>Rows whose pairs differ from those of the image, ascending.</summary>
    public int[] ChangedRows()
    {
        var rows = new int[_changedRows.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = (int)_changedRows[i];
        Array.Sort(rows);
        return rows;
    }
}

using FPReconcile.Core.Tables;

namespace FPReconcile.App.Commands.Link;

/// <summary>The pairs of rows that match, as <c>--truth</c> says. An id that several rows have means all of them.</summary>
internal sealed class TruePairs
{
    private const int NoRow = -1;

    private readonly RowIdIndex _left;
    private readonly RowIdIndex _right;

    // For each left row its match; further ones of the same row, which are rare, stand apart.
    private readonly int[] _match;
    private readonly HashSet<(int Left, int Right)> _furtherMatches = [];
    private readonly int _unknown;

    public TruePairs(IdPairReader truth, RowIds left, RowIds right)
    {
        (_left, _right) = (new RowIdIndex(left), new RowIdIndex(right));
        _match = new int[left.Count];
        Array.Fill(_match, NoRow);
        for (var i = 0; i < truth.Left.Count; i++)
        {
            var (leftRow, rightRow) = (Find(_left, truth.Left[i]), Find(_right, truth.Right[i]));
            if (leftRow < 0 || rightRow < 0)
                _unknown++;
            else if (Add(leftRow, rightRow))
                Count += (long)_left.CountOf(leftRow) * _right.CountOf(rightRow);
        }
    }

    /// <summary>Number of pairs of rows that match.</summary>
    public long Count { get; }

    public IEnumerable<string> Warnings =>
        _unknown == 0 ? [] : [$"--truth: {_unknown} pairs have an id that is not in the files: they were left out"];

    public bool Contains(int leftRow, int rightRow)
    {
        var (left, right) = (_left.FirstRow(leftRow), _right.FirstRow(rightRow));
        return _match[left] == right || (_furtherMatches.Count > 0 && _furtherMatches.Contains((left, right)));
    }

    private bool Add(int left, int right)
    {
        if (_match[left] != NoRow)
            return _match[left] != right && _furtherMatches.Add((left, right));
        _match[left] = right;
        return true;
    }

    private static int Find(RowIdIndex index, ReadOnlySpan<byte> id)
    {
        var row = index.Find(id);
        // Our own files put an apostrophe before what a spreadsheet would run.
        return row < 0 && id is [(byte)'\'', (byte)'=' or (byte)'+' or (byte)'-' or (byte)'@', ..] ? index.Find(id[1..]) : row;
    }
}

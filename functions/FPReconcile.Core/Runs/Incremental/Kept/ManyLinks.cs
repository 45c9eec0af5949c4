using FPReconcile.Core.Runs.Incremental.Image;
using FPReconcile.Core.Runs.Incremental.Index;

namespace FPReconcile.Core.Runs.Incremental.Kept;

/// <summary>A link of a left row.</summary>
/// <param name="Right">The right row.</param>
/// <param name="Bits">Its weight.</param>
internal readonly record struct RowLink(int Right, double Bits);

/// <summary>The links of left rows of which each may have many: those of the image, and of rows whose links changed since.</summary>
internal sealed class ManyLinks
{
    private readonly ReadOnlyMemory<long> _ends;
    private readonly ReadOnlyMemory<int> _rights;
    private readonly ReadOnlyMemory<double> _bits;
    private readonly int _rightRows;
    private readonly NumberedKeys _changedRows = new();
    private readonly List<RowLink[]> _changed = [];

    public ManyLinks(IImageSections sections)
    {
        _ends = sections.Read<long>(ImageSection.ManyEnds);
        _rights = sections.Read<int>(ImageSection.ManyRights);
        _bits = sections.Read<double>(ImageSection.ManyBits);
        _rightRows = sections.Read<byte>(ImageSection.Of(isLeft: false, ImageSection.Flags)).Length;
    }

    /// <summary>The links of a left row, in any order.</summary>
    public RowLink[] Of(int left)
    {
        if (_changedRows.Find((ulong)left) is var number and not NumberedKeys.None)
            return _changed[number];
        if (left >= _ends.Length)
            return [];
        var (start, end) = (left == 0 ? 0 : _ends.Span[left - 1], _ends.Span[left]);
        var rights = ImageValues.Piece(_rights, start, end);
        var bits = ImageValues.Piece(_bits, start, end);
        var links = new RowLink[rights.Length];
        for (var i = 0; i < links.Length; i++)
            links[i] = new RowLink(ImageValues.Row(rights[i], _rightRows), bits[i]);
        return links;
    }

    public void Set(int left, RowLink[] links)
    {
        if (_changedRows.TryAdd((ulong)left, out var number))
            _changed.Add(links);
        else
            _changed[number] = links;
    }

    /// <summary>Rows whose links differ from those of the image, ascending.</summary>
    public int[] ChangedRows()
    {
        var rows = new int[_changedRows.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = (int)_changedRows[i];
        Array.Sort(rows);
        return rows;
    }
}

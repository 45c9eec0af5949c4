using FPReconcile.Core.Runs.Incremental.Changes;
using FPReconcile.Core.Runs.Incremental.Index;
using FPReconcile.Core.Runs.Incremental.Kept;
using FPReconcile.Core.Runs.Incremental.Pairs;

namespace FPReconcile.Core.Runs.Incremental.Links;

/// <summary>Takes changes over where every pair from the threshold on is a link: links come and go with their pairs.</summary>
internal sealed class ManyLinksUpdate(KeptLinkageParts parts, ChangedPairs pairs)
{
    private readonly NumberedKeys _rows = new();
    private readonly List<List<int>> _ofRows = [];

    public List<LinkChange> Run()
    {
        var changes = new LinkChanges(parts);
        for (var i = 0; i < pairs.Count; i++)
        {
            // A pair that another rule finds now is the same link.
            if (pairs[i].Score.MatchBits < parts.LinkFrom || pairs.Was(i) == pairs.Is(i))
                continue;
            if (_rows.TryAdd((ulong)pairs[i].Left, out var number))
                _ofRows.Add([]);
            _ofRows[number].Add(i);
            if (pairs.Was(i))
                changes.AddBefore(pairs[i].Left, pairs[i].Right, pairs[i].Score.MatchBits);
            else
                changes.AddAfter(pairs[i].Left, pairs[i].Right, pairs[i].Score.MatchBits);
        }

        var inOrder = changes.InOrder();
        for (var i = 0; i < _rows.Count; i++)
            parts.ManyLinks!.Set((int)_rows[i], LinksOf((int)_rows[i], _ofRows[i]));
        return inOrder;
    }

    private RowLink[] LinksOf(int left, List<int> changed)
    {
        var lost = new NumberedKeys();
        var links = new List<RowLink>();
        foreach (var pair in changed)
        {
            if (pairs.Was(pair))
                lost.TryAdd((ulong)pairs[pair].Right, out _);
            else
                links.Add(new RowLink(pairs[pair].Right, pairs[pair].Score.MatchBits));
        }

        foreach (var link in parts.ManyLinks!.Of(left))
        {
            if (!lost.Contains((ulong)link.Right))
                links.Add(link);
        }

        return [.. links];
    }
}

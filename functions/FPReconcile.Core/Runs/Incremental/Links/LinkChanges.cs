using FPReconcile.Core.Runs.Incremental.Changes;
using FPReconcile.Core.Runs.Incremental.Kept;

namespace FPReconcile.Core.Runs.Incremental.Links;

/// <summary>Puts links before and after changes beside each other. A row that changed is another row in the same place.</summary>
internal sealed class LinkChanges(KeptLinkageParts parts)
{
    private readonly List<Link> _links = [];

    public void AddBefore(int left, int right, double bits) => _links.Add(new Link(parts, left, right, (bits, null)));

    public void AddAfter(int left, int right, double bits) => _links.Add(new Link(parts, left, right, (null, bits)));

    /// <summary>The links that differ, in the order of the tables.</summary>
    public List<LinkChange> InOrder()
    {
        _links.Sort(Link.Compare);
        var changes = new List<LinkChange>();
        for (var i = 0; i < _links.Count; i++)
        {
            var (link, before, after) = (_links[i], _links[i].Before, _links[i].After);
            for (; i + 1 < _links.Count && Link.Compare(_links[i + 1], link) == 0; i++)
                (before, after) = (before ?? _links[i + 1].Before, after ?? _links[i + 1].After);
            if (!Nullable.Equals(before, after))
                changes.Add(new LinkChange(parts.Left.IdOf(link.Left).ToArray(), parts.Right.IdOf(link.Right).ToArray(), before, after));
        }

        return changes;
    }

    // A class: lists of references need no code of their own.
    private sealed class Link(KeptLinkageParts parts, int left, int right, (double? Before, double? After) bits)
    {
        private readonly long _leftPlace = parts.Left.PlaceOf(left);
        private readonly long _rightPlace = parts.Right.PlaceOf(right);

        public int Left { get; } = left;

        public int Right { get; } = right;

        public double? Before { get; } = bits.Before;

        public double? After { get; } = bits.After;

        public static int Compare(Link a, Link b) => a._leftPlace != b._leftPlace ? a._leftPlace.CompareTo(b._leftPlace) : a._rightPlace.CompareTo(b._rightPlace);
    }
}

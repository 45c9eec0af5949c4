using FPReconcile.Core.Runs.Incremental.Kept;

namespace FPReconcile.Core.Runs.Incremental.Pairs;

/// <summary>Puts pairs in the order in which a search of the whole tables finds them.</summary>
internal static class PairOrdering
{
    public static void Sort(KeptLinkageParts parts, PairList pairs)
    {
        var left = new (int Group, long Place)[pairs.Count];
        var right = new (int Group, long Place)[pairs.Count];
        var order = new int[pairs.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            left[i] = parts.Left.OrderOf(pairs[i].Left);
            right[i] = parts.Right.OrderOf(pairs[i].Right);
        }

        Array.Sort(order, (a, b) =>
        {
            var byPlace = PairOrder.Compare(pairs[a].Order, pairs[b].Order);
            if (byPlace == 0)
                byPlace = Compare(left[a], left[b]);
            return byPlace == 0 ? Compare(right[a], right[b]) : byPlace;
        });
        pairs.Reorder(order);
    }

    private static int Compare((int Group, long Place) a, (int Group, long Place) b) =>
        a.Group != b.Group ? a.Group.CompareTo(b.Group) : a.Place.CompareTo(b.Place);
}

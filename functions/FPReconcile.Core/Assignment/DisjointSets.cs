namespace FPReconcile.Core.Assignment;

/// <summary>Groups of numbers that are joined pair by pair (union-find); a group is named by its smallest member.</summary>
internal sealed class DisjointSets
{
    private readonly int[] parent;

    public DisjointSets(int count)
    {
        parent = new int[count];
        for (var i = 0; i < count; i++)
            parent[i] = i;
    }

    public void Join(int a, int b)
    {
        a = Find(a);
        b = Find(b);
        if (a < b)
            parent[b] = a;
        else
            parent[a] = b;
    }

    /// <summary>The smallest member of the group.</summary>
    public int Find(int member)
    {
        while (parent[member] != member)
        {
            parent[member] = parent[parent[member]];
            member = parent[member];
        }

        return member;
    }

    /// <summary>The smallest member of the group of every number.</summary>
    public int[] ToArray()
    {
        var groups = new int[parent.Length];
        for (var i = 0; i < groups.Length; i++)
            groups[i] = Find(i);
        return groups;
    }
}

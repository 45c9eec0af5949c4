namespace FPReconcile.Core.Assignment;

/// <summary>Groups of numbers that are joined pair by pair (union-find); a group is named by its smallest member.</summary>
internal sealed class DisjointSets
{
    private readonly int[] _parent;

    public DisjointSets(int count)
    {
        _parent = new int[count];
        for (var i = 0; i < count; i++)
            _parent[i] = i;
    }

    public void Join(int a, int b)
    {
        a = Find(a);
        b = Find(b);
        if (a < b)
            _parent[b] = a;
        else
            _parent[a] = b;
    }

    /// <summary>The smallest member of the group.</summary>
    public int Find(int member)
    {
        while (_parent[member] != member)
        {
            _parent[member] = _parent[_parent[member]];
            member = _parent[member];
        }

        return member;
    }

    /// <summary>The smallest member of the group of every number.</summary>
    public int[] ToArray()
    {
        var groups = new int[_parent.Length];
        for (var i = 0; i < groups.Length; i++)
            groups[i] = Find(i);
        return groups;
    }
}

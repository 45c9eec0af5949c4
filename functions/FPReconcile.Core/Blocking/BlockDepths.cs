namespace FPReconcile.Core.Blocking;

/// <summary>How far the block of a left row had to be refined under a rule; few rows ever come here.</summary>
internal sealed class BlockDepths
{
    private readonly Dictionary<(int Rule, int LeftRow), int> _depths = [];

    /// <summary>Number of refining columns in use; 0 when the block was not oversized.</summary>
    public int Of(int rule, int leftRow) => _depths.Count == 0 ? 0 : _depths.GetValueOrDefault((rule, leftRow));

    public void Set(int rule, int leftRow, int depth) => _depths[(rule, leftRow)] = depth;

    public void Add(BlockDepths others)
    {
        foreach (var (block, depth) in others._depths)
            _depths[block] = depth;
    }
}

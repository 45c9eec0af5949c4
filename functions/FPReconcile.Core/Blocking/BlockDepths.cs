namespace FPReconcile.Core.Blocking;

/// <summary>How far the block of a left row had to be refined under a rule; few rows ever come here.</summary>
internal sealed class BlockDepths
{
    private readonly Dictionary<(int Rule, int LeftRow), int> _depths = [];

    // Nearly always no block of a rule was oversized: then nothing has to be looked up.
    private uint _rules;

    /// <summary>Number of refining columns in use; 0 when the block was not oversized.</summary>
    public int Of(int rule, int leftRow) => (_rules & (1u << rule)) == 0 ? 0 : _depths.GetValueOrDefault((rule, leftRow));

    public void Set(int rule, int leftRow, int depth)
    {
        _depths[(rule, leftRow)] = depth;
        _rules |= 1u << rule;
    }

    public void Add(BlockDepths others)
    {
        foreach (var (block, depth) in others._depths)
            Set(block.Rule, block.LeftRow, depth);
    }
}

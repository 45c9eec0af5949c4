namespace FPReconcile.Core.Blocking;

/// <summary>
/// How far the block of a left row had to be refined under a rule, and where it was cut off if that was not enough; few rows ever
/// come here.
/// </summary>
internal sealed class BlockDepths
{
    private readonly Dictionary<(int Rule, int LeftRow), int> _depths = [];
    private readonly Dictionary<(int Rule, int LeftRow), int> _lastPartners = [];

    // Nearly always no block of a rule was oversized: then nothing has to be looked up.
    private uint _refinedRules;
    private uint _cutOffRules;

    /// <summary>Every refined block, in order of rules and rows.</summary>
    public IEnumerable<(int Rule, int LeftRow, int Depth)> Refined =>
        _depths.Select(block => (block.Key.Rule, block.Key.LeftRow, block.Value)).Order();

    /// <summary>Every block that was cut off, and its last partner, in order of rules and rows.</summary>
    public IEnumerable<(int Rule, int LeftRow, int RightRow)> CutOff =>
        _lastPartners.Select(block => (block.Key.Rule, block.Key.LeftRow, block.Value)).Order();

    /// <summary>Number of refining columns in use; 0 when the block was not oversized.</summary>
    public int Of(int rule, int leftRow) => (_refinedRules & (1u << rule)) == 0 ? 0 : _depths.GetValueOrDefault((rule, leftRow));

    /// <summary>The last right row that was looked at; the greatest number when the block was not cut off.</summary>
    public int LastPartnerOf(int rule, int leftRow) =>
        (_cutOffRules & (1u << rule)) == 0 ? int.MaxValue : _lastPartners.GetValueOrDefault((rule, leftRow), int.MaxValue);

    public void Set(int rule, int leftRow, int depth)
    {
        _depths[(rule, leftRow)] = depth;
        _refinedRules |= 1u << rule;
    }

    /// <summary>The block was cut off; partners come in order of their rows, so that the last one tells all.</summary>
    public void SetLastPartner(int rule, int leftRow, int rightRow)
    {
        _lastPartners[(rule, leftRow)] = rightRow;
        _cutOffRules |= 1u << rule;
    }

    public void Add(BlockDepths others)
    {
        foreach (var (block, depth) in others._depths)
            Set(block.Rule, block.LeftRow, depth);
        foreach (var (block, rightRow) in others._lastPartners)
            SetLastPartner(block.Rule, block.LeftRow, rightRow);
    }
}

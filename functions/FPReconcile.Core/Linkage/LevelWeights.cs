using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>Log2(m/u) and log2(sibling/u) of every level of a model, computed once; sums them for a pattern.</summary>
internal sealed class LevelWeights
{
    private readonly double[] _match;
    private readonly double[] _sibling;
    private readonly bool[] _isChild;

    /// <param name="model">The model.</param>
    /// <param name="isLeftOut">Comparisons that say nothing here (their columns are blocked on); null: none.</param>
    public LevelWeights(LinkageModel model, bool[]? isLeftOut = null)
    {
        var comparisons = model.Comparisons;
        _match = new double[comparisons.Count * Comparison.MaxLevels];
        _sibling = new double[_match.Length];
        _isChild = [.. comparisons.Select(c => c.Role == ComparisonRole.Child)];
        for (var c = 0; c < comparisons.Count; c++)
        {
            if (isLeftOut is not null && isLeftOut[c])
                continue;
            for (var level = 1; level < comparisons[c].Levels.Count; level++)
            {
                _match[(c * Comparison.MaxLevels) + level] = Math.Log2(model.M[c, level] / model.U[c, level]);
                _sibling[(c * Comparison.MaxLevels) + level] = Math.Log2(model.Sibling[c, level] / model.U[c, level]);
            }
        }
    }

    /// <summary>Log2(m/u) of one level.</summary>
    public double MatchBits(int comparison, int level) => _match[(comparison * Comparison.MaxLevels) + level];

    /// <summary>Evidence of a pattern; missing values add nothing.</summary>
    public Evidence Sum(ulong pattern)
    {
        double delivery = 0, childMatch = 0, childSibling = 0;
        for (var c = 0; c < _isChild.Length; c++)
        {
            var level = (c * Comparison.MaxLevels) + AgreementPattern.LevelAt(pattern, c);
            if (_isChild[c])
            {
                childMatch += _match[level];
                childSibling += _sibling[level];
            }
            else
            {
                delivery += _match[level];
            }
        }

        return new Evidence(delivery, childMatch, childSibling);
    }
}

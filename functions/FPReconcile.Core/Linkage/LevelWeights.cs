using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>Log2(m/u) and log2(sibling/u) of every level of a model, computed once; sums them for a pattern.</summary>
internal sealed class LevelWeights
{
    private readonly double[] match;
    private readonly double[] sibling;
    private readonly bool[] isChild;

    /// <param name="model">The model.</param>
    /// <param name="isLeftOut">Comparisons that say nothing here (their columns are blocked on); null: none.</param>
    public LevelWeights(LinkageModel model, bool[]? isLeftOut = null)
    {
        var comparisons = model.Comparisons;
        match = new double[comparisons.Count * Comparison.MaxLevels];
        sibling = new double[match.Length];
        isChild = [.. comparisons.Select(c => c.Role == ComparisonRole.Child)];
        for (var c = 0; c < comparisons.Count; c++)
        {
            if (isLeftOut is not null && isLeftOut[c])
                continue;
            for (var level = 1; level < comparisons[c].Levels.Count; level++)
            {
                match[(c * Comparison.MaxLevels) + level] = Math.Log2(model.M[c, level] / model.U[c, level]);
                sibling[(c * Comparison.MaxLevels) + level] = Math.Log2(model.Sibling[c, level] / model.U[c, level]);
            }
        }
    }

    /// <summary>Evidence of a pattern; missing values add nothing.</summary>
    public Evidence Sum(ulong pattern)
    {
        double delivery = 0, childMatch = 0, childSibling = 0;
        for (var c = 0; c < isChild.Length; c++)
        {
            var level = (c * Comparison.MaxLevels) + AgreementPattern.LevelAt(pattern, c);
            if (isChild[c])
            {
                childMatch += match[level];
                childSibling += sibling[level];
            }
            else
            {
                delivery += match[level];
            }
        }

        return new Evidence(delivery, childMatch, childSibling);
    }
}

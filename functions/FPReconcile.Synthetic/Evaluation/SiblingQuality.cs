namespace FPReconcile.Synthetic.Evaluation;

/// <summary>How well twins and triplets were told apart, counted in births.</summary>
/// <param name="Right">Linked to their own record.</param>
/// <param name="Sibling">Linked to a sibling's record.</param>
/// <param name="Unlinked">Linked to neither.</param>
public readonly record struct SiblingQuality(int Right, int Sibling, int Unlinked)
{
    public int Births => Right + Sibling + Unlinked;

    /// <summary>Share linked to the right sibling; 1 when there are no such births.</summary>
    public double Share => Births == 0 ? 1 : (double)Right / Births;

    /// <summary>Sums, to pool several districts.</summary>
    public static SiblingQuality operator +(SiblingQuality left, SiblingQuality right) => Add(left, right);

    /// <summary>Sums, to pool several districts.</summary>
    public static SiblingQuality Add(SiblingQuality left, SiblingQuality right) =>
        new(left.Right + right.Right, left.Sibling + right.Sibling, left.Unlinked + right.Unlinked);
}

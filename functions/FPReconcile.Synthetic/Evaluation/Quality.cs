namespace FPReconcile.Synthetic.Evaluation;

/// <summary>Counts of births: rightly reported, wrongly reported, and missed.</summary>
public readonly record struct Quality(int Right, int Wrong, int Missed)
{
    /// <summary>Share of the reported that are right; 1 when nothing was reported.</summary>
    public double Precision => Share(Right, Right + Wrong);

    /// <summary>Share of the true that were found; 1 when there was nothing to find.</summary>
    public double Recall => Share(Right, Right + Missed);

    /// <summary>Harmonic mean of precision and recall; 1 when there was nothing to find or report.</summary>
    public double F1 => Share(2 * Right, 2 * Right + Wrong + Missed);

    /// <summary>Sums, to pool several districts.</summary>
    public static Quality operator +(Quality left, Quality right) => Add(left, right);

    /// <summary>Sums, to pool several districts.</summary>
    public static Quality Add(Quality left, Quality right) =>
        new(left.Right + right.Right, left.Wrong + right.Wrong, left.Missed + right.Missed);

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}

/// <summary>How well one kind of discrepancy was found, counted in births.</summary>
/// <param name="Kind">Name of the kind.</param>
/// <param name="Quality">Counts without the births set apart.</param>
/// <param name="SetApart">Births of this kind that were reported as possible matches instead: neither found nor missed.</param>
public sealed record KindQuality(string Kind, Quality Quality, int SetApart);

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

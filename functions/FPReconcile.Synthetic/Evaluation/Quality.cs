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

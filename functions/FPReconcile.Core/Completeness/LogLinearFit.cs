namespace FPReconcile.Core.Completeness;

/// <summary>
/// Maximum likelihood of a log-linear model of three lists, in closed form (Bishop, Fienberg and Holland 1975, chapter 6; independence by
/// Darroch 1958). Equal to a Poisson regression on the seven observable histories.
/// </summary>
/// <param name="Missed">Estimated births in no list.</param>
/// <param name="Variance">Variance of the estimated number of births.</param>
/// <param name="Fitted">Expected counts of the observable histories.</param>
internal sealed record LogLinearFit(double Missed, double Variance, ThreeListTable Fitted)
{
    /// <summary>The fit, or null when the estimate is infinite or undefined. Each list has to hold somebody.</summary>
    public static LogLinearFit? Of(ThreeListTable table, ModelShape shape) => shape switch
    {
        ModelShape.Independent => Independent(table),
        ModelShape.OnePair => OnePair(table),
        ModelShape.TwoPairs => TwoPairs(table),
        _ => ThreePairs(table),
    };

    /// <summary>
    /// [1,2,3]. The estimate solves 1 - n/N = Π(1 - n_i/N) (Darroch 1958), which for three lists is a quadratic: a N² - b N + c = 0 with
    /// a = Σ n_i - n, b = Σ n_i n_j, c = n1 n2 n3. Variance N / (1/Q - Σ 1/q_i + 2) with q_i = 1 - n_i/N and Q their product.
    /// </summary>
    private static LogLinearFit? Independent(ThreeListTable table)
    {
        var (n, n1, n2, n3) = (table.Observed, table.First(1), table.Second(1), table.Third(1));
        var a = n1 + n2 + n3 - n;
        if (a <= 0)
            return null;
        var (b, c) = ((n1 * n2) + (n1 * n3) + (n2 * n3), n1 * n2 * n3);
        var total = Math.Max(n, (b + Math.Sqrt(Math.Max(0, (b * b) - (4 * a * c)))) / (2 * a));
        var (q1, q2, q3) = (1 - (n1 / total), 1 - (n2 / total), 1 - (n3 / total));
        var q = q1 * q2 * q3;
        // Σ 1/q_i - 2 times Q, without dividing by a chance of 0: a list that holds everybody.
        var variance = q <= 0 ? 0 : total * q / (1 - (q2 * q3) - (q1 * q3) - (q1 * q2) + (2 * q));
        return new LogLinearFit(q <= 0 ? 0 : total - n, variance, ThreeListTable.From((i, j, k) => total * Chance(q1, i) * Chance(q2, j) * Chance(q3, k)));
    }

    /// <summary>[12,3]: n001 (n100 + n010 + n110) / (n101 + n011 + n111).</summary>
    private static LogLinearFit? OnePair(ThreeListTable table)
    {
        var without = table[1, 0, 0] + table[0, 1, 0] + table[1, 1, 0];
        var with = table[1, 0, 1] + table[0, 1, 1] + table[1, 1, 1];
        if (with == 0)
            return null;
        var fitted = ThreeListTable.From((i, j, k) => (i, j) == (0, 0)
            ? table[0, 0, k]
            : table.SecondOf(i, j) * (k == 1 ? with : without) / (with + without));
        return FromRatio(fitted, [table[0, 0, 1], without], [with]);
    }

    /// <summary>[12,13]: n010 n001 / n011.</summary>
    private static LogLinearFit? TwoPairs(ThreeListTable table)
    {
        if (table[0, 1, 1] == 0)
            return null;
        var inFirst = table.First(1);
        var fitted = ThreeListTable.From((i, j, k) => i == 0 ? table[0, j, k] : table.SecondOf(1, j) * table.ThirdOf(1, k) / inFirst);
        return FromRatio(fitted, [table[0, 1, 0], table[0, 0, 1]], [table[0, 1, 1]]);
    }

    /// <summary>[12,13,23], which fits every count exactly: n111 n100 n010 n001 / (n110 n101 n011).</summary>
    private static LogLinearFit? ThreePairs(ThreeListTable table)
    {
        if (table[1, 1, 0] == 0 || table[1, 0, 1] == 0 || table[0, 1, 1] == 0)
            return null;
        return FromRatio(
            table,
            [table[1, 1, 1], table[1, 0, 0], table[0, 1, 0], table[0, 0, 1]],
            [table[1, 1, 0], table[1, 0, 1], table[0, 1, 1]]);
    }

    // The number missed is a product of independent Poisson counts over others: its logarithm has the variance Σ 1/count, and the number
    // of births the variance missed + missed² Σ 1/count.
    private static LogLinearFit FromRatio(ThreeListTable fitted, ReadOnlySpan<double> above, ReadOnlySpan<double> below)
    {
        var (missed, variance) = (1.0, 0.0);
        // One of each in turn, so that products of great counts stay small.
        for (var i = 0; i < above.Length; i++)
            missed *= i < below.Length ? above[i] / below[i] : above[i];
        if (missed == 0)
            return new LogLinearFit(0, 0, fitted);
        foreach (var count in above)
            variance += 1 / count;
        foreach (var count in below)
            variance += 1 / count;
        return new LogLinearFit(missed, missed + (missed * missed * variance), fitted);
    }

    private static double Chance(double notIn, int isIn) => isIn == 1 ? 1 - notIn : notIn;
}

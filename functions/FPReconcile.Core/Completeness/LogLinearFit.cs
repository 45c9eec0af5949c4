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
    /// [1,2,3]. The estimate solves 1 - n/N = Π(1 - n_i/N) (Darroch 1958). With d_i = n - n_i, the births that list i does not know, it is a
    /// quadratic for the number missed: (2n - Σ d_i) x² + (n² - Σ d_i d_j) x - d1 d2 d3 = 0. Variance N / (1/Q - Σ 1/q_i + 2) with
    /// q_i = 1 - n_i/N and Q their product, which is N times the chance to be missed over the chance to be in two lists or three.
    /// </summary>
    private static LogLinearFit? Independent(ThreeListTable table)
    {
        var n = table.Observed;
        var (d1, d2, d3) = (table[0, 1, 0] + table[0, 0, 1] + table[0, 1, 1], table[1, 0, 0] + table[0, 0, 1] + table[1, 0, 1], table[1, 0, 0] + table[0, 1, 0] + table[1, 1, 0]);
        var (square, linear, product) = ((2 * n) - d1 - d2 - d3, (n * n) - (d1 * d2) - (d1 * d3) - (d2 * d3), d1 * d2 * d3);
        if (square <= 0)
            return null;
        var root = Math.Sqrt((linear * linear) + (4 * square * product));
        // Of the two forms of the positive root the one without a difference.
        var missed = linear > 0 ? 2 * product / (linear + root) : (root - linear) / (2 * square);
        var total = n + missed;
        double[] first = [(missed + d1) / total, table.First(1) / total];
        double[] second = [(missed + d2) / total, table.Second(1) / total];
        double[] third = [(missed + d3) / total, table.Third(1) / total];
        var shares = ThreeListTable.From((i, j, k) => first[i] * second[j] * third[k]);
        var variance = total * shares[0, 0, 0] / (shares[1, 1, 0] + shares[1, 0, 1] + shares[0, 1, 1] + shares[1, 1, 1]);
        return new LogLinearFit(missed, variance, ThreeListTable.From((i, j, k) => total * shares[i, j, k]));
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
}

using FPReconcile.Core.Completeness;

namespace FPReconcile.Core.Tests.Completeness;

/// <summary>
/// The slow twin of the closed forms: a Poisson regression on the observable histories, solved by Newton's method. The intercept is the
/// logarithm of the expected number in no list. It knows the models of Rcapture's closedp.t too.
/// </summary>
internal sealed class PoissonRegression
{
    private const int MostSteps = 200;

    private readonly double[][] _design;
    private readonly double[] _counts;
    private double[] _coefficients;

    private PoissonRegression(double[][] design, double[] counts)
    {
        (_design, _counts) = (design, counts);
        // Least squares on the logarithms first, as regressions start.
        var weights = Array.ConvertAll(counts, static count => count + 0.5);
        _coefficients = Solve(Information(weights), Gradient(Array.ConvertAll(weights, static weight => weight * Math.Log(weight))));
        for (var step = 0; step < MostSteps && Step(); step++)
        {
        }
    }

    public double Missed => Math.Exp(_coefficients[0]);

    public double StandardError => Math.Sqrt(Missed + (Missed * Missed * Solve(Information(Fitted()), Unit(_coefficients.Length))[0]));

    public double Deviance => 2 * _counts.Zip(Fitted(), static (count, fitted) => (count == 0 ? 0 : count * Math.Log(count / fitted)) - (count - fitted)).Sum();

    public double Aic => (2 * _coefficients.Length) - (2 * _counts.Zip(Fitted(), static (count, fitted) => (count * Math.Log(fitted)) - fitted - LogFactorial(count)).Sum());

    /// <param name="counts">Counts of three lists.</param>
    /// <param name="model">Name of one of the eight models, or of closedp.t, such as <c>Mth Darroch</c>.</param>
    public static PoissonRegression Fit(CaptureCounts counts, string model)
    {
        var histories = CaptureHistory.Observable(3).ToList();
        return new PoissonRegression([.. histories.Select(history => Row(history, model))], [.. histories.Select(history => (double)counts[history])]);
    }

    private static double[] Row(CaptureHistory history, string model)
    {
        var lists = Enumerable.Range(1, 3).Select(list => history.IsIn(list) ? 1.0 : 0).ToArray();
        if (model[0] == '[')
            return [1, .. lists, .. model.Trim('[', ']').Split(',').Where(term => term.Length == 2).Select(term => lists[term[0] - '1'] * lists[term[1] - '1'])];
        double captures = history.Captures;
        double[] differences = model.Split(' ').ElementAtOrDefault(1) switch
        {
            "Chao" => [captures == 3 ? 1 : 0],
            "Poisson2" => [Math.Pow(2, captures) - 1],
            "Darroch" => [captures * captures / 2],
            "Gamma3.5" => [Math.Log(3.5) - Math.Log(3.5 + captures)],
            _ => [],
        };
        return [1, .. model.StartsWith("Mt", StringComparison.Ordinal) ? lists : [captures], .. differences];
    }

    private bool Step()
    {
        var before = Deviance;
        var fitted = Fitted();
        var move = Solve(Information(fitted), Gradient([.. _counts.Zip(fitted, static (count, expected) => count - expected)]));
        var from = _coefficients;
        // Half the way again and again while it gets worse.
        for (var part = 1.0; part > 1e-6; part /= 2)
        {
            _coefficients = [.. from.Zip(move, (coefficient, change) => coefficient + (part * change))];
            if (Deviance <= before + 1e-9)
                return move.Max(Math.Abs) > 1e-13;
        }

        return false;
    }

    private double[] Fitted() => Array.ConvertAll(_design, row => Math.Exp(row.Zip(_coefficients, static (cell, coefficient) => cell * coefficient).Sum()));

    private double[] Gradient(double[] values) =>
        [.. Enumerable.Range(0, _design[0].Length).Select(column => _design.Zip(values, (row, value) => row[column] * value).Sum())];

    private double[][] Information(double[] weights) =>
    [
        .. Enumerable.Range(0, _design[0].Length).Select(i =>
            Enumerable.Range(0, _design[0].Length).Select(j => _design.Zip(weights, (row, weight) => row[i] * row[j] * weight).Sum()).ToArray()),
    ];

    private static double[] Unit(int length) => [1, .. new double[length - 1]];

    private static double LogFactorial(double count)
    {
        var sum = 0.0;
        for (var i = 2; i <= count; i++)
            sum += Math.Log(i);
        return sum;
    }

    // Elimination with the largest pivot.
    private static double[] Solve(double[][] matrix, double[] right)
    {
        var n = right.Length;
        var rows = matrix.Select((row, i) => row.Append(right[i]).ToArray()).ToArray();
        for (var column = 0; column < n; column++)
        {
            var pivot = Enumerable.Range(column, n - column).MaxBy(i => Math.Abs(rows[i][column]));
            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            for (var i = 0; i < n; i++)
            {
                if (i == column)
                    continue;
                var factor = rows[i][column] / rows[column][column];
                for (var j = column; j <= n; j++)
                    rows[i][j] -= factor * rows[column][j];
            }
        }

        return [.. rows.Select((row, i) => row[n] / row[i])];
    }
}

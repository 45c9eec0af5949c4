using MathNet.Numerics;

namespace FPReconcile.Core.Completeness;

/// <summary>Deviance, AIC and BIC of expected counts under independent Poisson counts.</summary>
internal static class PoissonFit
{
    /// <summary>From here on the series of Stirling is exact to the last digit of a double.</summary>
    private const double FirstGreat = 50;

    /// <param name="counts">Observed counts.</param>
    /// <param name="fitted">Expected counts; 0 only where nothing was observed.</param>
    /// <param name="parameters">Parameters of the model.</param>
    public static ModelFit Of(ReadOnlySpan<double> counts, ReadOnlySpan<double> fitted, int parameters)
    {
        var (observed, deviance, best) = (0.0, 0.0, 0.0);
        for (var i = 0; i < counts.Length; i++)
        {
            observed += counts[i];
            deviance += 2 * ((counts[i] == 0 ? 0 : counts[i] * Math.Log(counts[i] / fitted[i])) - (counts[i] - fitted[i]));
            best += LogDensityAtMean(counts[i]);
        }

        // Rounding leaves a model that fits exactly a hair below.
        deviance = Math.Max(0, deviance);
        var aic = deviance - (2 * best) + (2 * parameters);
        return new ModelFit(aic, aic + ((Math.Log(observed) - 2) * parameters), deviance, counts.Length - parameters);
    }

    /// <summary>ln of the Poisson density of a count at a mean of the same size. y ln y - y - ln y! would lose all digits of a great count.</summary>
    private static double LogDensityAtMean(double count)
    {
        if (count == 0)
            return 0;
        if (count < FirstGreat)
            return (count * Math.Log(count)) - count - SpecialFunctions.GammaLn(count + 1);
        var square = count * count;
        return (-0.5 * Math.Log(2 * Math.PI * count)) - ((1 - ((1 - (2 / (7 * square))) / (30 * square))) / (12 * count));
    }
}

namespace FPReconcile.Synthetic.Evaluation;

/// <summary>Links whose probability lies in one band, and how many of them are true.</summary>
/// <param name="From">Lower end, included.</param>
/// <param name="To">Upper end, excluded; 1 is included.</param>
/// <param name="Links">Number of links in the band.</param>
/// <param name="True">How many of them are true.</param>
/// <param name="ExpectedTrue">Sum of their probabilities: what the model thinks.</param>
public sealed record CalibrationBand(double From, double To, int Links, int True, double ExpectedTrue)
{
    /// <summary>Share that is true; null when the band is empty.</summary>
    public double? ShareTrue => Links == 0 ? null : (double)True / Links;

    /// <summary>Mean probability; null when the band is empty. A calibrated model has the same as <see cref="ShareTrue"/>.</summary>
    public double? MeanProbability => Links == 0 ? null : ExpectedTrue / Links;
}

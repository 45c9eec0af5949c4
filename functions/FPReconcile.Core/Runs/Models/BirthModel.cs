using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Runs.Models;

/// <summary>The trained model of two sources, or of one with itself.</summary>
/// <param name="Model">Its probabilities.</param>
/// <param name="LeftRecords">Records of the left source that it was trained on.</param>
/// <param name="RightRecords">The same for the right source.</param>
internal sealed record BirthModel(LinkageModel Model, int LeftRecords, int RightRecords)
{
    // Of two records drawn at random a third at most is one birth, even in a table of two.
    private const double GreatestPrior = 1.0 / 3;

    /// <summary>Whether there was anything to learn from.</summary>
    public bool IsTrained => LeftRecords > 0 && RightRecords > 0;

    /// <summary>
    /// The model for tables of some size. In twice as many records each still has one partner, so that half as many of all pairs are
    /// links: without that, a model of one month would take too much for links in a year. In the tables that it was trained on the
    /// model is as it was.
    /// </summary>
    public LinkageModel For((int Left, int Right) records)
    {
        var (then, now) = (Math.Max(LeftRecords, RightRecords), Math.Max(records.Left, records.Right));
        if (then == now || then == 0 || now == 0)
            return Model;
        var share = (double)then / now;
        return Model.WithPriors(Math.Min(GreatestPrior, Model.MatchPrior * share), Math.Min(GreatestPrior, Model.SiblingPrior * share));
    }
}

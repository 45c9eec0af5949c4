namespace FPReconcile.Core.Linkage;

/// <summary>Evidence of one pair in bits, in its three parts.</summary>
/// <param name="Delivery">For one delivery against unrelated: mother, date, place, and how rare the agreeing values are.</param>
/// <param name="ChildMatch">For the same child against unrelated.</param>
/// <param name="ChildSibling">For a sibling against unrelated.</param>
internal readonly record struct Evidence(double Delivery, double ChildMatch, double ChildSibling)
{
    /// <summary>Log2 odds of a match against sibling or unrelated.</summary>
    public double MatchBits(LinkageModel model) => MatchTerm(model) - Log2Sum(SiblingTerm(model), 0);

    /// <summary>Log2 odds of one delivery (match or sibling) against unrelated.</summary>
    public double DeliveryBits(LinkageModel model) => Log2Sum(MatchTerm(model), SiblingTerm(model));

    /// <summary>More likely of one delivery than not.</summary>
    public bool IsOneDelivery(LinkageModel model) => MatchTerm(model) > 0 || SiblingTerm(model) > 0;

    /// <summary>Whether <see cref="DeliveryBits"/> reach some bits: nearly always one part alone does, without logarithms.</summary>
    public bool IsOneDelivery(LinkageModel model, double bits) =>
        Math.Max(MatchTerm(model), SiblingTerm(model)) >= bits || DeliveryBits(model) >= bits;

    /// <summary>Whether a sibling is the likeliest; else it cannot be more likely than not.</summary>
    public bool MayBeSibling(LinkageModel model) => SiblingTerm(model) >= Math.Max(0, MatchTerm(model));

    /// <summary>Probabilities of match and sibling; the rest is unrelated.</summary>
    public (double Match, double Sibling) Probabilities(LinkageModel model)
    {
        var match = MatchTerm(model);
        var sibling = SiblingTerm(model);
        var greatest = Math.Max(0, Math.Max(match, sibling));
        var matchShare = Math.Pow(2, match - greatest);
        var siblingShare = Math.Pow(2, sibling - greatest);
        var sum = matchShare + siblingShare + Math.Pow(2, -greatest);
        return (matchShare / sum, siblingShare / sum);
    }

    private double MatchTerm(LinkageModel model) => model.MatchPriorBits + Delivery + ChildMatch;

    private double SiblingTerm(LinkageModel model) => model.SiblingPriorBits + Delivery + ChildSibling;

    /// <summary>Log2 of the sum of two powers of two.</summary>
    private static double Log2Sum(double a, double b)
    {
        // Beyond 53 bits the smaller one is lost in a double anyway; most pairs are there, and the logarithms are dear.
        const double Negligible = 53;
        var distance = Math.Abs(a - b);
        return distance > Negligible ? Math.Max(a, b) : Math.Max(a, b) + Math.Log2(1 + Math.Pow(2, -distance));
    }
}

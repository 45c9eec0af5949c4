namespace FPReconcile.Synthetic.Evaluation;

/// <summary>How well one kind of discrepancy was found, counted in births.</summary>
/// <param name="Kind">Name of the kind.</param>
/// <param name="Quality">Counts without the births set apart.</param>
/// <param name="SetApart">Births of this kind that were reported as possible matches instead: neither found nor missed.</param>
public sealed record KindQuality(string Kind, Quality Quality, int SetApart);

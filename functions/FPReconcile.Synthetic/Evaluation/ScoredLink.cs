namespace FPReconcile.Synthetic.Evaluation;

/// <summary>A link between two tables as in the links.csv of <c>link</c>.</summary>
public readonly record struct ScoredLink(string LeftId, string RightId, double Probability);

namespace FPReconcile.Synthetic.Evaluation;

/// <summary>What is reached when exactly the links of at least this probability are taken.</summary>
public sealed record PrecisionRecallPoint(double Threshold, Quality Quality);

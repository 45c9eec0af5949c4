using FPReconcile.Core.Completeness;

namespace FPReconcile.App.Commands.Estimate;

/// <summary>One row of models.csv.</summary>
internal sealed record ModelRow
{
    public required string Dataset { get; init; }

    public required string Model { get; init; }

    public double? Total { get; init; }

    public double? StandardError { get; init; }

    public ModelFit? Fit { get; init; }

    public double? Lower { get; init; }

    public double? Upper { get; init; }

    /// <summary>What is assumed, which interval it is, and what to mind; or why there is no number.</summary>
    public required string Note { get; init; }

    public bool IsRefused { get; init; }
}

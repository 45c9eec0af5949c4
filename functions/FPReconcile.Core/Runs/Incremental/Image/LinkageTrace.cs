using FPReconcile.Core.Blocking;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.TwoTables;

namespace FPReconcile.Core.Runs.Incremental.Image;

/// <summary>What a run of <see cref="TwoTableLinkage"/> keeps so that changes of its tables can be linked later.</summary>
/// <param name="Left">The left table, in its order.</param>
/// <param name="Right">The right table.</param>
/// <param name="Plan">What was compared and looked at.</param>
internal sealed record LinkageTrace(GroupedTable Left, GroupedTable Right, LinkagePlan Plan)
{
    private readonly Dictionary<BlockingStage, (bool[] Left, bool[] Right)> _open = [];

    /// <summary>All pairs; null when there was no one-to-one assignment.</summary>
    public ScoredPairs? Pairs { get; private set; }

    /// <summary>Whether each pair is a link of the first assignment, its weight for the second, and whether it is a link of that.</summary>
    public (bool[] IsFirst, double[] Weights, bool[] IsLink) Assigned { get; private set; }

    public ChanceDependence? Dependence { get; private set; }

    public CalibratedPairs? Calibrated { get; private set; }

    /// <summary>Into how many parts rows were scattered across groups.</summary>
    public int Parts => Plan.Parts ?? RowPartitions.PartsFor(Math.Max(Left.Table.Rows, Right.Table.Rows));

    /// <summary>The rows that were looked at again in a stage; null when it has no rules.</summary>
    public (bool[] Left, bool[] Right)? OpenIn(BlockingStage stage) => _open.TryGetValue(stage, out var open) ? open : null;

    public void SetOpen(BlockingStage stage, (bool[] Left, bool[] Right) open) => _open[stage] = open;

    public void SetAssignment(
        ScoredPairs pairs, (bool[] IsFirst, double[] Weights, bool[] IsLink) assigned, ChanceDependence dependence, CalibratedPairs calibrated) =>
        (Pairs, Assigned, Dependence, Calibrated) = (pairs, assigned, dependence, calibrated);
}

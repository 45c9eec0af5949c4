using System.Numerics;
using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Runs.Incremental.Image;
using FPReconcile.Core.Runs.Incremental.Kept;

namespace FPReconcile.Core.Runs.Incremental.Pairs;

/// <summary>The blocking rules of a <see cref="LinkFrame"/>, bound to the cells of the tables.</summary>
internal sealed class SearchRules
{
    private readonly int[][] _ofStage;
    private readonly int _partShift;

    public SearchRules(LinkFrame frame, TableSchema schema)
    {
        Tests = [.. frame.Rules.Select(rule => new RuleTest(rule, schema))];
        IsInsideGroups = [.. frame.Rules.Select(rule => frame.GroupColumn is { } column && rule.Columns.Contains(column))];
        _ofStage = [.. Stages.Select(stage => Enumerable.Range(0, Tests.Length).Where(rule => frame.Rules[rule].Stage == stage).ToArray())];
        Group = frame.GroupColumn is { } group ? schema.Place(group) : null;
        _partShift = 64 - BitOperations.TrailingZeroCount(frame.Parts);
    }

    public static IReadOnlyList<BlockingStage> Stages { get; } = [BlockingStage.Narrow, BlockingStage.Middle, BlockingStage.Wide];

    public RuleTest[] Tests { get; }

    /// <summary>For each rule whether all of its pairs are inside groups.</summary>
    public bool[] IsInsideGroups { get; }

    /// <summary>Where the value of the group stands; null: rows are not grouped.</summary>
    public ColumnPlace? Group { get; }

    /// <summary>The part in which a key is looked up across groups.</summary>
    public int PartOf(ulong key) => _partShift == 64 ? 0 : (int)(key >> _partShift);

    public ReadOnlySpan<int> Of(BlockingStage stage) => _ofStage[(int)stage];

    /// <summary>The next stage that has rules; null: none.</summary>
    public BlockingStage? Next(BlockingStage stage)
    {
        for (var next = stage + 1; next <= BlockingStage.Wide; next++)
        {
            if (_ofStage[(int)next].Length > 0)
                return next;
        }

        return null;
    }

    /// <summary>The flag of rows that a stage looks at.</summary>
    public static RowFlags FlagOf(BlockingStage stage) => stage switch
    {
        BlockingStage.Middle => RowFlags.OpenForMiddle,
        BlockingStage.Wide => RowFlags.OpenForWide,
        _ => RowFlags.None,
    };
}

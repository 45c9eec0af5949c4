using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Incremental.Image;
using FPReconcile.Core.Runs.Incremental.Pairs;
using FPReconcile.Core.Tables;

namespace FPReconcile.Core.Runs.Incremental.Kept;

/// <summary>What the parts of an update work on.</summary>
internal sealed record KeptLinkageParts
{
    public required KeptTable Left { get; init; }

    public required KeptTable Right { get; init; }

    /// <summary>The columns; those of the right table have other headings only.</summary>
    public required TableLayout Layout { get; init; }

    public required KeptPool Texts { get; init; }

    /// <summary>What stays as it was.</summary>
    public required LinkFrame Frame { get; init; }

    public required SearchRules Rules { get; init; }

    public required LinkageModel Model { get; init; }

    /// <summary>Match weight from which a pair is a link.</summary>
    public required double LinkFrom { get; init; }

    /// <summary>Which pairs are kept.</summary>
    public required PairLimits Limits { get; init; }

    /// <summary>The links where a row may have many; null: they are one-to-one.</summary>
    public ManyLinks? ManyLinks { get; init; }

    /// <summary>Threads to work on; null: as many as there are.</summary>
    public int? Threads { get; init; }

    public KeptTable TableOf(RowRef row) => row.IsLeft ? Left : Right;
}

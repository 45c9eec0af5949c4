using FPReconcile.Core.Assignment;
using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Runs;

/// <summary>A link between a row of the left and a row of the right table, by their places in the files.</summary>
/// <param name="LeftRow">Left row.</param>
/// <param name="RightRow">Right row.</param>
/// <param name="MatchWeight">Log2 odds of a match, competing candidates considered.</param>
public readonly record struct TableLink(int LeftRow, int RightRow, double MatchWeight)
{
    /// <summary>The same as a probability.</summary>
    public double MatchProbability => new MatchWeight(MatchWeight).Probability;
}

/// <summary>A blocking rule before it is known how many pairs it yields.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Columns">Columns that must agree.</param>
/// <param name="EitherOrder">Two columns that must agree in this order or crosswise; null: none.</param>
public sealed record TableRule(string Name, IReadOnlyList<string> Columns, (string First, string Second)? EitherOrder);

/// <summary>What <see cref="TwoTableLinkage"/> works on.</summary>
public sealed class TwoTableInput
{
    public required EncodedTable Left { get; init; }

    public required EncodedTable Right { get; init; }

    public required IReadOnlyList<Comparison> Comparisons { get; init; }

    public required IReadOnlyList<TableRule> Rules { get; init; }

    /// <summary>Match weight from which a pair is a link.</summary>
    public required double LinkFrom { get; init; }

    /// <summary>A record is in one link at most; else every pair above the threshold is a link.</summary>
    public required bool IsOneToOne { get; init; }

    public long Seed { get; init; }

    /// <summary>Threads to work on; null: as many as there are. The result does not depend on it.</summary>
    public int? Threads { get; init; }
}

/// <summary>Links any two tables with each other: births are one model among others.</summary>
internal sealed class TwoTableLinkage
{
    // Share of the smaller table that is usually found in the larger: where the estimate of the prior starts.
    private const double TypicalLinkedShare = 0.9;

    // One record in seventy has a sibling, and a pair of siblings is two cross pairs.
    private const double TypicalSiblingShare = 0.03;

    private readonly TwoTableInput _input;
    private readonly GroupedTable _left;
    private readonly GroupedTable _right;
    private readonly double _typicalLinks;
    private readonly double _typicalSiblings;

    public TwoTableLinkage(TwoTableInput input)
    {
        _input = input;
        var column = TableRules.GroupColumn(input.Rules, input.Left.Schema);
        GroupedTable left = null!, right = null!;
        Parallel.Invoke(
            new ParallelOptions { MaxDegreeOfParallelism = input.Threads ?? -1 },
            () => left = new GroupedTable(input.Left, column),
            () => right = new GroupedTable(input.Right, column));
        (_left, _right) = (left, right);
        _typicalLinks = TypicalLinkedShare * Math.Min(left.Table.Rows, right.Table.Rows);
        _typicalSiblings = input.Comparisons.Any(c => c.Role == ComparisonRole.Child)
            ? TypicalSiblingShare * Math.Min(left.Table.Rows, right.Table.Rows)
            : 0;
        Linker = new TableLinker(left, right, new LinkagePlan(input.Comparisons, TableRules.Staged(input.Rules, left, right)), input.Threads);
    }

    public TableLinker Linker { get; }

    public OneToOneReport? Assignment { get; private set; }

    /// <summary>All pairs and their final weights; null before <see cref="Link"/>.</summary>
    public ScoredPairs? Pairs { get; private set; }

    /// <summary>Final weight of each pair.</summary>
    public double[] Bits { get; private set; } = [];

    /// <summary>For each pair whether it is a link.</summary>
    public bool[] IsLink { get; private set; } = [];

    /// <summary>Finds the links, in order of the left, then the right row.</summary>
    /// <param name="trained">A model that was trained before; null: it is trained on the two tables.</param>
    public List<TableLink> Link(LinkageModel? trained)
    {
        var narrow = trained is null
            ? Linker.LinkNarrow(_typicalLinks, _typicalSiblings, unchecked((ulong)_input.Seed))
            : Linker.LinkNarrow(trained);
        var scored = Linker.LinkWide(narrow, new bool[_left.Table.Rows], new bool[_right.Table.Rows]);
        if (trained is null)
            scored = Linker.Retrain(scored, _typicalLinks, _typicalSiblings);
        Pairs = scored;
        Bits = scored.MatchBits;
        if (_input.IsOneToOne)
            AssignOneToOne(scored);
        else
            IsLink = Array.ConvertAll(Bits, weight => weight >= _input.LinkFrom);
        return Links(scored);
    }

    /// <summary>The place of a row in its file.</summary>
    public int OriginalLeft(int row) => _left.OriginalRows[row];

    /// <summary>The place of a row in its file.</summary>
    public int OriginalRight(int row) => _right.OriginalRows[row];

    private void AssignOneToOne(ScoredPairs scored)
    {
        var rows = (_left.Table.Rows, _right.Table.Rows);
        var (isLink, _) = OneToOneLinks.Solve(scored.LeftRows, scored.RightRows, Bits, _input.LinkFrom, rows);
        var isFreeLeft = Enumerable.Repeat(true, rows.Item1).ToArray();
        var isFreeRight = Enumerable.Repeat(true, rows.Item2).ToArray();
        for (var i = 0; i < isLink.Length; i++)
        {
            if (!isLink[i])
                continue;
            isFreeLeft[scored.Left(i)] = false;
            isFreeRight[scored.Right(i)] = false;
        }

        Bits = FreePairCalibration.Weigh(scored, isFreeLeft, isFreeRight);
        (IsLink, Assignment) = OneToOneLinks.Solve(scored.LeftRows, scored.RightRows, Bits, _input.LinkFrom, rows);
    }

    private List<TableLink> Links(ScoredPairs scored)
    {
        var links = new List<TableLink>();
        for (var i = 0; i < IsLink.Length; i++)
        {
            if (IsLink[i])
                links.Add(new TableLink(OriginalLeft(scored.Left(i)), OriginalRight(scored.Right(i)), Bits[i]));
        }

        links.Sort(static (a, b) => a.LeftRow != b.LeftRow ? a.LeftRow.CompareTo(b.LeftRow) : a.RightRow.CompareTo(b.RightRow));
        return links;
    }
}

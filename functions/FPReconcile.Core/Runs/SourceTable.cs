using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Runs;

/// <summary>One source as linkage sees it: its records, their encoded columns, and what belongs together inside it.</summary>
internal sealed class SourceTable
{
    // Where the estimate of the prior of duplicates starts: one record in a hundred.
    private const double TypicalDuplicateShare = 0.01;

    // One delivery in seventy is of twins.
    private const double TypicalTwinShare = 0.015;

    private WithinSource? _within;

    public SourceTable(IReadOnlyList<BirthRecord> records, BirthEncoder encoder, int? threads)
    {
        Grouped = new GroupedTable(encoder.Encode(records), BirthColumns.BirthDate);
        Records = [.. Grouped.OriginalRows.Select(row => records[row])];
        Linker = new TableLinker(Grouped, Grouped, BirthLinkageModel.PlanWithinSource, threads);
    }

    /// <summary>The records in the order of the rows: by date of birth.</summary>
    public IReadOnlyList<BirthRecord> Records { get; }

    public GroupedTable Grouped { get; }

    /// <summary>The linker of the source with itself.</summary>
    public TableLinker Linker { get; }

    /// <summary>The model of the source with itself; null before <see cref="FindDuplicatesAndSiblings"/>.</summary>
    public LinkageModel? Model { get; private set; }

    /// <summary>Duplicates and siblings inside the source.</summary>
    public WithinSource Within => _within ?? throw new InvalidOperationException("Duplicates have not been looked for yet.");

    public void FindDuplicatesAndSiblings(double duplicateFrom, ulong seed, DecidedPairs decided)
    {
        var (duplicates, siblings) = (TypicalDuplicateShare * Records.Count, TypicalTwinShare * Records.Count);
        var pairs = Linker.Retrain(Linker.LinkNarrow(duplicates, siblings, seed), duplicates, siblings);
        Model = pairs.Model;
        _within = new WithinSource(Records, pairs, duplicateFrom, decided);
        InferOrders(_within);
    }

    /// <summary>When all children of a delivery but one have their order, the last one has the order that is left.</summary>
    private void InferOrders(WithinSource found)
    {
        var inferred = new List<(int Row, int Value)>();
        foreach (var delivery in found.DeliveriesWithCompany)
        {
            var children = found.BirthsOf(delivery);
            if (children.Count < 2)
                continue;
            var unknown = children.Where(row => Records[row].BirthOrder is null).ToList();
            var left = Enumerable.Range(1, children.Count).Except(children.Select(row => Records[row].BirthOrder ?? 0)).ToList();
            if (unknown.Count == 1 && left.Count == 1)
                inferred.Add((unknown[0], BirthOrderComparison.Encode(left[0], Records[unknown[0]].Plurality)));
        }

        Grouped.Table.Overwrite(BirthColumns.BirthOrder, inferred);
    }
}

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
        var ordered = new BirthRecord[records.Count];
        for (var row = 0; row < ordered.Length; row++)
            ordered[row] = records[Grouped.OriginalRows[row]];
        Records = ordered;
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

    /// <summary>The birth orders that siblings told, by row; the table holds them from then on.</summary>
    public IReadOnlyList<(int Row, int Value)> InferredOrders { get; private set; } = [];

    /// <param name="duplicateFrom">Match weight from which two records are duplicates.</param>
    /// <param name="seed">Seed of the sampled u probabilities.</param>
    /// <param name="decided">What officers decided.</param>
    /// <param name="trained">A model that was trained before; null: it is trained on this table.</param>
    /// <returns>False when the pairs are to be found elsewhere first.</returns>
    public bool FindDuplicatesAndSiblings(double duplicateFrom, ulong seed, DecidedPairs decided, LinkageModel? trained)
    {
        if (!Linker.IsReady(BlockingStage.Narrow, wanted: null))
            return false;
        var pairs = trained is null ? LinkAndTrain(seed) : Linker.LinkNarrow(trained);
        Model = pairs.Model;
        _within = new WithinSource(Records, pairs, duplicateFrom, decided);
        Linker.ForgetPairs();
        InferOrders(_within);
        return true;
    }

    /// <summary>The birth order of a row before any was inferred, as the table holds it.</summary>
    public int OrderAsGiven(int row) => BirthOrderComparison.Encode(Records[row].BirthOrder, Records[row].Plurality);

    private ScoredPairs LinkAndTrain(ulong seed)
    {
        var (duplicates, siblings) = (TypicalDuplicateShare * Records.Count, TypicalTwinShare * Records.Count);
        return Linker.Retrain(Linker.LinkNarrow(duplicates, siblings, seed), duplicates, siblings);
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
        InferredOrders = inferred;
    }
}

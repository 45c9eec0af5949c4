using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs.Models;

namespace FPReconcile.Core.Runs.Births;

/// <summary>One source as linkage sees it: its encoded columns, what else is asked of its records, and what belongs together inside it.</summary>
internal sealed class SourceTable
{
    // Where the estimate of the prior of duplicates starts: one record in a hundred.
    private const double TypicalDuplicateShare = 0.01;

    // One delivery in seventy is of twins.
    private const double TypicalTwinShare = 0.015;

    private readonly SourceKind _source;
    private WithinSource? _within;

    /// <param name="source">The office.</param>
    /// <param name="records">Its records: they are read once and not kept.</param>
    /// <param name="tools">Encode the records of all sources, and put their rows in order.</param>
    /// <param name="threads">Threads to work on; null: as many as there are.</param>
    public SourceTable(SourceKind source, IReadOnlyList<BirthRecord> records, (BirthEncoder Encoder, RowOrdering Ordering) tools, int? threads)
    {
        _source = source;
        Grouped = new GroupedTable(tools.Encoder.Encode(records), BirthColumns.BirthDate, tools.Ordering);
        Facts = new RowFacts[records.Count];
        for (var row = 0; row < Facts.Length; row++)
            Facts[row] = new RowFacts(records[Grouped.OriginalRows[row]]);
        Linker = new TableLinker(Grouped, Grouped, BirthLinkageModel.PlanWithinSource, threads);
    }

    /// <summary>Number of rows.</summary>
    public int Count => Facts.Length;

    /// <summary>What is known of each row besides its columns; rows are ordered by date of birth.</summary>
    public RowFacts[] Facts { get; }

    public GroupedTable Grouped { get; }

    /// <summary>The linker of the source with itself.</summary>
    public TableLinker Linker { get; }

    /// <summary>The model of the source with itself; null before <see cref="FindDuplicatesAndSiblings"/>.</summary>
    public LinkageModel? Model { get; private set; }

    /// <summary>Duplicates and siblings inside the source.</summary>
    public WithinSource Within => _within ?? throw new InvalidOperationException("Duplicates have not been looked for yet.");

    /// <summary>The birth orders that siblings told, by row; the table holds them from then on.</summary>
    public IReadOnlyList<(int Row, int Value)> InferredOrders { get; private set; } = [];

    /// <summary>The key of the record of a row.</summary>
    public RecordKey KeyOf(int row) => new(_source, Facts[row].Id);

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
        _within = new WithinSource(Facts, pairs, duplicateFrom, decided);
        Linker.ForgetPairs();
        InferOrders(_within);
        return true;
    }

    /// <summary>The birth order of a row before any was inferred, as the table holds it.</summary>
    public int OrderAsGiven(int row) => BirthOrderComparison.Encode(Facts[row].BirthOrder, Facts[row].Plurality);

    private ScoredPairs LinkAndTrain(ulong seed)
    {
        var (duplicates, siblings) = (TypicalDuplicateShare * Count, TypicalTwinShare * Count);
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
            var unknown = children.Where(row => Facts[row].BirthOrder is null).ToList();
            var left = Enumerable.Range(1, children.Count).Except(children.Select(row => Facts[row].BirthOrder ?? 0)).ToList();
            if (unknown.Count == 1 && left.Count == 1)
                inferred.Add((unknown[0], BirthOrderComparison.Encode(left[0], Facts[unknown[0]].Plurality)));
        }

        Grouped.Table.Overwrite(BirthColumns.BirthOrder, inferred);
        InferredOrders = inferred;
    }
}

using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Runs.TwoTables;

/// <summary>The weight of a record against itself.</summary>
/// <param name="Bits">Log2 odds of a match.</param>
/// <param name="Records">How many records of the table it stands for: itself, and its neighbors that were left out.</param>
public readonly record struct SelfWeight(double Bits, int Records);

/// <summary>
/// Weighs the records of a table against themselves. Records that stay below the threshold hold too little to be linked at all
/// ('unlinkable records' of Splink). A chart of shares needs no more than an evenly spaced sample.
/// </summary>
internal static class SelfWeights
{
    /// <summary>Tables up to this size are weighed whole; of larger ones so many rows are.</summary>
    public const int MostRows = 20_000;

    /// <param name="table">The table.</param>
    /// <param name="other">The other one: a value is rare when it is so in both.</param>
    /// <param name="model">The model.</param>
    public static List<SelfWeight> Of(EncodedTable table, EncodedTable other, LinkageModel model)
    {
        var comparer = new PairComparer(table, table, model.Comparisons);
        var weights = new LevelWeights(model);
        var frequencies = new TermFrequencies(table, other, model);
        var sampled = Math.Min(MostRows, table.Rows);
        var result = new List<SelfWeight>(sampled);
        for (var i = 0; i < sampled; i++)
        {
            var (row, next) = ((int)((long)i * table.Rows / sampled), (int)((i + 1L) * table.Rows / sampled));
            var pattern = comparer.CompareOne(row, row);
            var evidence = weights.Sum(pattern);
            var rare = frequencies.Adjustment(frequencies.ExactColumns(pattern), row);
            result.Add(new SelfWeight((evidence with { Delivery = evidence.Delivery + rare }).MatchBits(model), next - row));
        }

        return result;
    }
}

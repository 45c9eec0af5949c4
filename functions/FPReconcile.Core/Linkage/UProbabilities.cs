using System.Collections.Concurrent;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>
/// u: how often each level occurs among records of different births. Exact levels come from value frequencies (the chance that
/// two records drawn at random carry one value: sampling cannot see 1e-7), the others from random pairs.
/// </summary>
internal static class UProbabilities
{
    public const int SampledPairs = 1 << 15;

    // Codes and small numbers: all pairs of values are looked at instead of a sample.
    private const int TabulatedValuePairs = 20_000;

    /// <summary>No level is rarer than this: 40 bits is more than any single field is worth.</summary>
    public const double Floor = 1e-12;

    // Weight of the typical values, in pairs. Five records against five say nothing about how rare an identifier is.
    private const double TypicalPairs = 500;

    /// <param name="left">The left table.</param>
    /// <param name="right">The right table.</param>
    /// <param name="comparisons">What is compared.</param>
    /// <param name="tables">Seed of the sample, and the expected share of matches among all pairs of the two tables.</param>
    /// <param name="parallel">Threads to work on.</param>
    public static LevelProbabilities Estimate(
        EncodedTable left, EncodedTable right, IReadOnlyList<Comparison> comparisons, (ulong Seed, double MatchShare) tables, ParallelOptions parallel)
    {
        var sampled = Sample(left, right, comparisons, tables.Seed, parallel);
        var values = new double[comparisons.Count][];

        // Wide columns take longest: they come first, and no thread gets several at once.
        var wideFirst = Enumerable.Range(0, values.Length).OrderBy(c => left.Schema.Place(comparisons[c].Column).IsWide ? 0 : 1);
        Parallel.ForEach(Partitioner.Create(wideFirst, EnumerablePartitionerOptions.NoBuffering), parallel, c =>
        {
            var all = EstimateOne(left, right, comparisons[c], sampled[c]);
            values[c] = WithoutMatches(all, comparisons[c], tables.MatchShare, (double)left.Rows * right.Rows);
        });

        return LevelProbabilities.From(values);
    }

    /// <summary>
    /// Frequencies of all pairs hold the matches too: among 5,000 against 5,000 records nearly every equal identifier is one.
    /// Their expected share is taken off, and what remains leans on the typical values as far as the tables are small.
    /// </summary>
    private static double[] WithoutMatches(double[] all, Comparison comparison, double matchShare, double pairs)
    {
        var u = new double[all.Length];
        for (var level = 1; level < u.Length; level++)
        {
            var typical = comparison.Levels[level];
            var unrelated = Math.Clamp((all[level] - (matchShare * typical.TypicalM)) / (1 - Math.Min(0.9, matchShare)), 0, 1);
            u[level] = Math.Max(Floor, ((pairs * unrelated) + (TypicalPairs * typical.TypicalU)) / (pairs + TypicalPairs));
        }

        return u;
    }

    private static double[] EstimateOne(EncodedTable left, EncodedTable right, Comparison comparison, long[] sampled)
    {
        return IsTabulated(left, right, comparison)
            ? Tabulate(left.Frequencies(comparison.Column), right.Frequencies(comparison.Column), comparison, left.Pool)
            : FrequenciesAndSample(left, right, comparison, sampled);
    }

    private static bool IsTabulated(EncodedTable left, EncodedTable right, Comparison comparison)
    {
        if (comparison.SwapColumn is not null || left.Schema.Place(comparison.Column).IsWide)
            return false;
        return (long)left.Frequencies(comparison.Column).Distinct * right.Frequencies(comparison.Column).Distinct <= TabulatedValuePairs;
    }

    /// <summary>Few values: every pair of them, by how often it occurs.</summary>
    private static double[] Tabulate(ValueFrequencies inLeft, ValueFrequencies inRight, Comparison comparison, ValuePool pool)
    {
        var u = new double[comparison.Levels.Count];
        foreach (var (a, shareOfA) in inLeft.Shares)
        {
            foreach (var (b, shareOfB) in inRight.Shares)
                u[comparison.LevelOf(a, b, pool)] += shareOfA * shareOfB;
        }

        var known = 1 - u[Comparison.MissingLevel];
        u[Comparison.MissingLevel] = 0;
        for (var level = 1; level < u.Length && known > 0; level++)
            u[level] /= known;
        return u;
    }

    private static double[] FrequenciesAndSample(EncodedTable left, EncodedTable right, Comparison comparison, long[] sampled)
    {
        var u = new double[comparison.Levels.Count];
        AddExact(u, left, right, comparison);
        AddSwapped(u, left, right, comparison);
        var known = u.Sum();
        var total = 0L;
        for (var level = 1; level < u.Length; level++)
            total += IsFromFrequencies(comparison, level) ? 0 : sampled[level];
        if (sampled.Sum() == 0)
            return [.. comparison.Levels.Select(level => level.TypicalU)];
        for (var level = 1; level < u.Length; level++)
        {
            // Half a pair for a level never seen, so that it stays possible.
            if (!IsFromFrequencies(comparison, level))
                u[level] = (1 - known) * (sampled[level] + 0.5) / (total + 0.5);
        }

        return u;
    }

    private static bool IsFromFrequencies(Comparison comparison, int level) =>
        comparison.Levels[level].IsExact || (comparison.SwapColumn is not null && level == comparison.SwappedLevel);

    private static void AddExact(double[] u, EncodedTable left, EncodedTable right, Comparison comparison)
    {
        if (!comparison.Levels.Any(l => l.IsExact))
            return;
        if (left.Schema.Place(comparison.Column).IsWide)
        {
            u[comparison.LevelOfEqual(0)] = WideAgreement.Share(left, right, comparison.Column);
            return;
        }

        var inLeft = left.Frequencies(comparison.Column);
        var inRight = right.Frequencies(comparison.Column);
        foreach (var (value, share) in inLeft.Shares)
        {
            var both = share * inRight.ShareOf(value);
            if (both > 0)
                u[comparison.LevelOfEqual(value)] += both;
        }
    }

    /// <summary>
    /// The chance that this column's value stands in the other column of the other record. The other half of a crosswise
    /// agreement is weighed by the comparison of the other column.
    /// </summary>
    private static void AddSwapped(double[] u, EncodedTable left, EncodedTable right, Comparison comparison)
    {
        if (comparison.SwapColumn is null)
            return;
        var inLeft = left.Frequencies(comparison.Column);
        var inRight = right.Frequencies(comparison.SwapColumn);
        foreach (var (value, share) in inLeft.Shares)
            u[comparison.SwappedLevel] += share * inRight.ShareOf(value);
        var leastShare = 1.0 / Math.Max(1, (long)inLeft.Total * inRight.Total);
        u[comparison.SwappedLevel] = Math.Max(u[comparison.SwappedLevel], leastShare);
    }

    /// <summary>
    /// Levels of random pairs, missing values aside; none for comparisons that are tabulated. The others look at the same pairs:
    /// rows are far apart in memory, and fetching them is most of the work.
    /// </summary>
    private static long[][] Sample(
        EncodedTable left, EncodedTable right, IReadOnlyList<Comparison> comparisons, ulong seed, ParallelOptions parallel)
    {
        var counts = comparisons.Select(c => new long[c.Levels.Count]).ToArray();
        if (left.Rows == 0 || right.Rows == 0)
            return counts;
        var places = comparisons.Select(c => left.Schema.Place(c.Column)).ToArray();
        int[] drawn = [.. Enumerable.Range(0, places.Length).Where(c => !IsTabulated(left, right, comparisons[c]))];
        const int PairsOfAPart = 1 << 11;
        Parallel.For(0, SampledPairs / PairsOfAPart, parallel, part =>
        {
            var random = SplitMix64.After(seed, 2 * part * PairsOfAPart);
            for (var pair = 0; pair < PairsOfAPart; pair++)
            {
                int leftRow = random.Below(left.Rows), rightRow = random.Below(right.Rows);
                foreach (var c in drawn)
                {
                    var a = left.Value(leftRow, places[c]);
                    var b = right.Value(rightRow, places[c]);
                    if (a != EncodedTable.Missing && b != EncodedTable.Missing)
                        Interlocked.Increment(ref counts[c][comparisons[c].LevelOf(a, b, left.Pool)]);
                }
            }
        });
        return counts;
    }
}

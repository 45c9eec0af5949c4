using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Tests.Linkage;

public sealed class FreePairsTests
{
    // The loop over the expected matches stops at a change of a thousandth of them.
    private const double Stop = 0.01;

    [Fact]
    public void Before_the_evidence_all_matches_stand_against_the_pairs_of_unmatched_records()
    {
        // No candidate is worth anything: 90 matches to 10 * 5 pairs, half a pair at the old odds of 0.01 beside them.
        var shift = new FreePairs([new FreePair(0, 0, -200)]).PriorShift(Model(), new LinkedAndFree(90, 10, 5));

        shift.ShouldBe(Math.Log2((90.5 / (50 + 50)) / 0.01), Stop);
    }

    [Fact]
    public void A_likely_match_counts_as_a_match_and_takes_two_records_from_the_unmatched()
    {
        // Half a match: (90 + 0.5 + 0.5) / (9.5 * 4.5 + 50) = 0.98113. The evidence that makes it half is 1 / 0.98113.
        const double PriorOdds = 91 / 92.75;
        var pairs = new FreePairs([new FreePair(3, 7, Math.Log2(0.01 / PriorOdds))]);

        var shift = pairs.PriorShift(Model(), new LinkedAndFree(90, 10, 5));

        shift.ShouldBe(Math.Log2(PriorOdds / 0.01), Stop);
        pairs.Weigh(shift).ShouldBe([0], Stop);
    }

    [Fact]
    public void Where_most_records_are_linked_a_free_pair_is_likelier_than_where_few_are()
    {
        var pairs = new FreePairs([new FreePair(0, 0, -5)]);

        pairs.PriorShift(Model(), new LinkedAndFree(900, 10, 10)).ShouldBeGreaterThan(pairs.PriorShift(Model(), new LinkedAndFree(90, 10, 10)) + 1);
        pairs.PriorShift(Model(), new LinkedAndFree(900, 100, 100)).ShouldBeLessThan(pairs.PriorShift(Model(), new LinkedAndFree(900, 10, 10)) - 1);
    }

    [Fact]
    public void Candidates_share_the_record_they_compete_for()
    {
        // Odds 8 each: 8 / (1 + 8) against the other one.
        new FreePairs([new FreePair(0, 0, 3), new FreePair(0, 1, 3)]).Weigh(0).ShouldBe([Math.Log2(8.0 / 9), Math.Log2(8.0 / 9)], 1e-12);
    }

    [Fact]
    public void A_pair_that_does_not_compete_takes_nothing_from_others()
    {
        new FreePairs([new FreePair(0, 0, 3), new FreePair(0, 1, 3, Competes: false)]).Weigh(0).ShouldBe([3, Math.Log2(8.0 / 9)], 1e-12);
    }

    [Fact]
    public void Without_records_the_prior_stays_as_it_was()
    {
        new FreePairs([]).PriorShift(Model(), new LinkedAndFree(0, 0, 0)).ShouldBe(0, 1e-12);
    }

    /// <summary>A model whose prior odds of a match are 1 to 100.</summary>
    private static LinkageModel Model()
    {
        Comparison[] comparisons = [CategoryComparison.Sex("sex")];
        var levels = LevelProbabilities.From(comparisons, level => level.TypicalM);
        return new LinkageModel { Comparisons = comparisons, M = levels, Sibling = levels, U = levels, MatchPrior = 1.0 / 101, SiblingPrior = 0 };
    }
}

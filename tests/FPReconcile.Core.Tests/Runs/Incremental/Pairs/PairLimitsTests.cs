using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Incremental.Pairs;

namespace FPReconcile.Core.Tests.Runs.Incremental.Pairs;

/// <summary>A pair may be left out only if it is neither likely, nor a link, nor a rival or a free pair that is weighed.</summary>
public sealed class PairLimitsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3.7)]
    [InlineData(-3.7)]
    public void A_pair_that_is_hopeless_with_both_priors_is_left_out_and_no_other_is(double shift)
    {
        var limits = PairLimits.Of(linkFrom: 1, shift, isOneToOne: true);
        for (var raw = PairCalibration.Hopeless - 10; raw < PairCalibration.Hopeless + 10; raw += 0.25)
        {
            var (matchBits, weight) = (raw, raw + shift);
            if (raw > PairCalibration.Hopeless || weight > PairCalibration.Hopeless)
                limits.Includes(matchBits, weight).ShouldBeTrue($"{raw}");
            else if (raw < PairCalibration.Hopeless && weight < PairCalibration.Hopeless - Math.Abs(shift))
                limits.Includes(matchBits, weight).ShouldBeFalse($"{raw}");
        }
    }

    [Fact]
    public void Likely_pairs_and_links_are_kept_where_rows_may_have_many_links()
    {
        var limits = PairLimits.Of(linkFrom: -5, priorShift: 0, isOneToOne: false);

        limits.Includes(-5, 0).ShouldBeTrue();
        limits.Includes(-5.1, 100).ShouldBeFalse();
        PairLimits.Of(linkFrom: 5, priorShift: 0, isOneToOne: false).Includes(0, 0).ShouldBeTrue();
    }
}

using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Tests.Linkage;

public sealed class MatchWaterfallTests
{
    private static readonly WaterfallPart[] Parts =
    [
        new("mother_surname", "exact", 8.14, 2.34), new("birth_date", "exact", 9, 0), new("area", "exact", 3, -1.5),
        new("phone", "missing", 0, 0), new("sex", "differ", -6.2, 0),
    ];

    [Fact]
    public void Steps_are_told_in_plain_words() =>
        new MatchWaterfall(-20, Parts, WaterfallCorrection.Sibling(-0.5)).ToString().ShouldBe("""
            start: before anything is compared the odds are 1 to 1,048,576 for a match, 20.0 bits against; running total -20.0 bits
            mother_surname: exact, 8.1 bits for; rare value: +2.3 bits; running total -9.5 bits
            birth_date: exact, 9.0 bits for; running total -0.5 bits
            area: exact, 3.0 bits for; common value: -1.5 bits; running total 1.0 bits
            phone: missing, says nothing; running total 1.0 bits
            sex: differ, 6.2 bits against; running total -5.2 bits
            correction: a sibling would agree like this, too: 0.5 bits against; running total -5.7 bits
            match weight -5.7 bits, probability 0.018619
            """);

    [Fact]
    public void Totals_are_running_sums_and_the_last_one_is_the_weight()
    {
        var waterfall = new MatchWaterfall(-20, Parts);

        waterfall.Steps.Sum(step => step.Bits).ShouldBe(waterfall.Weight.Bits, 1e-12);
        waterfall.Steps.Select(step => step.Total).ShouldBe([-20, -9.52, -0.52, 0.98, 0.98, -5.22], 1e-9);
        waterfall.Weight.Probability.ShouldBe(Math.Pow(2, -5.22) / (1 + Math.Pow(2, -5.22)), 1e-12);
    }

    [Fact]
    public void More_agreement_never_lowers_the_weight() =>
        new MatchWaterfall(-20, [.. Parts, new("given_name", "exact", 5, 0)]).Weight.ShouldBeGreaterThan(new MatchWaterfall(-20, Parts).Weight);

    [Theory]
    [InlineData(60, "probability above 0.999999")]
    [InlineData(-60, "probability below 0.000001")]
    [InlineData(0, "match weight 0.0 bits, probability 0.500000")]
    [InlineData(-0.01, "match weight 0.0 bits")]
    public void No_probability_is_told_as_certain(double bits, string expected) =>
        new MatchWaterfall(bits, []).Conclusion.ShouldContain(expected);

    [Fact]
    public void A_weight_that_is_no_number_is_refused()
    {
        Should.Throw<ArgumentException>(() => new MatchWaterfall(double.NegativeInfinity, []));
        Should.Throw<ArgumentException>(() => new MatchWaterfall(0, [new("a", "exact", double.NaN, 0)]));
    }
}

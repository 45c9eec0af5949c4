using FPReconcile.Core.Completeness;

namespace FPReconcile.Core.Tests.Completeness;

public sealed class CaptureCountsTests
{
    /// <summary>Each count is another power of two, so that every sum tells what is in it. In the order 001, 010, 011, 100, 101, 110, 111.</summary>
    private static readonly CaptureCounts Counts = Tables.Counts(1, 2, 4, 8, 16, 32, 64);

    [Theory]
    [InlineData("00", true)]
    [InlineData("101", true)]
    [InlineData("", false)]
    [InlineData("1", false)]
    [InlineData("1010", false)]
    [InlineData("1 1", false)]
    [InlineData("2", false)]
    [InlineData("12", false)]
    [InlineData("１１", false)]
    public void A_history_is_two_or_three_digits(string text, bool isHistory)
    {
        CaptureHistory.TryParse(text, out var history).ShouldBe(isHistory);
        if (isHistory)
            history.ToString().ShouldBe(text);
        else
            Should.Throw<FormatException>(() => CaptureHistory.Parse(text));
    }

    [Fact]
    public void Digits_are_lists_from_left_to_right()
    {
        var history = CaptureHistory.Parse("011");

        (history.IsIn(1), history.IsIn(2), history.IsIn(3), history.Captures).ShouldBe((false, true, true, 2));
        Should.Throw<ArgumentOutOfRangeException>(() => history.IsIn(0));
        Should.Throw<ArgumentOutOfRangeException>(() => history.IsIn(4));
    }

    [Fact]
    public void Sums_hold_what_they_should()
    {
        (Counts.Observed, Counts.InList(1), Counts.InList(2), Counts.InList(3)).ShouldBe((127, 120, 102, 85));
        (Counts.InExactly(1), Counts.InExactly(2), Counts.InExactly(3)).ShouldBe((11, 52, 64));
        Counts.Between(1, 2).ShouldBe(new TwoListCounts(96, 24, 6));
        Counts.Between(1, 3).ShouldBe(new TwoListCounts(80, 40, 5));
        Counts.Between(2, 3).ShouldBe(new TwoListCounts(68, 34, 17));
        Counts.FirstAgainstOthers().ShouldBe(new TwoListCounts(112, 8, 7));
    }

    [Fact]
    public void A_history_without_a_count_has_nobody() =>
        new CaptureCounts(2, [KeyValuePair.Create(CaptureHistory.Parse("11"), 3L)])[CaptureHistory.Parse("10")].ShouldBe(0);

    [Theory]
    [InlineData("000", 1)]
    [InlineData("11", 1)]
    [InlineData("111", -1)]
    [InlineData("111", CaptureCounts.LargestCount + 1)]
    public void Counts_that_cannot_be_are_a_bug(string history, long count) =>
        Should.Throw<ArgumentException>(() => new CaptureCounts(3, [KeyValuePair.Create(CaptureHistory.Parse(history), count)]));

    [Fact]
    public void A_history_twice_is_a_bug() => Should.Throw<ArgumentException>(() =>
        new CaptureCounts(2, [KeyValuePair.Create(CaptureHistory.Parse("11"), 1L), KeyValuePair.Create(CaptureHistory.Parse("11"), 1L)]));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Lists_are_two_or_three(int lists) => Should.Throw<ArgumentOutOfRangeException>(() => new CaptureCounts(lists, []));

    [Fact]
    public void Models_of_three_lists_are_not_for_two()
    {
        var counts = new CaptureCounts(2, [KeyValuePair.Create(CaptureHistory.Parse("11"), 3L)]);

        Should.Throw<ArgumentException>(() => TripleSystemEstimator.Estimate(counts, LogLinearModel.Base));
        Should.Throw<ArgumentException>(() => SampleCoverage.Independent(counts));
        Should.Throw<ArgumentException>(() => counts[CaptureHistory.Parse("111")]);
    }
}

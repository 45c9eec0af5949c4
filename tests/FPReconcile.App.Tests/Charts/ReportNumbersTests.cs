using FPReconcile.App.Charts;

namespace FPReconcile.App.Tests.Charts;

public sealed class ReportNumbersTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(999_999_999, "999,999,999")]
    [InlineData(1e9, "1.0 billion")]
    [InlineData(921_136_061_032, "921.1 billion")]
    [InlineData(1e14, "100.0 trillion")]
    public void A_number_too_long_for_its_place_is_told_in_words(double number, string expected) => ReportNumbers.Large(number).ShouldBe(expected);
}

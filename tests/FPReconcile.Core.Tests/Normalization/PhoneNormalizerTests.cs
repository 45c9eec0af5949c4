using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Tests.Normalization;

public sealed class PhoneNormalizerTests
{
    [Theory]
    [InlineData("0991 234 568", "991234568")]
    [InlineData("+265 991 234 568", "991234568")]
    [InlineData("00265991234568", "991234568")]
    [InlineData("+44 (0)20 7946 0958", "2079460958")]
    [InlineData("+1 (202) 555-0142", "2025550142")]
    [InlineData("8613812340987", "13812340987")]
    [InlineData("138-1234-0987", "13812340987")]
    [InlineData("１３８１２３４０９８７", "13812340987")]
    [InlineData("0991234568 / 0881234568", "991234568")]
    [InlineData("265991234568", "265991234568")]
    public void A_number_is_brought_to_its_subscriber_digits(string written, string expected) =>
        PhoneNormalizer.ReadText(written).ShouldBe(new IdentifierReading(IdentifierState.Readable, expected));

    [Theory]
    [InlineData("none")]
    [InlineData("0000000000")]
    [InlineData("123456789")]
    [InlineData("999")]
    [InlineData("12345678901234567890123")]
    public void What_cannot_be_a_number_is_missing(string written) =>
        PhoneNormalizer.ReadText(written).State.ShouldBe(IdentifierState.Missing);

    [Fact]
    public void A_number_cell_without_its_leading_zero_is_the_same_number() =>
        PhoneNormalizer.ReadNumber(991234568).ShouldBe(PhoneNormalizer.ReadText("0991234568"));

    [Fact]
    public void A_number_in_scientific_notation_is_damaged() =>
        PhoneNormalizer.ReadText("8.61381E+12").State.ShouldBe(IdentifierState.Damaged);
}

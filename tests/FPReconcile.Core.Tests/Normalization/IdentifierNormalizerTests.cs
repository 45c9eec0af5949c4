using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Tests.Normalization;

public sealed class IdentifierNormalizerTests
{
    [Theory]
    [InlineData("l350-247 695", "L350247695")]
    [InlineData("Ｌ３５０２４７６９５", "L350247695")]
    [InlineData("11010519900307723x", "11010519900307723X")]
    [InlineData("'110105199003077231", "110105199003077231")]
    [InlineData("१२३४९", "12349")]
    public void An_identifier_is_letters_and_digits_in_upper_case(string written, string expected) =>
        IdentifierNormalizer.ReadText(written).ShouldBe(new IdentifierReading(IdentifierState.Readable, expected));

    [Theory]
    [InlineData("1.10105E+17")]
    [InlineData("1.101051990030723E+17")]
    [InlineData("1,10105e+17")]
    [InlineData("110105199003072000")]
    public void An_identifier_that_lost_digits_is_damaged(string written) =>
        IdentifierNormalizer.ReadText(written).State.ShouldBe(IdentifierState.Damaged);

    [Theory]
    [InlineData(1.101051990030723E+17)]
    [InlineData(1e15)]
    [InlineData(12.5)]
    [InlineData(double.NaN)]
    public void A_number_cell_beyond_15_digits_is_damaged(double number) =>
        IdentifierNormalizer.ReadNumber(number).State.ShouldBe(IdentifierState.Damaged);

    [Fact]
    public void A_whole_number_of_15_digits_is_exact() =>
        IdentifierNormalizer.ReadNumber(110105900307231).ShouldBe(new IdentifierReading(IdentifierState.Readable, "110105900307231"));

    [Theory]
    [InlineData("000000")]
    [InlineData("1111111")]
    [InlineData("123456789")]
    [InlineData("1234567890123")]
    [InlineData("987654321")]
    [InlineData("N/A")]
    [InlineData("-")]
    [InlineData("无")]
    public void A_stand_in_is_missing(string written) => IdentifierNormalizer.ReadText(written).State.ShouldBe(IdentifierState.Missing);

    [Fact]
    public void An_identifier_in_a_failure_message_does_not_show_itself() =>
        IdentifierNormalizer.ReadText("L350247695").ToString().ShouldBe("Readable");
}

using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Tests.Normalization;

public sealed class NationalIdNormalizerTests
{
    private static readonly DateOnly Child = new(2024, 3, 2);
    private static readonly DateOnly Mother = new(1990, 3, 7);

    [Theory]
    [InlineData("abc")]
    [InlineData("12")]
    [InlineData("SEEN")]
    public void Text_that_cannot_be_an_id_is_missing(string written) =>
        NationalIdNormalizer.ReadText(written).State.ShouldBe(IdentifierState.Missing);

    [Theory]
    [InlineData("11010519900307723X")]
    [InlineData("110105900307723")]
    [InlineData("9003075123086")]
    [InlineData("07039012345")]
    [InlineData("2403021234567")]
    public void The_shape_of_a_national_id_is_recognized(string id) =>
        NationalIdNormalizer.LooksLikeNationalId(id, Mother, Child).ShouldBeTrue();

    [Theory]
    [InlineData("H000123")]
    [InlineData("L350247695")]
    [InlineData("20240302001")]
    [InlineData("110105199013077231")]
    [InlineData("12345678901")]
    public void The_number_of_a_record_is_no_national_id(string id) =>
        NationalIdNormalizer.LooksLikeNationalId(id, Mother, Child).ShouldBeFalse();
}

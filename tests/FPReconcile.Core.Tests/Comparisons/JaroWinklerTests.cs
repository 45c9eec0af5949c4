using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Tests.Comparisons;

public sealed class JaroWinklerTests
{
    // Reference values: Winkler (1990), table of examples of string comparators; three decimals as printed there.
    [Theory]
    [InlineData("MARTHA", "MARHTA", 0.961)]
    [InlineData("DWAYNE", "DUANE", 0.840)]
    [InlineData("DIXON", "DICKSONX", 0.813)]
    [InlineData("SHACKLEFORD", "SHACKELFORD", 0.982)]
    [InlineData("NICHLESON", "NICHULSON", 0.956)]
    [InlineData("JONES", "JOHNSON", 0.832)]
    [InlineData("ABROMS", "ABRAMS", 0.922)]
    public void Published_examples_are_reproduced(string a, string b, double expected)
    {
        JaroWinkler.Similarity(a, b).ShouldBe(expected, 0.0005);
        JaroWinkler.Similarity(b, a).ShouldBe(expected, 0.0005);
    }

    [Fact]
    public void Nothing_in_common_is_zero() => JaroWinkler.Similarity("ABC", "XYZ").ShouldBe(0);

    [Fact]
    public void One_empty_text_is_zero_and_two_are_equal()
    {
        JaroWinkler.Similarity("", "A").ShouldBe(0);
        JaroWinkler.Similarity("", "").ShouldBe(1);
    }

    [Fact]
    public void Texts_longer_than_the_stack_limit_are_compared_too()
    {
        var a = new string('A', 300);

        JaroWinkler.Similarity(a, a + "B").ShouldBeGreaterThan(0.99);
    }
}

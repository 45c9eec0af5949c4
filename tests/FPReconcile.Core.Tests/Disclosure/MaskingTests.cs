using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Tests.Reconciliation;

namespace FPReconcile.Core.Tests.Disclosure;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("Banda, Amina", "A*** B***")]
    [InlineData("Amina Grace Banda", "A*** G*** B***")]
    [InlineData("Li", "L***")]
    [InlineData("étienne", "É***")]
    [InlineData("王, 小明", "王**")]
    [InlineData("王小明", "王**")]
    [InlineData("欧阳娜娜", "欧**")]
    [InlineData("김민준", "김**")]
    [InlineData("=cmd", "***")]
    [InlineData("-Amina", "***")]
    [InlineData(null, "")]
    public void A_name_shows_its_initials_and_not_its_length(string? name, string masked) =>
        Masking.Name(District.Name(name)).ShouldBe(masked);

    [Theory]
    [InlineData("110105199003072341", "***341")]
    [InlineData("AB1234", "***234")]
    [InlineData("AB123", "***")]
    [InlineData("1", "***")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void An_identifier_shows_at_most_its_last_three_characters(string? identifier, string masked) =>
        Masking.Identifier(identifier).ShouldBe(masked);
}

using FPReconcile.App.Output;

namespace FPReconcile.App.Tests.Output;

public sealed class SafeFileNamesTests
{
    [Theory]
    [InlineData("K01")]
    [InlineData("KAMPALA_2-b")]
    [InlineData("北京")]
    [InlineData("unknown")]
    public void A_plain_code_is_its_own_name(string code) => new SafeFileNames().For(code).ShouldBe(code);

    [Theory]
    [InlineData("..")]
    [InlineData("../../etc/passwd")]
    [InlineData("..\\windows")]
    [InlineData("a/b")]
    [InlineData("K01 ")]
    [InlineData("K01.")]
    [InlineData("con")]
    [InlineData("LPT1")]
    [InlineData("")]
    [InlineData("a:b*c?d\"e<f>g|h")]
    [InlineData("\u0000\u0007\n")]
    [InlineData("K\uFFFE")]
    [InlineData("~$x")]
    public void A_hostile_code_gets_a_harmless_name(string code)
    {
        var name = new SafeFileNames().For(code);

        name.ShouldMatch("^[\\p{L}\\p{N}_-]+-[0-9a-f]{8}$");
        name.Length.ShouldBeLessThanOrEqualTo(80);
    }

    [Fact]
    public void A_long_code_is_cut_and_told_apart_by_its_hash()
    {
        var names = new SafeFileNames();

        (names.For(new string('K', 300) + "1") == names.For(new string('K', 300) + "2")).ShouldBeFalse();
    }

    [Fact]
    public void Codes_that_differ_only_in_case_or_form_get_two_files()
    {
        var names = new SafeFileNames();

        string[] all = [names.For("K01"), names.For("k01"), names.For("É"), names.For("E\u0301")];

        all.Select(name => name.Normalize()).ToHashSet(StringComparer.OrdinalIgnoreCase).Count.ShouldBe(4);
    }
}

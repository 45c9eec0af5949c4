using System.Text;
using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Tests.Normalization;

public sealed class SpoiledTextTests
{
    static SpoiledTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("Zoé", "utf-8", "windows-1252")]
    [InlineData("Ñandú", "utf-8", "windows-1252")]
    [InlineData("Ångström", "utf-8", "iso-8859-1")]
    [InlineData("李玥", "utf-8", "windows-1252")]
    [InlineData("王小明", "utf-8", "iso-8859-1")]
    [InlineData("张丽", "gb18030", "windows-1252")]
    [InlineData("王小明", "big5", "windows-1252")]
    [InlineData("김영희", "euc-kr", "windows-1252")]
    public void A_name_read_in_the_wrong_encoding_is_spoiled(string name, string written, string read)
    {
        SpoiledText.IsSpoiled(name).ShouldBeFalse();
        SpoiledText.IsSpoiled(Encoding.GetEncoding(read).GetString(Encoding.GetEncoding(written).GetBytes(name))).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Grace?")]
    [InlineData("?")]
    [InlineData("Mª José")]
    [InlineData("张×丽")]
    [InlineData("Gal·la")]
    [InlineData("N’Golo")]
    [InlineData("SÃO JOÃO")]
    [InlineData("Þórður")]
    [InlineData("Đặng Thị Âu")]
    [InlineData("فاطمة")]
    [InlineData("अमीना")]
    public void Names_with_unusual_signs_are_names(string name) => SpoiledText.IsSpoiled(name).ShouldBeFalse();
}

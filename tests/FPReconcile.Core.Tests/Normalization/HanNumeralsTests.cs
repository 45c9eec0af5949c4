using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Tests.Normalization;

public sealed class HanNumeralsTests
{
    [Theory]
    [InlineData("二〇二五年三月二日", "2025年3月2日")]
    [InlineData("二零二四年十二月三十一日", "2024年12月31日")]
    [InlineData("二○二四年十月二十日", "2024年10月20日")]
    [InlineData("民國一一四年十一月十日", "民國114年11月10日")]
    [InlineData("2025年3月2日", "2025年3月2日")]
    [InlineData("十里铺", "十里铺")]
    public void Numbers_of_dates_become_digits(string text, string expected) => HanNumerals.ToDigits(text).ShouldBe(expected);
}

using System.Globalization;
using FPReconcile.App.Spreadsheets.Csv;

namespace FPReconcile.App.Tests.Spreadsheets.Csv;

public sealed class PlainDecimalTests
{
    private const int Numbers = 20_000;

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(6)]
    public void A_number_is_written_as_its_exact_digits_round(int decimals)
    {
        var random = new Random(7 + decimals);
        var step = Math.Pow(10, -decimals);
        for (var i = 0; i < Numbers; i++)
        {
            // Numbers of every size, and those a hair beside a half of the last digit.
            var anywhere = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-8, 8));
            var besideHalf = ((random.Next(-1_000_000, 1_000_000) + 0.5) * step) + ((random.NextDouble() - 0.5) * step * 0.01);
            ShouldBeAsInGeneral(anywhere, decimals);
            ShouldBeAsInGeneral(besideHalf, decimals);
        }
    }

    [Theory]
    [InlineData(0d, "0.0000")]
    [InlineData(-0.00001, "0.0000")]
    [InlineData(0.99999, "1.0000")]
    [InlineData(-12.3456, "-12.3456")]
    [InlineData(999_999.99999, "1000000.0000")]
    public void Zero_has_no_sign_and_digits_carry_over(double number, string expected) => Written(number, 4).ShouldBe(expected);

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(1e6, 4)]
    [InlineData(double.NaN, 4)]
    [InlineData(double.NegativeInfinity, 4)]
    [InlineData(0.25, 7)]
    public void A_number_that_needs_more_is_refused(double number, int decimals) => Written(number, decimals).ShouldBeNull();

    private static void ShouldBeAsInGeneral(double number, int decimals)
    {
        if (Written(number, decimals) is not { } written)
            return;
        var general = number.ToString(FormattableString.Invariant($"F{decimals}"), CultureInfo.InvariantCulture);
        if (general.AsSpan().IndexOfAnyExcept("-0.") < 0)
            general = general.TrimStart('-');
        written.ShouldBe(general);
    }

    private static string? Written(double number, int decimals)
    {
        Span<char> text = stackalloc char[32];
        return PlainDecimal.TryFormat(number, decimals, text, out var length) ? text[..length].ToString() : null;
    }
}

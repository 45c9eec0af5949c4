using FPReconcile.App.Spreadsheets.Workbooks;

namespace FPReconcile.App.Tests.Spreadsheets.Workbooks;

public sealed class RowHeightsTests
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("short", 1)]
    [InlineData("two\nlines", 2)]
    [InlineData("four words of text", 2)]
    [InlineData("alongwordwithoutanyspaceinit", 3)]
    [InlineData("出生登记表出生登记表", 2)]
    [InlineData("a\n\nb", 3)]
    public void Lines_are_counted_by_words_and_double_width_characters(string text, int lines)
    {
        RowHeights.CountLines(text, width: 10).ShouldBe(lines);
    }

    [Fact]
    public void A_row_is_never_higher_than_a_spreadsheet_allows()
    {
        RowHeights.OfLines(5000).ShouldBeLessThanOrEqualTo(409);
    }
}

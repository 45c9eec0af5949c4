using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.Core.Tests.Intake.Sheets;

public sealed class NoBirthsStatementTests
{
    [Theory]
    [InlineData("Month|No births this month", "2025-03|yes", "2025-03")]
    [InlineData("month|NO BIRTHS THIS MONTH", " 2025-3 |YES", "2025-03")]
    [InlineData("月份|本月无出生", "2025/03|是", "2025-03")]
    [InlineData("月份|本月无出生", "２０２５-０３|是", "2025-03")]
    [InlineData("Month|No births this month", "2025-03|", null)]
    [InlineData("Month|No births this month", "2025-03|no", null)]
    [InlineData("Month|No births this month", "last month|yes", null)]
    [InlineData("Month|No births this month", "|yes", null)]
    public void A_month_and_yes_below_their_headings_are_a_statement(string headings, string row, string? expected)
    {
        var rows = SheetOf.Text("Only if there was no birth in the month", headings, row);

        NoBirthsStatement.IsOn(rows).ShouldBeTrue();
        NoBirthsStatement.MonthIn(rows).ShouldBe(expected);
    }

    [Fact]
    public void A_month_that_became_a_date_is_read()
    {
        var rows = SheetOf.Text("Month|No births this month");
        rows.Add(new SheetRow(2, [Cell.OfDate(new DateTime(2025, 3, 1, 0, 0, 0, DateTimeKind.Unspecified)), Cell.OfText("yes")]));

        NoBirthsStatement.MonthIn(rows).ShouldBe("2025-03");
    }

    [Fact]
    public void Another_sheet_is_no_statement() =>
        NoBirthsStatement.IsOn(SheetOf.Text("Month|Births", "2025-03|yes")).ShouldBeFalse();
}

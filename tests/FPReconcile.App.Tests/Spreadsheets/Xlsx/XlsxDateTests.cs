using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Tests.Spreadsheets.Xlsx;

/// <summary>Expected dates are what Excel shows for the serial number (ECMA-376 part 1, 18.17.4).</summary>
public sealed class XlsxDateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(14, true)]
    [InlineData(22, true)]
    [InlineData(31, true)]
    [InlineData(45, true)]
    [InlineData(58, true)]
    [InlineData(0, false)]
    [InlineData(4, false)]
    [InlineData(49, false)]
    public void Built_in_formats_tell_dates(int format, bool isDate)
    {
        Single(new RawXlsx { Styles = [0, format] }, "45351").Kind.ShouldBe(isDate ? CellKind.Date : CellKind.Number);
    }

    [Theory]
    [InlineData("yyyy\\-mm\\-dd", true)]
    [InlineData("[$-107041E]d mmm yyyy", true)]
    [InlineData("yyyy\"年\"m\"月\"d\"日\"", true)]
    [InlineData("[hh]", true)]
    [InlineData("[Red]0.00", false)]
    [InlineData("#,##0 \"days\"", false)]
    [InlineData("0\\d", false)]
    [InlineData("0_s", false)]
    [InlineData("[$USD] 0", false)]
    [InlineData("General", false)]
    [InlineData("000000", false)]
    [InlineData("0\"open", false)]
    [InlineData("[open", false)]
    [InlineData("0\\", false)]
    public void Custom_formats_tell_dates_by_their_tokens(string code, bool isDate)
    {
        NumberFormats.Of(code).IsDate.ShouldBe(isDate);
    }

    [Theory]
    [InlineData("45351", "", "@2024-02-29T00:00")]
    [InlineData("45351.545138888889", "", "@2024-02-29T13:05")]
    [InlineData("43889", "date1904=\"1\"", "@2024-02-29T00:00")]
    [InlineData("43889", "date1904=\"true\"", "@2024-02-29T00:00")]
    [InlineData("45351", "date1904=\"0\"", "@2024-02-29T00:00")]
    [InlineData("1", "", "@1900-01-01T00:00")]
    [InlineData("59", "", "@1900-02-28T00:00")]
    [InlineData("61", "", "@1900-03-01T00:00")]
    [InlineData("0.5", "", "@1899-12-30T12:00")]
    [InlineData("-5", "", "#-5")]
    [InlineData("99999999", "", "#99999999")]
    public void Serial_numbers_become_the_date_that_excel_shows(string serial, string properties, string expected)
    {
        Single(new RawXlsx { Styles = [0, 14], Properties = properties }, serial).Show().ShouldBe(expected);
    }

    [Theory]
    [InlineData("2024-02-29", "@2024-02-29T00:00")]
    [InlineData("2024-02-29T23:30:00+14:00", "@2024-02-29T23:30")]
    [InlineData("2024-02-29T23:30:00Z", "@2024-02-29T23:30")]
    [InlineData("13:05:00", "@1899-12-30T13:05")]
    [InlineData("29/02/2024", "29/02/2024")]
    public void Cells_of_the_date_type_hold_iso_dates(string text, string expected)
    {
        _folder.ReadRows(RawXlsx.OfRows($"""<row r="1"><c r="A1" t="d"><v>{text}</v></c></row>""")).Single().Show().ShouldBe(expected);
    }

    [Fact]
    public void A_custom_format_outranks_the_builtin_of_its_number()
    {
        Single(new RawXlsx { Formats = [(14, "0.00")], Styles = [0, 14] }, "45351").Kind.ShouldBe(CellKind.Number);
    }

    private Cell Single(RawXlsx workbook, string value) =>
        _folder.ReadRows(workbook.Add("S", $"""<row r="1"><c r="A1" s="1"><v>{value}</v></c></row>""").ToBytes()).Single().Cells[0];
}

using System.Text;
using FPReconcile.App.Spreadsheets.Csv;

namespace FPReconcile.App.Tests.Spreadsheets.Csv;

public sealed class CsvTableWriterTests
{
    [Fact]
    public void Rows_follow_RFC_4180_without_a_byte_order_mark()
    {
        Write(static table =>
        {
            table.Text("Zoé").Text("a,b").EndRow();
            table.Text("say \"hi\"").Text("two\nlines").EndRow();
            table.Blank().Text("").EndRow();
        }).ShouldBe("a,b\r\nZoé,\"a,b\"\r\n\"say \"\"hi\"\"\",\"two\nlines\"\r\n,\r\n");
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+44", "'+44")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM", "'@SUM")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("\nx", "\"'\nx\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("=a,b", "\"'=a,b\"")]
    [InlineData("a=b", "a=b")]
    public void Texts_that_a_spreadsheet_would_run_are_escaped(string text, string written)
    {
        Write(table => table.Text(text).Blank().EndRow()).ShouldBe($"a,b\r\n{written},\r\n");
    }

    [Fact]
    public void Numbers_and_dates_are_never_escaped_and_have_fixed_decimals()
    {
        Write(static table =>
        {
            table.Number(-7).Number(-1234567.891234, 4).EndRow();
            table.Date(new DateOnly(2025, 3, 1)).Number(0.5, 6).EndRow();
            table.Number(-0.00001, 4).Number(1e15, 0).EndRow();
            table.Date(null).Number(null, 4).EndRow();
        }).ShouldBe("a,b\r\n-7,-1234567.8912\r\n2025-03-01,0.500000\r\n0.0000,1000000000000000\r\n,\r\n");
    }

    [Fact]
    public void A_row_with_another_number_of_fields_is_a_bug()
    {
        Should.Throw<InvalidOperationException>(() => Write(static table => table.Text("only one").EndRow()));
    }

    private static string Write(Action<CsvTableWriter> rows)
    {
        using var stream = new MemoryStream();
        using (var table = new CsvTableWriter(stream, "a", "b"))
            rows(table);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

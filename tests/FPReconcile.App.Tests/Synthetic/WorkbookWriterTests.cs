using System.Text;
using FPReconcile.Synthetic.Workbooks;

namespace FPReconcile.App.Tests.Synthetic;

/// <summary>Both workbook writers, read back by a library that had no part in writing them.</summary>
public sealed class WorkbookWriterTests
{
    public enum Format
    {
        Xlsx,
        Xls,
        Xls1904,
    }

    public WorkbookWriterTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData(Format.Xlsx)]
    [InlineData(Format.Xls)]
    [InlineData(Format.Xls1904)]
    public void Texts_numbers_dates_and_blanks_come_back(Format format)
    {
        var sheet = new WorkbookSheet("出生 1");
        sheet.AddRow(
            SheetCell.OfText(" 张 & <b> "), SheetCell.OfNumber(-2.5), SheetCell.Blank,
            SheetCell.OfDate(new DateOnly(2024, 2, 29), DateFormat.Iso), SheetCell.OfDate(new DateOnly(1988, 12, 31), DateFormat.DayMonthYear));

        var read = WriteAndRead(format, sheet)[0];

        read.Name.ShouldBe("出生 1");
        read.Rows[0].ShouldBe([" 张 & <b> ", -2.5, null, new DateTime(2024, 2, 29), new DateTime(1988, 12, 31)]);
    }

    [Theory]
    [InlineData(Format.Xlsx)]
    [InlineData(Format.Xls)]
    public void Hidden_sheets_blank_rows_and_merged_cells_come_back(Format format)
    {
        var first = new WorkbookSheet("first");
        first.AddTextRow("title");
        first.AddBlankRow();
        first.AddTextRow("a", "b", "c");
        first.Merge(new MergedBlock(0, 0, 0, 2));
        var hidden = new WorkbookSheet("second") { Visibility = SheetVisibility.Hidden };
        hidden.AddTextRow("x");
        var veryHidden = new WorkbookSheet("third") { Visibility = SheetVisibility.VeryHidden };

        var read = WriteAndRead(format, first, hidden, veryHidden);

        read.Select(sheet => sheet.State).ShouldBe(["visible", "hidden", "veryhidden"]);
        read[0].Rows.Count.ShouldBe(3);
        read[0].Merged.ShouldBe([(0, 0, 0, 2)]);
    }

    /// <summary>5,000 different texts need several CONTINUE records in .xls.</summary>
    [Theory]
    [InlineData(Format.Xlsx)]
    [InlineData(Format.Xls)]
    public void Many_texts_come_back_in_order(Format format)
    {
        var sheet = new WorkbookSheet("many");
        for (var i = 0; i < 5000; i++)
            sheet.AddTextRow($"text {i}", "same");

        var read = WriteAndRead(format, sheet)[0];

        read.Rows.Select(row => row[0]).ShouldBe(Enumerable.Range(0, 5000).Select(i => $"text {i}"));
        read.Rows.ShouldAllBe(row => (string)row[1]! == "same");
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(16383, "XFD")]
    public void Columns_have_the_letters_of_excel(int column, string letters) => XlsxWorkbook.ColumnLetters(column).ShouldBe(letters);

    private static List<Sheet> WriteAndRead(Format format, params WorkbookSheet[] sheets)
    {
        using var stream = new MemoryStream();
        if (format == Format.Xlsx)
            XlsxWorkbook.Write(stream, sheets);
        else
            Biff8Workbook.Write(stream, sheets, uses1904Dates: format == Format.Xls1904);
        stream.Position = 0;
        return WorkbookReading.Sheets(stream);
    }
}

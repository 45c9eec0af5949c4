using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using FPReconcile.App.Spreadsheets.Workbooks;
using CellStyle = FPReconcile.App.Spreadsheets.Workbooks.CellStyle;
using CellValue = FPReconcile.App.Spreadsheets.Workbooks.CellValue;

namespace FPReconcile.App.Tests.Spreadsheets.Workbooks;

public sealed class XlsxWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_workbook_with_everything_is_valid_for_office()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Write(Everything())), isEditable: false);

        new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document).Select(static error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes()
    {
        var bytes = Write(Everything());

        Write(Everything()).ShouldBe(bytes);
        // Two writes fall into the same two seconds of a zip file's clock: the time is looked at as well.
        using var zip = new ZipArchive(new MemoryStream(bytes));
        zip.Entries.ShouldAllBe(static entry => entry.LastWriteTime.Year == 1980);
    }

    [Fact]
    public void What_was_written_is_read_back()
    {
        using var file = _folder.Open(Write(Everything()));

        file.Sheets.Select(static sheet => (sheet.Name, sheet.IsHidden)).ShouldBe([("Births & more", false), ("O'Brien's", false), ("Lists", true)]);
        file.Sheets[0].ReadRows().Select(CellText.Show).ShouldBe(
        [
            "Births not registered",
            "District of Example, as of 2025-06-30",
            "Case|Born|Days|Weight|Share|Name|Reason|Disposition",
            "007|@2025-01-31T00:00|#149|#3.25|#0.5|=1+1|two\r\nlines _x0041_",
            "008|1899-01-01|#-1||||\u0007 bell",
            "009",
        ]);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData(" leading and trailing ")]
    [InlineData("_x0041_")]
    [InlineData("a\r\nb\tc\u0001")]
    [InlineData("𠮷<&>\"'")]
    public void Texts_come_back_as_they_were(string text)
    {
        using var file = _folder.Open(Write(OneCell(CellValue.Text(text))));

        file.Sheets[0].ReadRows().Single().Show().ShouldBe(text);
    }

    [Fact]
    public void Half_a_character_does_not_break_the_file()
    {
        using var file = _folder.Open(Write(OneCell(CellValue.Text("a\uD800b"))));

        file.Sheets[0].ReadRows().Single().Show().ShouldBe("a\uD800b");
    }

    [Fact]
    public void Texts_are_stored_as_texts_under_the_text_format()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Write(OneCell(CellValue.Text("=1+1")))), isEditable: false);
        var cell = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().Single();
        var format = document.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);

        cell.CellFormula.ShouldBeNull();
        cell.DataType!.Value.ShouldBe(CellValues.InlineString);
        format.NumberFormatId!.Value.ShouldBe(49u);
    }

    [Theory]
    [InlineData(nameof(CellStyle.Text))]
    [InlineData(nameof(CellStyle.Date))]
    [InlineData(nameof(CellStyle.Integer))]
    [InlineData(nameof(CellStyle.Input))]
    public void Dates_are_shown_as_dates_in_a_column_of_any_style(string style)
    {
        using var file = _folder.Open(Write(OneCell(CellValue.Date(new DateOnly(2024, 2, 29)), Enum.Parse<CellStyle>(style))));

        file.Sheets[0].ReadRows().Single().Show().ShouldBe("@2024-02-29T00:00");
    }

    [Fact]
    public void The_header_is_frozen_filtered_and_repeated_in_print()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Write(Everything())), isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.First().Worksheet;
        var pane = sheet.Descendants<Pane>().Single();

        (pane.TopLeftCell!.Value, pane.State!.Value).ShouldBe(("B4", PaneStateValues.Frozen));
        sheet.Descendants<AutoFilter>().Single().Reference!.Value.ShouldBe("A3:H6");
        document.WorkbookPart.Workbook.DefinedNames!.Elements<DefinedName>().Select(static name => name.Text)
            .ShouldBe(["'Births & more'!$A$3:$H$6", "'Births & more'!$3:$3", "'O''Brien''s'!$A$1:$A$2", "'O''Brien''s'!$1:$1"]);
    }

    [Fact]
    public void Short_choices_stand_in_the_rule_and_long_ones_on_a_hidden_sheet()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Write(Everything())), isEditable: false);
        var rules = document.WorkbookPart!.WorksheetParts.SelectMany(static part => part.Worksheet.Descendants<DataValidation>()).ToList();

        rules.Select(static rule => (rule.SequenceOfReferences!.InnerText, rule.Formula1!.Text)).ShouldBe(
            [("H4:H6", "\"registered,not found\""), ("A2:A2", "Lists!$A$1:$A$2")]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("'quoted")]
    [InlineData("a name of more than 31 characters")]
    public void Names_that_a_spreadsheet_refuses_are_refused(string name)
    {
        Should.Throw<ArgumentException>(() => Write(new WorkbookModel { Sheets = [new SheetModel { Name = name, Columns = [new ColumnModel("A", 9)] }] }));
    }

    [Fact]
    public void Two_sheets_cannot_share_a_name_and_one_must_be_visible()
    {
        var sheet = new SheetModel { Name = "Births", Columns = [new ColumnModel("A", 9)] };

        Should.Throw<ArgumentException>(() => Write(new WorkbookModel { Sheets = [sheet, sheet with { Name = "BIRTHS" }] }));
        Should.Throw<ArgumentException>(() => Write(new WorkbookModel { Sheets = [sheet with { IsHidden = true }] }));
    }

    private static WorkbookModel Everything() => new()
    {
        Sheets =
        [
            new SheetModel
            {
                Name = "Births & more",
                Titles = ["Births not registered", "District of Example, as of 2025-06-30"],
                FrozenColumns = 1,
                DoneColumn = 7,
                Columns =
                [
                    new ColumnModel("Case", 12, CellStyle.Muted) { IsHidden = true },
                    new ColumnModel("Born", 12, CellStyle.Date),
                    new ColumnModel("Days", 8, CellStyle.Integer),
                    new ColumnModel("Weight", 8, CellStyle.Decimal),
                    new ColumnModel("Share", 8, CellStyle.Percent),
                    new ColumnModel("Name", 20, CellStyle.Emphasis),
                    new ColumnModel("Reason", 40, CellStyle.WrappedText),
                    new ColumnModel("Disposition", 20, CellStyle.Input) { Choices = ["registered", "not found"] },
                ],
                Rows =
                [
                    new RowModel(
                        [
                            CellValue.Text("007"), CellValue.Date(new DateOnly(2025, 1, 31)), CellValue.Integer(149), CellValue.Decimal(3.25),
                            CellValue.Decimal(0.5), CellValue.Text("=1+1"), CellValue.Text("two\r\nlines _x0041_"),
                        ],
                        RowTone.Urgent),
                    new RowModel(
                        [
                            CellValue.Text("008"), CellValue.Date(new DateOnly(1899, 1, 1)), CellValue.Integer(-1), CellValue.Blank,
                            CellValue.Blank, CellValue.Blank, CellValue.Text("\u0007 bell"),
                        ],
                        RowTone.Attention),
                    new RowModel([CellValue.Text("009") with { Style = CellStyle.Emphasis }]),
                ],
            },
            new SheetModel { Name = "O'Brien's", IsLandscape = false, Columns = [new ColumnModel("Answer", 30) { Choices = ["yes, gladly", "no"] }], Rows = [new RowModel([])] },
        ],
    };

    private static WorkbookModel OneCell(CellValue cell, CellStyle style = CellStyle.Text) => new()
    {
        Sheets = [new SheetModel { Name = "S", HasHeader = false, Columns = [new ColumnModel("", 10, style)], Rows = [new RowModel([cell])] }],
    };

    private static byte[] Write(WorkbookModel workbook)
    {
        using var stream = new MemoryStream();
        XlsxWriter.Write(stream, workbook);
        return stream.ToArray();
    }
}

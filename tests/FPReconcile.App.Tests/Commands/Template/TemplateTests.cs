using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Tests.Commands.Check;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Languages;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace FPReconcile.App.Tests.Commands.Template;

/// <summary>The template of every source in every language: valid, empty, and read without a complaint once filled in.</summary>
[Collection(CheckCollection.Name)]
public sealed class TemplateTests : IDisposable
{
    private const int HeaderRow = 3;

    private readonly CheckFolder _folder = new();
    private readonly string _file;

    public TemplateTests() => _file = _folder.Path("births.xlsx");

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var source in Enum.GetValues<SourceKind>())
            {
                foreach (var language in ClerkLanguage.Codes)
                    all.Add(source.Name(), language);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_is_valid_for_office(string source, string language)
    {
        Make(source, language);

        CheckFolder.MistakesIn(_file).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Filled_in_it_is_read_without_a_complaint(string source, string language)
    {
        Make(source, language);
        var columns = FillIn(ClerkLanguage.Of(language));

        var run = Check(source, language);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldBeEmpty();
        run.Output.ShouldContain(ClerkLanguage.Of(language).Text(ClerkText.TotalsAgree, 2, 2, 0, 0));
        run.Output.ShouldContain(ClerkLanguage.Of(language).Text(ClerkText.NothingSetAside));
        run.Output.ShouldNotContain(ClerkLanguage.Of(language).Text(ClerkText.Notes) + "\n");
        var intake = Read(SourceKindOf(source));
        intake.Records.Count.ShouldBe(2);
        var sheet = intake.Sheets.ShouldHaveSingleItem();
        sheet.Note.ShouldBeEmpty();
        sheet.ColumnsDropped.ShouldBe(0);
        sheet.Outline!.Columns.Count.ShouldBe(columns);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_column_has_a_note_and_words_have_drop_downs(string source, string language)
    {
        Make(source, language);

        using var document = SpreadsheetDocument.Open(_file, isEditable: false);
        var rules = document.WorkbookPart!.WorksheetParts.First().Worksheet.Descendants<DataValidation>().ToList();
        rules.ShouldAllBe(static rule => rule.Prompt!.Value!.Length > 0 && rule.Prompt.Value.Length <= 255);
        rules.Count.ShouldBe(HeadersOf(document).Count);
        rules.Count(static rule => rule.Formula1 is not null).ShouldBe(source switch { "facility" => 4, "registration" => 4, _ => 3 });
    }

    [Fact]
    public void Identifiers_are_text_and_dates_are_dates()
    {
        Make("facility", "en");

        using var document = SpreadsheetDocument.Open(_file, isEditable: false);
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var headers = HeadersOf(document);
        var columns = document.WorkbookPart.WorksheetParts.First().Worksheet.Descendants<Column>().ToList();
        FormatOf("Mother national ID").ShouldBe("49");
        FormatOf("Date of birth").ShouldBe("yyyy\\-mm\\-dd");

        string FormatOf(string heading)
        {
            var id = formats.CellFormats!.Elements<CellFormat>().ElementAt((int)columns[headers.IndexOf(heading)].Style!.Value).NumberFormatId!.Value;
            return formats.NumberingFormats!.Elements<NumberingFormat>().FirstOrDefault(format => format.NumberFormatId!.Value == id)?.FormatCode!.Value ?? id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    [Fact]
    public void Left_empty_it_asks_for_rows_or_a_statement()
    {
        Make("facility", "en");

        var run = Check("facility", "en");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("If there was no birth in the month, state it");
    }

    [Theory]
    [InlineData("en", "yes")]
    [InlineData("zh", "是")]
    public void A_month_without_births_can_be_stated(string language, string yes)
    {
        Make("facility", language);
        State("2025-03", yes);

        var run = Check("facility", language);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldBeEmpty();
        run.Output.ShouldContain(ClerkLanguage.Of(language).Text(ClerkText.NoBirthsStated, "2025-03"));
        var intake = Read(SourceKind.Facility);
        intake.Problems.ShouldBeEmpty();
        intake.Sheets.Select(static sheet => sheet.Note).ShouldContain("no births stated for 2025-03");
    }

    [Fact]
    public void A_statement_beside_rows_is_pointed_out()
    {
        Make("facility", "en");
        FillIn(ClerkLanguage.Of("en"));
        State("2025-03", "yes");

        var run = Check("facility", "en");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("but it holds rows");
    }

    [Fact]
    public void A_statement_without_yes_states_nothing()
    {
        Make("facility", "en");
        State("2025-03", "");

        Check("facility", "en").ExitCode.ShouldBe(1);
    }

    [Fact]
    public void A_workbook_that_is_there_is_not_replaced()
    {
        File.WriteAllText(_file, "filled in by hand");

        var run = InProcessRun.Start("template", "--source", "facility", "--out", _file);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("is not replaced");
        File.ReadAllText(_file).ShouldBe("filled in by hand");
    }

    [Theory]
    [InlineData("deaths", "births.xlsx", "en", 2, "facility, registration or register")]
    [InlineData("facility", "births.xls", "en", 2, ".xlsx")]
    [InlineData("facility", "births.xlsx", "xx", 2, "en, zh")]
    [InlineData("facility", "file.txt/births.xlsx", "en", 1, "cannot be written")]
    public void What_is_wrong_is_told(string source, string name, string language, int exitCode, string told)
    {
        _folder.Write("file.txt", "");

        var run = InProcessRun.Start("template", "--source", source, "--out", _folder.Path(name), "--language", language);

        run.ExitCode.ShouldBe(exitCode);
        run.Error.ShouldContain(told);
    }

    private void Make(string source, string language)
    {
        var run = InProcessRun.Start("template", "--source", source, "--out", _file, "--language", language);
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain(_file);
    }

    private (int ExitCode, string Output, string Error) Check(string source, string language) =>
        InProcessRun.Start("check", _file, "--source", source, "--as-of", "2025-06-30", "--language", language);

    private SourceIntake Read(SourceKind source) =>
        SourceReader.ReadSource(source, _file, new IntakeSettings(new DateOnly(2025, 6, 30), DateOrder.DayMonthYear, []));

    private static SourceKind SourceKindOf(string name) => SourceKinds.TryParse(name, out var source) ? source : throw new ArgumentException("no source", nameof(name));

    private static List<string> HeadersOf(SpreadsheetDocument document) =>
        [.. document.WorkbookPart!.WorksheetParts.First().Worksheet.Descendants<Row>().Single(static row => row.RowIndex! == HeaderRow).Elements<Cell>().Select(static cell => cell.InnerText)];

    /// <summary>Writes twins below the headings, as a clerk would: the first choices of each list, dates as dates.</summary>
    private int FillIn(ClerkLanguage language)
    {
        using var document = SpreadsheetDocument.Open(_file, isEditable: true);
        var headers = HeadersOf(document);
        var data = document.WorkbookPart!.WorksheetParts.First().Worksheet.GetFirstChild<SheetData>()!;
        for (var child = 0; child < 2; child++)
        {
            var row = new Row { RowIndex = (uint)(HeaderRow + 1 + child) };
            row.Append(headers.Select((header, column) => CellOf(header, column, child, language)));
            data.Append(row);
        }

        return headers.Count;
    }

    private void State(string month, string answer)
    {
        using var document = SpreadsheetDocument.Open(_file, isEditable: true);
        var cells = document.WorkbookPart!.WorksheetParts.Last().Worksheet.Descendants<Row>().Single(static row => row.RowIndex! == HeaderRow + 1).Elements<Cell>().ToList();
        foreach (var (cell, text) in cells.Zip([month, answer]))
        {
            cell.DataType = CellValues.InlineString;
            cell.InlineString = new InlineString(new Text(text));
        }
    }

    private static Cell CellOf(string header, int column, int child, ClerkLanguage language)
    {
        var reference = $"{(char)('A' + column)}{HeaderRow + 1 + child}";
        var names = CanonicalColumns.All.Select(static canonical => canonical.Name()).Append("registration_number").Append("entry_number");
        var name = names.First(candidate => language.Heading(candidate) == header);
        if (name.EndsWith("_date", StringComparison.Ordinal))
        {
            // 2025-03-02 and 1990-12-25 as spreadsheets count days.
            return new Cell { CellReference = reference, CellValue = new CellValue(name == "mother_birth_date" ? "33232" : "45718"), StyleIndex = DateStyle };
        }

        var text = language.Choices(name) is { Count: > 0 } choices ? choices[name is "birth_order" ? child : name is "plurality" ? 1 : 0] : ValueOf(name, child);
        return new Cell { CellReference = reference, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };
    }

    private static uint DateStyle => (uint)App.Spreadsheets.Workbooks.StyleSheet.IndexOf(App.Spreadsheets.Workbooks.CellStyle.Date);

    private static string ValueOf(string name, int child) => name switch
    {
        "record_id" or "registration_number" or "entry_number" => $"F01-000{child}",
        "facility_code" => "F01",
        "area_code" => "A01",
        "birth_time" => "13:05",
        "birth_weight_g" => "2900",
        "gestation" => "38+5",
        "phone" => "0991234567",
        "mother_national_id" => "AB123456",
        "certificate_number" => $"B30000000{child}",
        "child_name" => "王小丽",
        "mother_name" => "张丽",
        _ => "Banda",
    };
}

using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Tests.Spreadsheets.Xlsx;

public sealed class XlsxFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Texts_numbers_and_booleans_keep_their_kind()
    {
        var rows = _folder.ReadRows(RawXlsx.OfRows(
            """<row r="1"><c r="A1" t="inlineStr"><is><t>Mary</t></is></c><c r="B1"><v>3200</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="str"><f>A1</f><v>x</v></c></row>"""));

        rows.Single().Show().ShouldBe("Mary|#3200|true|x");
    }

    [Fact]
    public void An_18_digit_id_stored_as_a_number_keeps_the_digits_of_the_file()
    {
        var rows = _folder.ReadRows(RawXlsx.OfRows(
            """<row r="1"><c r="A1"><v>123456789012345678</v></c><c r="B1"><v>1.1010519900307E+17</v></c><c r="C1"><v>9007199254740993</v></c></row>"""));

        rows.Single().Show().ShouldBe("#123456789012345678|#1.1010519900307E+17|#9007199254740993");
    }

    [Fact]
    public void A_decimal_comma_in_a_number_cell_stays_a_text()
    {
        _folder.ReadRows(RawXlsx.OfRows("""<row r="1"><c r="A1"><v>1,5</v></c></row>""")).Single().Show().ShouldBe("1,5");
    }

    [Fact]
    public void Shared_strings_join_rich_runs_and_leave_phonetic_guides_out()
    {
        var workbook = new RawXlsx
        {
            SharedStrings = """<si><t>plain</t></si><si><r><rPr><b/></rPr><t>Li</t></r><r><t xml:space="preserve"> Mei</t></r><rPh sb="0" eb="1"><t>guide</t></rPh></si><si/>""",
        };
        var rows = _folder.ReadRows(workbook.Add("S", """<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>2</v></c></row>""").ToBytes());

        rows.Single().Show().ShouldBe("Li Mei|plain");
    }

    [Fact]
    public void Escapes_of_control_characters_are_decoded()
    {
        var rows = _folder.ReadRows(RawXlsx.OfRows(
            """<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000D_b_x005F_x0041_</t></is></c><c r="B1" t="inlineStr"><is><t>_xyz_</t></is></c></row>"""));

        rows.Single().Show().ShouldBe("a\rb_x0041_|_xyz_");
    }

    [Fact]
    public void Error_cells_and_formulas_without_a_value_are_errors()
    {
        var rows = _folder.ReadRows(RawXlsx.OfRows(
            """<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><f>SUM(C1)</f></c><c r="C1"><f>1</f><v/></c><c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><f>2</f><v>2</v></c></row>"""));

        rows.Single().Show().ShouldBe("!|!|!||#2");
    }

    [Fact]
    public void A_shared_string_out_of_range_is_damage()
    {
        _folder.Refused(RawXlsx.OfRows("""<row r="1"><c r="A1" t="s"><v>77</v></c></row>""")).Code.ShouldBe(FileProblemCode.Corrupt);
    }

    [Fact]
    public void References_in_small_letters_and_missing_references_find_their_column()
    {
        var rows = _folder.ReadRows(RawXlsx.OfRows(
            """<row r="4"><c r="b4"><v>1</v></c><c><v>2</v></c><c r="aa4"><v>3</v></c></row><row><c><v>4</v></c></row>"""));

        rows.Select(static row => row.Number).ShouldBe([4, 5]);
        rows[0].Show().ShouldBe("|#1|#2" + new string('|', 24) + "#3");
        rows[1].Show().ShouldBe("#4");
    }

    [Fact]
    public void Rows_without_a_value_are_left_out_and_numbers_stay_those_of_the_sheet()
    {
        var rows = _folder.ReadRows(RawXlsx.OfRows(
            """<row r="1"/><row r="2"><c r="A2" s="1"/></row><row r="7"><c r="A7"><v>1</v></c><c r="B7" t="inlineStr"><is><t> </t></is></c></row>"""));

        rows.Single().Number.ShouldBe(7);
        rows.Single().Cells.Count.ShouldBe(1);
    }

    [Fact]
    public void Rows_can_be_read_again()
    {
        using var file = _folder.Open(RawXlsx.OfRows("""<row r="1"><c r="A1"><v>1</v></c></row>"""));

        file.Sheets[0].ReadRows().Count().ShouldBe(1);
        file.Sheets[0].ReadRows().Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("hidden", true)]
    [InlineData("veryHidden", true)]
    [InlineData("", false)]
    public void Hidden_sheets_say_so(string state, bool isHidden)
    {
        using var file = _folder.Open(new RawXlsx().Add("March", "", state: state).ToBytes());

        file.Sheets.Single().IsHidden.ShouldBe(isHidden);
        file.Sheets.Single().Name.ShouldBe("March");
    }

    [Fact]
    public void Merged_blocks_are_found_after_the_rows()
    {
        var workbook = new RawXlsx().Add("S", """<row r="1"><c r="A1"><v>1</v></c></row>""",
            """<mergeCells count="3"><mergeCell ref="B1:D2"/><mergeCell ref="a3:A5"/><mergeCell ref="ZZZZ1:B2"/></mergeCells>""");
        using var file = _folder.Open(workbook.ToBytes());

        file.Sheets[0].ReadMergedRanges().ShouldBe([new MergedRange(1, 1, 2, 3), new MergedRange(3, 0, 5, 0)]);
    }

    [Fact]
    public void A_strict_workbook_in_another_folder_is_read()
    {
        var workbook = new RawXlsx { IsStrict = true, Folder = "docs/book" };

        _folder.ReadRows(workbook.Add("S", """<row r="1"><c r="A1"><v>1</v></c></row>""").ToBytes()).Single().Show().ShouldBe("#1");
    }

    [Fact]
    public void Prefixed_elements_and_extensions_do_not_disturb()
    {
        var xml = $"""
            <x:worksheet xmlns:x="{RawXlsx.Main}" xmlns:e="urn:other"><x:sheetData>
            <x:row r="1" e:r="9"><x:c r="A1" e:t="s"><x:v>1</x:v><x:extLst><x:ext><e:v>5</e:v></x:ext></x:extLst></x:c><x:extLst><x:c><x:v>8</x:v></x:c></x:extLst></x:row>
            </x:sheetData></x:worksheet>
            """;
        var bytes = RawXlsx.Replace(new RawXlsx().Add("S", "").ToBytes(), "xl/worksheets/sheet1.xml", xml, newName: "xl\\worksheets\\sheet1.xml");

        _folder.ReadRows(bytes).Single().Show().ShouldBe("#1");
    }

    [Fact]
    public void Sheets_that_are_charts_are_passed_over()
    {
        using var file = _folder.Open(new RawXlsx().Add("Chart", "", type: "chartsheet").Add("Births", "").ToBytes());

        file.Sheets.Single().Name.ShouldBe("Births");
    }

    [Fact]
    public void A_document_type_is_refused()
    {
        var bytes = RawXlsx.Replace(new RawXlsx().ToBytes(), "xl/workbook.xml", "<!DOCTYPE workbook [<!ENTITY a \"b\">]><workbook/>");

        _folder.Refused(bytes).Code.ShouldBe(FileProblemCode.Corrupt);
    }
}

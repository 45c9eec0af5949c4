using System.Security.Cryptography;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FPReconcile.App.Tests.Quirks;

namespace FPReconcile.App.Tests.Commands.Check;

/// <summary>What a clerk is told of a file, and the file back.</summary>
[Collection(CheckCollection.Name)]
public sealed partial class CheckTests : IDisposable
{
    private readonly CheckFolder _folder = new();
    private readonly string _file;

    public CheckTests() => _file = _folder.Write("march.csv", CheckFolder.Messy);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Columns_counts_and_codes_are_told_and_the_run_is_done()
    {
        var run = _folder.Check(_file);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("CSV text");
        run.Output.ShouldContain("headings in row 3");
        run.Output.ShouldContain("│ D      │ birth_date (Date of birth)");
        run.Output.ShouldContain("stands in for it");
        run.Output.ShouldContain("taken in: 1");
        run.Output.ShouldContain("7 read = 2 accepted + 2 set aside + 3 skipped");
        run.Output.ShouldContain("BIRTH_DATE_UNREADABLE");
        run.Output.ShouldContain("row 5, column D");
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_is_told_in_Chinese()
    {
        var run = _folder.Check(_file, "--language", "zh", "--out", _folder.Path("out"));

        run.Output.ShouldContain("读取7 = 接受2 + 搁置2 + 跳过3");
        run.Output.ShouldContain("出生日期无法识别");
        CheckFolder.TextOf(_folder.Path("out/march-checked.xlsx")).ShouldNotContain("cannot be read");
    }

    [Fact]
    public void The_language_of_the_settings_is_used_when_none_is_named()
    {
        var settings = _folder.Write("settings.json", """{ "language": "zh" }""");

        _folder.Check(_file, "--settings", settings).Output.ShouldContain("读取类别");
    }

    [Fact]
    public void The_file_back_has_the_rows_of_the_original_under_their_numbers()
    {
        _folder.Check(_file, "--out", _folder.Path("out")).ExitCode.ShouldBe(0);

        var rows = _folder.RowsBack("march");
        rows[3].ShouldStartWith("Problem|What is wrong, what to do|Record ID [A]|Mother name [B]|Mother national ID [C]|Date of birth [D]");
        rows[4].ShouldBe("||D1|A*** B***|***321|31/03/2025|F|3200|live|F01|***567");
        rows[5].ShouldStartWith("NATIONAL_ID_DAMAGED\nBIRTH_DATE_UNREADABLE\nSEX_UNREADABLE|[C] The identifier lost digits");
        rows[5].ShouldEndWith("|D2|G*** P***|***+17|2025-02-30|X***|3.1 kg|alive|F01|***568");
        rows[6].ShouldStartWith("BIRTH_DATE_MISSING\n");
        rows.ShouldNotContainKey(7);
        rows[8].ShouldBe("|||R*** M***||05/04/2025|M|2900|FSB|F02|***569");
        rows[9].ShouldBe("|no record, skipped; its content is left out");
        rows[10].ShouldBe("|no record, skipped; its content is left out");
        rows.Keys.Max().ShouldBe(10);
    }

    [Fact]
    public void Values_of_merged_cells_come_back_as_they_were_read()
    {
        var rows = QuirkSheet.Rows(
            ["record_id", "mother_name", "birth_date", "sex", "remarks"], ["D1", "Amina Banda", "2025-03-01", "F", "stillborn, JANE-CANARY"], ["D2", null, null, "M", null], ["D3", null, "2025-03-02", "M", null]);
        _folder.Write("twins.xlsx", QuirkSheet.Workbook().Add("S", rows, "<mergeCells><mergeCell ref=\"B2:B3\"/><mergeCell ref=\"C2:C3\"/></mergeCells>").ToBytes());

        _folder.Check(_folder.Path("twins.xlsx"), "--out", _folder.Path("out")).ExitCode.ShouldBe(0);

        var back = _folder.RowsBack("twins");
        back[1].ShouldEndWith("Sex [D]", customMessage: "the column that was looked through for words of death does not come back");
        back[3].ShouldBe("||D2|A*** B***|2025-03-01|M");
        back[4].ShouldBe("||D3||2025-03-02|M");
    }

    [Fact]
    public void A_row_that_repeats_another_one_says_that_it_was_skipped()
    {
        _folder.Write("twice.csv", "record_id,birth_date\nD1,2025-03-01\nD1,2025-03-01\nD2,2025-03-01\n");

        _folder.Check(_folder.Path("twice.csv"), "--out", _folder.Path("out")).Output.ShouldContain("3 read = 2 accepted + 0 set aside + 1 skipped");

        var back = _folder.RowsBack("twice");
        back[2].ShouldBe("||D1|2025-03-01");
        back[3].ShouldBe("|says the same as another row of this record, or is an earlier version of it: skipped|D1|2025-03-01");
        back[4].ShouldBe("||D2|2025-03-01");
    }

    [Fact]
    public void What_is_dropped_or_masked_is_nowhere()
    {
        var run = _folder.Check(_file, "--out", _folder.Path("out"), "--save-mapping", _folder.Path("mapping.json"));

        var all = string.Concat(run.Output, run.Error, CheckFolder.TextOf(_folder.Path("out/march-checked.xlsx")), File.ReadAllText(_folder.Path("mapping.json")));
        foreach (var secret in new[] { "CANARY", "Parity", "Amina", "Banda", "Ruth", "Xerxes", "Zomba", "110105199003074321", "CM123456", "0991234567", "health centre" })
            all.ShouldNotContain(secret, Case.Insensitive);
    }

    [Fact]
    public void No_cell_of_the_file_back_can_run_as_a_formula()
    {
        _folder.Write("ids.csv", "record_id,birth_date,facility_code\n=1+1,2025-03-01,@SUM(A1)\n+12,2025-03-02,-7\n");

        _folder.Check(_folder.Path("ids.csv"), "--out", _folder.Path("out")).ExitCode.ShouldBe(0);

        using var document = SpreadsheetDocument.Open(_folder.Path("out/ids-checked.xlsx"), isEditable: false);
        var cells = document.WorkbookPart!.WorksheetParts.SelectMany(static part => part.Worksheet.Descendants<Cell>()).ToList();
        cells.ShouldAllBe(static cell => cell.CellFormula == null);
        cells.Count(static cell => cell.InnerText.StartsWith('=') && cell.DataType!.Value == CellValues.InlineString).ShouldBe(1);
    }

    [Fact]
    public void Cells_that_were_set_aside_are_coloured()
    {
        _folder.Check(_file, "--out", _folder.Path("out"));

        using var document = SpreadsheetDocument.Open(_folder.Path("out/march-checked.xlsx"), isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.ElementAt(1).Worksheet;
        var styles = sheet.Descendants<Cell>().ToLookup(static cell => cell.StyleIndex!.Value, static cell => cell.CellReference!.Value!);
        // National id, birth date and sex of row 5; birth date, weight and outcome of row 6.
        styles.Select(static group => group.Order(StringComparer.Ordinal).ToList()).ShouldContain(static cells => cells.SequenceEqual(new[] { "E5", "F5", "F6", "G5", "H6", "I6" }));
    }

    [Fact]
    public void The_file_back_is_valid_for_office_and_its_summary_agrees()
    {
        _folder.Check(_file, "--out", _folder.Path("out"));

        CheckFolder.MistakesIn(_folder.Path("out/march-checked.xlsx")).ShouldBeEmpty();
        var summary = string.Join('\n', _folder.RowsBack("march", sheet: 0).Values);
        summary.ShouldContain("Data|#7|#2|#2|#3|#4|7 read = 2 accepted + 2 set aside + 3 skipped");
        summary.ShouldContain("WEIGHT_OUT_OF_RANGE|#1|value|row 6, column F|||The birth weight lies outside");
    }

    [Fact]
    public void The_original_is_not_touched_and_the_same_file_comes_back_twice()
    {
        var before = File.ReadAllBytes(_file);
        _folder.Check(_file, "--out", _folder.Path("out"));
        var first = SHA256.HashData(File.ReadAllBytes(_folder.Path("out/march-checked.xlsx")));

        _folder.Check(_file, "--out", _folder.Path("out"));

        SHA256.HashData(File.ReadAllBytes(_folder.Path("out/march-checked.xlsx"))).ShouldBe(first);
        File.ReadAllBytes(_file).ShouldBe(before);
        Directory.GetFileSystemEntries(_folder.Path("out")).Select(Path.GetFileName).ShouldBe(["march-checked.xlsx"]);
    }

    [Fact]
    public void Quiet_tells_problems_only()
    {
        var run = _folder.Check(_file, "--quiet", "--facility", "F09");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain("2 of 2 rows name another facility than F09: F01 (1), F02 (1)");
    }

    [Fact]
    public void A_misspelt_heading_is_pointed_out_and_not_read()
    {
        var file = _folder.Write("misspelt.csv", CheckFolder.Messy.Replace("Weight", "Wieght", StringComparison.Ordinal));

        var run = _folder.Check(file);

        run.Output.ShouldContain("birth_weight_g (Birth weight (g))");
        run.Output.ShouldContain("resembles it, NOT read");
        run.Output.ShouldNotContain("WEIGHT_OUT_OF_RANGE");
    }

    [Fact]
    public void A_file_from_the_wrong_facility_and_month_is_pointed_out()
    {
        var run = _folder.Check(_file, "--facility", "f01", "--month", "2025-01");

        run.ExitCode.ShouldBe(0);
        // One of two rows is no majority.
        run.Output.ShouldNotContain("another facility");
        run.Output.ShouldContain("2 of 2 births lie in another month than 2025-01: 2025-03 (1), 2025-04 (1)");
    }

    [Fact]
    public void A_facility_that_does_not_look_like_a_code_is_not_repeated()
    {
        var file = _folder.Write("names.csv", "record_id,birth_date,facility_code\nD1,2025-03-01,Amina Banda\n");

        var run = _folder.Check(file, "--facility", "F01");

        run.Output.ShouldContain("1 of 1 rows name another facility than F01: others (1)");
        run.Output.ShouldNotContain("Banda", Case.Insensitive);
    }

    [Fact]
    public void Every_sheet_comes_back_under_a_name_that_a_spreadsheet_allows()
    {
        var rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Record ID</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Date of birth</t></is></c></row>"
            + "<row r=\"7\"><c r=\"A7\" t=\"inlineStr\"><is><t>D1</t></is></c><c r=\"B7\" t=\"inlineStr\"><is><t>2025-03-01</t></is></c></row>";
        var file = _folder.Write("sheets.xlsx", new Tests.Spreadsheets.RawXlsx().Add("Summary", rows).Add("a/b*c", rows).Add("a?b:c", rows).ToBytes());

        _folder.Check(file, "--out", _folder.Path("out")).ExitCode.ShouldBe(0);

        CheckFolder.MistakesIn(_folder.Path("out/sheets-checked.xlsx")).ShouldBeEmpty();
        using var document = SpreadsheetDocument.Open(_folder.Path("out/sheets-checked.xlsx"), isEditable: false);
        document.WorkbookPart!.Workbook.Descendants<Sheet>().Select(static sheet => sheet.Name!.Value).ShouldBe(["Summary", "Summary 2", "a_b_c", "a_b_c 2"]);
        _folder.RowsBack("sheets", sheet: 3)[7].ShouldEndWith("|D1|2025-03-01");
    }

    [Fact]
    public void The_day_to_look_from_is_today_by_the_clock()
    {
        var file = _folder.Write("future.csv", "record_id,birth_date\nD1,2025-03-01\nD2,2999-01-01\n");

        InProcessRun.Start("check", file, "--source", "facility").Output.ShouldContain("BIRTH_DATE_AFTER_AS_OF");
    }

    [Fact]
    public void Told_counts_are_those_of_the_rows_that_come_back()
    {
        _folder.Check(_file, "--out", _folder.Path("out"));

        var rows = _folder.RowsBack("march").Where(static row => row.Key > 3).Select(static row => row.Value).ToList();
        rows.Count(static row => RowCode().IsMatch(row)).ShouldBe(2);
        rows.Count(static row => row.Contains("skipped", StringComparison.Ordinal)).ShouldBe(2, "the third skipped row is blank");
    }

    [GeneratedRegex("^[^|]*BIRTH_DATE_(MISSING|UNREADABLE)")]
    private static partial Regex RowCode();
}
